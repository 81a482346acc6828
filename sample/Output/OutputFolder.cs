namespace Generated.Neuron.Sample.Output;

/// <summary>The folder that takes the results: whole files or none.</summary>
internal sealed class OutputFolder
{
    private readonly string _path;

    /// <summary>Makes the folder if it is missing and tries a file in it, so that a long training does not end at a closed door.</summary>
    /// <exception cref="SampleException">It cannot be written.</exception>
    public OutputFolder(string path)
    {
        _path = path;
        Attempt(() =>
        {
            Directory.CreateDirectory(path);
            var trial = Temporary("trial");
            File.WriteAllBytes(trial, []);
            File.Delete(trial);
        });
    }

    /// <summary>Writes the files under names of passage and renames them when all are complete.</summary>
    /// <returns>Their paths.</returns>
    /// <exception cref="SampleException">One cannot be written.</exception>
    public IReadOnlyList<string> Write(IReadOnlyList<OutputFile> files)
    {
        var paths = files.Select(file => Path.Combine(_path, file.Name)).ToArray();
        var passing = files.Select(file => Temporary(file.Name)).ToArray();
        try
        {
            Attempt(() =>
            {
                for (var i = 0; i < files.Count; i++)
                {
                    File.WriteAllBytes(passing[i], files[i].Content);
                }

                for (var i = 0; i < files.Count; i++)
                {
                    File.Move(passing[i], paths[i], overwrite: true);
                }
            });
        }
        catch
        {
            Array.ForEach(passing, Discard);
            throw;
        }

        return paths;
    }

    private string Temporary(string name) => Path.Combine(_path, $".{name}.{Environment.ProcessId}.tmp");

    private void Attempt(Action writing)
    {
        try
        {
            writing();
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new SampleException($"The output folder '{_path}' cannot be written: {problem.Message}", problem);
        }
    }

    private static void Discard(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            // What stopped the writing may stop this too; the first failure is the one to report.
        }
    }
}
