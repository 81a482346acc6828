namespace Generated.Neuron.Sample.Output;

/// <summary>The folder for the results: either all files are written or none.</summary>
internal sealed class OutputFolder
{
    private readonly string _path;

    /// <summary>Creates the folder if it is missing and tries to write a file, so that a long training does not fail at its end.</summary>
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

    /// <summary>Writes the files under temporary names and renames them when all are complete.</summary>
    /// <returns>Their paths.</returns>
    /// <exception cref="SampleException">One cannot be written.</exception>
    public IReadOnlyList<string> Write(IReadOnlyList<OutputFile> files)
    {
        var paths = files.Select(file => Path.Combine(_path, file.Name)).ToArray();
        var temporary = files.Select(file => Temporary(file.Name)).ToArray();
        try
        {
            Attempt(() =>
            {
                for (var i = 0; i < files.Count; i++)
                {
                    File.WriteAllBytes(temporary[i], files[i].Content);
                }

                for (var i = 0; i < files.Count; i++)
                {
                    File.Move(temporary[i], paths[i], overwrite: true);
                }
            });
        }
        catch
        {
            Array.ForEach(temporary, Discard);
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
            throw new SampleException(
                $"The output folder '{_path}' cannot be written; name another one with --output: {problem.Message}", problem);
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
