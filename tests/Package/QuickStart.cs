using System.Text.RegularExpressions;

namespace Generated.Neuron.PackageTests;

/// <summary>The README's two ways to start, with one file and in a project: command lines and files, as they stand there.</summary>
internal static partial class QuickStart
{
    private static readonly string Readme = File.ReadAllText(PackageFeed.PathOf("README.md"));

    private static readonly string FirstSection = Section("## Start with one file");

    private static readonly string ProjectSection = Section("### In a project of your own");

    /// <summary>In the clone's folder: what packs the packages.</summary>
    public static string[] Pack { get; } = Lines(FirstSection, 0);

    /// <summary>In the folder of the one file.</summary>
    public static string[] RunFile { get; } = Lines(FirstSection, 1);

    /// <summary>In the clone's folder: what makes a project.</summary>
    public static string[] NewProject { get; } = Lines(ProjectSection, 0);

    /// <summary>In the project's folder.</summary>
    public static string[] RunProject { get; } = Lines(ProjectSection, 1);

    public static string NuGetConfig { get; } = Blocks(FirstSection, "xml").Single();

    /// <summary>The one file: its name and what is in it.</summary>
    public static (string Name, string Text) OneFile { get; } =
        (Word(OneFileName(), FirstSection), Blocks(FirstSection, "csharp").Single());

    /// <summary>Blocks for the project file, in the README's order: full speed for a Debug build, then generated files.</summary>
    public static string[] ProjectProperties { get; } =
        [.. Blocks(ProjectSection, "xml").Where(block => block.StartsWith("<PropertyGroup>", StringComparison.Ordinal))];

    /// <summary>“The program above”.</summary>
    public static string Program { get; } = Blocks(Readme[..Readme.IndexOf(ProjectSection, StringComparison.Ordinal)], "csharp")[^1];

    /// <summary>The file of the clone that is copied beside it.</summary>
    public static string Data { get; } = Word(Copied(), ProjectSection);

    /// <summary>Where generated files are written: without a path, and with the one that the section names.</summary>
    public static string[] GeneratedFiles { get; } =
        [Word(Written(), ProjectSection), Word(OutputPath(), string.Concat(ProjectProperties))];

    private static string Section(string title) => Readme[Readme.IndexOf(title, StringComparison.Ordinal)..].Split("\n## ")[0];

    /// <summary>The one word that a sentence of the section names; if it was reworded, this fails and not what uses the word.</summary>
    private static string Word(Regex sentence, string section) => Assert.Single(sentence.Matches(section)).Groups["word"].Value;

    private static string[] Lines(string section, int block) =>
        Blocks(section, "")[block].Split('\n', StringSplitOptions.RemoveEmptyEntries);

    private static List<string> Blocks(string markdown, string language) =>
        [.. Fenced()
            .Matches(markdown)
            .Where(block => block.Groups["language"].Value == language)
            .Select(block => block.Groups["text"].Value)];

    [GeneratedRegex(@"^```(?<language>\w*)\n(?<text>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fenced();

    [GeneratedRegex("^`(?<word>[^`]+)` is the whole program", RegexOptions.Multiline)]
    private static partial Regex OneFileName();

    [GeneratedRegex("copy `(?<word>[^`]+)` from the clone")]
    private static partial Regex Copied();

    [GeneratedRegex("writes the files to `(?<word>[^`]+)`")]
    private static partial Regex Written();

    [GeneratedRegex("<CompilerGeneratedFilesOutputPath>(?<word>[^<]+)<")]
    private static partial Regex OutputPath();
}
