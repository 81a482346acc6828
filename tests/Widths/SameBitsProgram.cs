using System.Diagnostics;
using System.Reflection;

namespace Generated.Neuron.Tests.Widths;

/// <summary>The program that trains a network of every plan and prints a hash of all bits for each, in a process of its own.</summary>
internal static class SameBitsProgram
{
    public const string Name = "Generated.Neuron.SameBits";

    /// <summary>The networks that it declares, in the order of its lines.</summary>
    public static IReadOnlyList<string> Networks { get; } =
        [.. Assembly.Load(Name)
            .GetTypes()
            .Where(type => type.GetCustomAttribute<NetworkAttribute>() is not null)
            .Select(type => type.Name)
            .Order(StringComparer.Ordinal)];

    /// <summary>
    /// What it prints under a setting of the runtime such as <c>DOTNET_EnableAVX512=0</c>: its width, then a line a network.
    /// </summary>
    public static string[] Run(string setting)
    {
        var host = Environment.ProcessPath is { } own && Path.GetFileNameWithoutExtension(own) == "dotnet" ? own : "dotnet";
        var start = new ProcessStartInfo(host, [Path.Combine(AppContext.BaseDirectory, $"{Name}.dll")]);

        // The tests themselves may run under such a setting; the program runs under this one alone.
        foreach (var inherited in start.Environment.Keys.Where(key =>
            key.StartsWith("DOTNET_Enable", StringComparison.Ordinal) || key == "DOTNET_PreferredVectorBitWidth").ToArray())
        {
            start.Environment.Remove(inherited);
        }

        if (setting.Split('=') is [var name, var value])
        {
            start.Environment[name] = value;
        }

        return Lines(start);
    }

    public static string[] Lines(ProcessStartInfo start)
    {
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var lines = process.StandardOutput.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, errors.Result);
        Assert.Equal(Networks, lines[1..].Select(line => line.Split(' ')[0]));
        return lines;
    }
}
