using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Generated.Neuron.Tests.Generator;

/// <summary>The SDK's own compiler with the generator, as a build starts it.</summary>
internal static partial class CommandLineCompiler
{
    /// <summary>Each error it prints for a file: the line and the number, as in <c>7 NRN001</c>.</summary>
    /// <param name="file">What is compiled.</param>
    /// <param name="options">More options of the compiler.</param>
    public static IReadOnlyList<string> Errors(string file, params string[] options)
    {
        var root = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(typeof(object).Assembly.Location)!, "../../.."));
        var compiler = Directory.EnumerateFiles(Path.Combine(root, "sdk"), "csc.dll", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal)
            .Last();
        var platform = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => path.StartsWith(root, StringComparison.Ordinal));
        var arguments = Path.ChangeExtension(file, ".rsp");
        File.WriteAllLines(arguments, platform.Concat(GeneratorRun.Libraries).Select(path => $"-r:\"{path}\""));
        File.AppendAllLines(arguments,
        [
            "-nologo", "-target:library", "-nullable:enable", $"-out:\"{Path.ChangeExtension(file, ".dll")}\"",
            $"-analyzer:\"{Path.Combine(AppContext.BaseDirectory, "Generated.Neuron.Generator.dll")}\"", $"\"{file}\"", .. options,
        ]);
        var start = new ProcessStartInfo("dotnet", ["exec", compiler, $"@{arguments}"]) { RedirectStandardOutput = true };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return [.. Error().Matches(output).Select(error => $"{error.Groups["line"].Value} {error.Groups["id"].Value}")];
    }

    [GeneratedRegex(@"\((?<line>\d+),\d+\): error (?<id>\w+):")]
    private static partial Regex Error();
}
