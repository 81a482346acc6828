namespace Generated.Neuron.Sample.Output;

/// <summary>A file that an option names, and that is written during or after a training.</summary>
internal static class OutputPath
{
    /// <summary>Checks before the training whether the file could be written.</summary>
    /// <exception cref="SampleException">There is no such folder, or the name is that of a folder.</exception>
    public static void Check(string option, string path)
    {
        if (path.Length == 0 || Directory.Exists(path))
        {
            throw new SampleException($"{option} names the folder '{path}'; name a file in it.");
        }

        var folder = Folder(path);
        if (!Directory.Exists(folder))
        {
            throw new SampleException($"{option} cannot write '{path}': there is no folder '{folder}'; create it, or name another file.");
        }
    }

    /// <summary>The folder of a file.</summary>
    public static string Folder(string path) => Path.GetDirectoryName(path) is { Length: > 0 } folder ? folder : ".";
}
