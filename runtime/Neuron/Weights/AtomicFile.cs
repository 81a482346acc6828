namespace Generated.Neuron.Weights;

/// <summary>Replaces a file whole: whatever happens, the old content or the new one is there, never a part of one.</summary>
internal static class AtomicFile
{
    private const string Extension = ".tmp";

    /// <summary>
    /// Writes a temporary file beside <paramref name="path"/>, flushes it to the disk and renames it. A link stays one: what it
    /// points to is replaced.
    /// </summary>
    /// <param name="path">Where the file is to be.</param>
    /// <param name="write">Writes all of it.</param>
    /// <exception cref="IOException">The disk is full, the folder is missing or protected; what was there before is unchanged.</exception>
    public static void Write(string path, Action<Stream> write)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        string? temporary = null;
        try
        {
            var target = Target(path);

            // In the same folder, because a rename is atomic only within a file system.
            var name = $"{target}.{Guid.NewGuid():N}{Extension}";
            using (var stream = new FileStream(name, FileMode.CreateNew, FileAccess.Write, FileShare.None))
            {
                temporary = name;
                write(stream);
                stream.Flush(flushToDisk: true);
            }

            KeepMode(target, temporary);
            File.Move(temporary, target, overwrite: true);
            temporary = null;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new IOException($"{path} cannot be written: {Reason(problem, temporary)} What was there before is unchanged.", problem);
        }
        finally
        {
            Delete(temporary);
        }
    }

    /// <summary>
    /// Deletes the temporary files that processes left beside <paramref name="path"/> when they were killed while they wrote it. No
    /// other process may be writing it now.
    /// </summary>
    public static void DeleteLeftovers(string path)
    {
        var target = Target(path);
        var name = Path.GetFileName(target);
        foreach (var file in Directory.EnumerateFiles(Path.GetDirectoryName(target)!))
        {
            var candidate = Path.GetFileName(file);
            if (candidate.Length > name.Length + Extension.Length && candidate.StartsWith(name + '.', StringComparison.Ordinal)
                && candidate.EndsWith(Extension, StringComparison.Ordinal)
                && Guid.TryParseExact(candidate.AsSpan()[(name.Length + 1)..^Extension.Length], "N", out _))
            {
                Delete(file);
            }
        }
    }

    /// <summary>The file itself, or the one that a link leads to.</summary>
    private static string Target(string path)
    {
        var file = new FileInfo(path);
        return (file.LinkTarget is null ? file : file.ResolveLinkTarget(returnFinalTarget: true)!).FullName;
    }

    /// <summary>Who may read the file is for its owner to say, and has been said.</summary>
    private static void KeepMode(string target, string temporary)
    {
        if (!OperatingSystem.IsWindows() && File.Exists(target))
        {
            File.SetUnixFileMode(temporary, File.GetUnixFileMode(target));
        }
    }

    /// <summary>The system's message, without the name that nobody knows.</summary>
    private static string Reason(Exception problem, string? temporary)
    {
        var message = temporary is null ? problem.Message : problem.Message.Replace($" : '{temporary}'", "", StringComparison.Ordinal);
        return message.EndsWith('.') ? message : message + ".";
    }

    private static void Delete(string? temporary)
    {
        try
        {
            if (temporary is not null)
            {
                File.Delete(temporary);
            }
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            // The exception on its way says what went wrong; this one would hide it.
        }
    }
}
