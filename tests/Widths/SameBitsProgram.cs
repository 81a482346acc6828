using System.Diagnostics;
using System.Globalization;
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
    /// What it prints under a setting of the runtime such as <c>DOTNET_EnableAVX512=0</c>: its width, then a line a network, or a line for
    /// each that has no more than <paramref name="mostParameters"/>.
    /// </summary>
    public static string[] Run(string setting, int? mostParameters = null)
    {
        var host = Environment.ProcessPath is { } own && Path.GetFileNameWithoutExtension(own) == "dotnet" ? own : "dotnet";
        var start = new ProcessStartInfo(host, [Path.Combine(AppContext.BaseDirectory, $"{Name}.dll")]);
        if (mostParameters is { } most)
        {
            start.ArgumentList.Add(most.ToString(CultureInfo.InvariantCulture));
        }

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

        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var lines = process.StandardOutput.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, errors.Result);
        var names = lines[1..].Select(line => line.Split(' ')[0]).ToArray();
        Assert.Equal(mostParameters is null ? Networks : Networks.Intersect(names), names);
        return lines;
    }
}
