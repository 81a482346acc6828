using System.Text.RegularExpressions;

namespace Generated.Neuron.PackageTests;

/// <summary>The README's section on a project of one's own: its command lines and files, as they stand there.</summary>
internal static partial class QuickStart
{
    private static readonly string Readme = File.ReadAllText(PackageFeed.PathOf("README.md"));

    private static readonly string Section = Readme[Readme.IndexOf("### In a project of your own", StringComparison.Ordinal)..].Split(
        "\n## ")[0];

    /// <summary>The blocks of commands, a line each: packing and a new project; adding and running.</summary>
    public static IReadOnlyList<string[]> Commands { get; } = [.. Blocks(Section, "").Select(block =>
        block.Split('\n', StringSplitOptions.RemoveEmptyEntries))];

    public static string NuGetConfig { get; } = Blocks(Section, "xml").Single(block =>
        block.StartsWith("<configuration>", StringComparison.Ordinal));

    /// <summary>What is put into the project file: full speed for a Debug build, and files of what was generated.</summary>
    public static string ProjectProperties { get; } = string.Concat(
        Blocks(Section, "xml").Where(block => block.StartsWith("<PropertyGroup>", StringComparison.Ordinal)));

    /// <summary>“The program above”.</summary>
    public static string Program { get; } = Blocks(Readme[..Readme.IndexOf(Section, StringComparison.Ordinal)], "csharp")[^1];

    /// <summary>The file of the clone that is copied beside it.</summary>
    public static string Data { get; } = Copied().Match(Section).Groups["file"].Value;

    /// <summary>Where the section says that generated files are written.</summary>
    public static string GeneratedFiles { get; } = Written().Match(Section).Groups["folder"].Value;

    private static List<string> Blocks(string markdown, string language) =>
        [.. Fenced()
            .Matches(markdown)
            .Where(block => block.Groups["language"].Value == language)
            .Select(block => block.Groups["text"].Value)];

    [GeneratedRegex(@"^```(?<language>\w*)\n(?<text>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fenced();

    [GeneratedRegex("copy `(?<file>[^`]+)` of the clone")]
    private static partial Regex Copied();

    [GeneratedRegex("write the files to `(?<folder>[^`]+)`")]
    private static partial Regex Written();
}
