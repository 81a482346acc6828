using System.ComponentModel;
using System.Diagnostics;

namespace Generated.Neuron.Tests.Weights;

/// <summary>The Python of this machine.</summary>
internal static class PythonCommand
{
    /// <summary>The command that has a module, or null.</summary>
    public static string? With(string module) =>
        new[] { "python3", "/usr/bin/python3", "python" }.FirstOrDefault(python => Has(python, module));

    /// <summary>Runs a script of the folder scripts; it has to end well.</summary>
    /// <returns>What it printed.</returns>
    public static string Run(string python, string script, params string[] arguments)
    {
        var start = Start(python, ["-B", Path.Combine(AppContext.BaseDirectory, "Weights", "scripts", script), .. arguments]);
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var said = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, error.Result);
        return said;
    }

    private static bool Has(string python, string module)
    {
        try
        {
            using var process = Process.Start(Start(python, ["-c", $"import {module}"]))!;
            process.StandardError.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (Win32Exception)
        {
            return false;
        }
    }

    private static ProcessStartInfo Start(string python, string[] arguments) =>
        new(python, arguments) { RedirectStandardError = true, RedirectStandardOutput = true };
}
