using System.Runtime.CompilerServices;
using System.Text;

namespace Generated.Neuron.Tests.Snapshots;

/// <summary>
/// Generated files against accepted copies. The names and the format of the copies are those of Verify.SourceGenerators, so
/// that moving to it renames no file.
/// </summary>
/// <remarks>
/// <c>Class.Method#Hint.g.verified.cs</c> beside the test: UTF-8 with a byte order mark, line feeds, a first line
/// <c>//HintName: Hint.g.cs</c>, no line feed at the end. Where a copy is missing or differs the test fails and writes
/// <c>….received.cs</c> beside it; <c>tests/accept-snapshots</c> accepts what was received.
/// </remarks>
internal static class Snapshot
{
    private static readonly UTF8Encoding Utf8WithMark = new(encoderShouldEmitUTF8Identifier: true);

    /// <param name="sources">Generated files by hint name: all of them, for a copy of no file fails as well.</param>
    /// <param name="path">The test's file, named for its class.</param>
    /// <param name="method">The test.</param>
    public static void Verify(
        IReadOnlyDictionary<string, string> sources, [CallerFilePath] string path = "", [CallerMemberName] string method = "")
    {
        var folder = Path.GetDirectoryName(path)!;
        var prefix = $"{Path.GetFileNameWithoutExtension(path)}.{method}#";
        var differences = new List<string>();
        foreach (var (hint, text) in sources.OrderBy(source => source.Key, StringComparer.Ordinal))
        {
            Compare(
                Path.Combine(folder, prefix + Path.GetFileNameWithoutExtension(hint)),
                $"//HintName: {hint}\n{text}".TrimEnd('\n'),
                differences);
        }

        var expected = sources.Keys.Select(hint => $"{prefix}{Path.GetFileNameWithoutExtension(hint)}.verified.cs")
            .ToHashSet(StringComparer.Ordinal);
        differences.AddRange(
            Directory.EnumerateFiles(folder, $"{prefix}*.verified.cs")
                .Select(file => Path.GetFileName(file))
                .Where(file => !expected.Contains(file))
            .Select(file => $"{file} is a copy of a file that is generated no longer; delete it."));
        Assert.True(differences.Count == 0, string.Join('\n', differences));
    }

    private static void Compare(string copy, string text, List<string> differences)
    {
        var (verified, received) = ($"{copy}.verified.cs", $"{copy}.received.cs");
        byte[] bytes = [.. Utf8WithMark.GetPreamble(), .. Utf8WithMark.GetBytes(text)];
        if (File.Exists(verified) && File.ReadAllBytes(verified).AsSpan().SequenceEqual(bytes))
        {
            File.Delete(received);
            return;
        }

        File.WriteAllBytes(received, bytes);
        differences.Add(File.Exists(verified)
            ? $"{Path.GetFileName(verified)} differs from what is generated now {FirstDifference(File.ReadAllText(verified), text)}; run "
                + "tests/accept-snapshots where the change is meant."
            : $"{Path.GetFileName(verified)} is new; read {Path.GetFileName(received)} and run tests/accept-snapshots.");
    }

    private static string FirstDifference(string verified, string received)
    {
        var (before, after) = (verified.Split('\n'), received.Split('\n'));
        var line = before.Zip(after).TakeWhile(lines => lines.First == lines.Second).Count();
        return $"from line {line + 1}:\n  − {before.ElementAtOrDefault(line)}\n  + {after.ElementAtOrDefault(line)}\n";
    }
}
