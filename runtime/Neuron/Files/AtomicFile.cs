using System.Globalization;

namespace Generated.Neuron.Files;

/// <summary>Replaces a file as a whole: whatever happens, either the old or the new content is there, never a part.</summary>
internal static class AtomicFile
{
    private const string Extension = ".tmp";

    /// <summary>
    /// Writes a temporary file beside <paramref name="path"/>, flushes it to the disk and renames it. A link stays one: what it
    /// points to is replaced.
    /// </summary>
    /// <param name="path">The path of the file.</param>
    /// <param name="write">Writes all of it.</param>
    /// <exception cref="IOException">The disk is full, the folder is missing or protected; what was there before is unchanged.</exception>
    public static void Write(string path, Action<Stream> write)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        string? temporary = null;
        var (name, folder) = ("", "");
        try
        {
            var target = Target(path);

            // In the same folder, because a rename is atomic only within a file system.
            folder = Path.GetDirectoryName(target) ?? target;
            name = Path.Combine(folder, TemporaryName(target));
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
            var reason = Reason(problem, name, folder);
            throw new IOException($"{path} cannot be written: {reason} What was there before is unchanged.", problem);
        }
        finally
        {
            Delete(temporary);
        }
    }

    /// <summary>
    /// Deletes the temporary files that processes left beside <paramref name="path"/> if they were killed while writing it. No
    /// other process may be writing it now.
    /// </summary>
    public static void DeleteLeftovers(string path)
    {
        var target = Target(path);
        var prefix = Prefix(target);
        foreach (var file in Directory.EnumerateFiles(Path.GetDirectoryName(target)!, $"{prefix}*{Extension}"))
        {
            var name = Path.GetFileName(file);
            if (name.Length > prefix.Length + Extension.Length
                && Guid.TryParseExact(name.AsSpan()[prefix.Length..^Extension.Length], "N", out _))
            {
                Delete(file);
            }
        }
    }

    /// <summary>
    /// A name that nothing else has. It is of the same length for every file: a file whose name is as long as the file system
    /// allows has one too.
    /// </summary>
    private static string TemporaryName(string target) => $"{Prefix(target)}{Guid.NewGuid():N}{Extension}";

    /// <summary>What the temporary names of one file begin with: a hash of its name (FNV-1a, 64 bits).</summary>
    private static string Prefix(string target)
    {
        var hash = 14695981039346656037UL;
        foreach (var letter in Path.GetFileName(target))
        {
            hash = unchecked((hash ^ letter) * 1099511628211UL);
        }

        return string.Create(CultureInfo.InvariantCulture, $"{hash:x16}-");
    }

    /// <summary>The file itself, or the target of a link.</summary>
    private static string Target(string path)
    {
        var file = new FileInfo(path);
        return (file.LinkTarget is null ? file : file.ResolveLinkTarget(returnFinalTarget: true)!).FullName;
    }

    /// <summary>Keeps the permissions of the existing file, which its owner chose.</summary>
    private static void KeepMode(string target, string temporary)
    {
        if (!OperatingSystem.IsWindows() && File.Exists(target))
        {
            File.SetUnixFileMode(temporary, File.GetUnixFileMode(target));
        }
    }

    /// <summary>What is wrong, without the temporary name, which users do not know: the folder cannot be written to.</summary>
    private static string Reason(Exception problem, string temporary, string folder)
    {
        if (problem is DirectoryNotFoundException && folder.Length > 0)
        {
            return File.Exists(folder)
                ? $"{folder} is a file, not a folder."
                : $"The folder {folder} does not exist; create it first.";
        }

        var message = temporary.Length == 0
            ? problem.Message
            : problem.Message
                .Replace($" : '{temporary}'", "", StringComparison.Ordinal)
                .Replace(temporary, folder, StringComparison.Ordinal);
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
            // The exception that is being thrown says what went wrong; this one would hide it.
        }
    }
}
