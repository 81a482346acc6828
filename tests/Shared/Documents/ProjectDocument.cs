using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace Generated.Neuron.Tests.Documents;

/// <summary>The project's own documents, whose code is compiled and run by tests.</summary>
internal static class ProjectDocument
{
    /// <summary>What a project of today's SDK has without writing it.</summary>
    public const string ImplicitUsings = "global using System;\nglobal using System.Collections.Generic;\nglobal using System.IO;\nglobal "
        + "using System.Linq;\nglobal using System.Threading;\nglobal using System.Threading.Tasks;\n";

    /// <summary>
    /// A block of code, with the using directive that the block before it already showed, and without the directives that a file of a
    /// program without a project starts with (tests/Package runs it with them).
    /// </summary>
    public static string WithUsing(string block)
    {
        var code = Regex.Replace(block, "^#:.*\n", "", RegexOptions.Multiline);
        return code.Contains("using Generated.Neuron;", StringComparison.Ordinal) ? code : $"using Generated.Neuron;\n{code}";
    }

    public static string Read(string path) => File.ReadAllText(Path(path));

    /// <summary>A path in the project, from its top level.</summary>
    public static string Path(string path) => System.IO.Path.Combine(Root(), path);

    /// <summary>The fenced blocks of a language, or of several: <c>csharp|python</c>.</summary>
    public static IReadOnlyList<string> Blocks(string markdown, string language) =>
        [.. Regex.Matches(markdown, $@"^```(?:{language})\n(?<code>.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)
            .Select(block => block.Groups["code"].Value)];

    private static string Root([CallerFilePath] string file = "") =>
        System.IO.Path.GetFullPath("../../..", System.IO.Path.GetDirectoryName(file)!);
}
