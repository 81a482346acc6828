namespace Generated.Neuron.Sample.Output;

/// <summary>The file that <c>--save</c> names: tried before the training, written after it.</summary>
internal sealed class SavedNetwork
{
    private readonly string _path;

    private SavedNetwork(string path) => _path = path;

    /// <summary>
    /// Saves a network of the same topology next to the file and deletes it again, so that a long training does not fail at its end.
    /// </summary>
    /// <param name="path">As given; null to save nothing.</param>
    /// <param name="network">Not trained yet.</param>
    /// <returns>Null if nothing is to be saved.</returns>
    /// <exception cref="SampleException">The extension is not that of a model file, or the file cannot be written.</exception>
    public static SavedNetwork? Try(string? path, INetwork network)
    {
        if (path is null)
        {
            return null;
        }

        OutputPath.Check("--save", path);

        // The same extension, or none if there is none.
        var trial = Path.Combine(OutputPath.Folder(path), $"trial-{Environment.ProcessId}-{Path.GetFileName(path)}");
        Attempt(path, () =>
        {
            network.Save(trial);
            File.Delete(trial);
        });
        return new SavedNetwork(path);
    }

    /// <summary>Writes the trained network and shows its path.</summary>
    /// <exception cref="SampleException">The file can no longer be written.</exception>
    public void Write(Fit fit, TableEncoding? encoding, Screen.Screen screen)
    {
        var network = NetworkFile.Network(fit);
        Attempt(_path, () =>
        {
            if (encoding is null)
            {
                network.Save(_path);
            }
            else
            {
                network.Save(_path, encoding);
            }
        });
        screen.Line($"wrote {_path}");
    }

    private static void Attempt(string path, Action saving)
    {
        try
        {
            saving();
        }
        catch (ArgumentException problem)
        {
            throw new SampleException($"--save cannot write '{path}': {SampleException.Words(problem)}", problem);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new SampleException(
                $"--save cannot write '{path}'; name a file in a folder that may be written: {problem.Message}", problem);
        }
    }
}
