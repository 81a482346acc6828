using System.Diagnostics;

namespace Generated.Neuron.PackageTests;

/// <summary>A command that ran, and what it said.</summary>
public sealed record Command(string Line, int ExitCode, string Output)
{
    public static Task<Command> Run(string folder, string program, params string[] arguments) => Run(folder, program, arguments, []);

    public static async Task<Command> Run(
        string folder, string program, string[] arguments, params (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };

        // Nothing from the test run's own build, and no server that keeps running.
        foreach (var name in start.Environment.Keys.Where(name =>
            name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase) || name.StartsWith("DOTNET_CLI", StringComparison.Ordinal))
            .ToArray())
        {
            start.Environment.Remove(name);
        }

        foreach (var (name, value) in environment.Concat(
             [
                ("MSBUILDDISABLENODEREUSE", "1"), ("DOTNET_CLI_USE_MSBUILD_SERVER", "0"), ("DOTNET_NOLOGO", "1"),
                ("DOTNET_CLI_UI_LANGUAGE", "en"),
            ]))
        {
            start.Environment[name] = value;
        }

        // A compiler with a name belongs to whoever gave it, and is ended there.
        if (!start.Environment.ContainsKey("SharedCompilationId"))
        {
            start.Environment["UseSharedCompilation"] = "false";
        }

        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return new Command($"{program} {string.Join(' ', arguments)}", process.ExitCode, await output + await error);
    }

    public Command AssertSucceeded()
    {
        Assert.True(ExitCode == 0, $"{Line} ended with {ExitCode}:\n{Output}");
        return this;
    }

    /// <summary>The lines of the build's errors and warnings, each once.</summary>
    public IReadOnlyList<string> Diagnostics(string kind) =>
        [.. Output.Split('\n')
            .Select(line => line.Trim())
            .Where(line => line.Contains($"{kind} ", StringComparison.Ordinal) && line.Contains(':', StringComparison.Ordinal))
            .Where(line => line.Contains($": {kind} ", StringComparison.Ordinal) || line.StartsWith($"{kind} ", StringComparison.Ordinal))
            .Distinct()];
}
