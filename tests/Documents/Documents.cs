using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace Generated.Neuron.Tests;

/// <summary>The project's own documents, whose code is compiled and run by tests.</summary>
internal static class Documents
{
    public static string Read(string path) => File.ReadAllText(Path(path));

    /// <summary>A path in the project, from its top level.</summary>
    public static string Path(string path) => System.IO.Path.Combine(Root(), path);

    /// <summary>The fenced blocks of a language.</summary>
    public static IReadOnlyList<string> Blocks(string markdown, string language) =>
        [.. Regex.Matches(markdown, $@"^```{language}\n(?<code>.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline).Select(block => block.Groups["code"].Value)];

    private static string Root([CallerFilePath] string file = "") => System.IO.Path.GetFullPath("..", System.IO.Path.GetDirectoryName(file)!);
}
