using System.Collections.Concurrent;
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

    private static readonly ConcurrentDictionary<string, Lazy<ListedProcess>> Runs = new(StringComparer.Ordinal);

    /// <summary>
    /// What it prints under a setting of the runtime such as <c>DOTNET_EnableAVX512=0</c>: its width, then a line per network, or a line
    /// for each that has no more than <paramref name="mostParameters"/>.
    /// </summary>
    public static string[] Run(string? setting, int? mostParameters = null)
    {
        var run = mostParameters is { } most
            ? ListedProcess.Run(Name, setting, most.ToString(CultureInfo.InvariantCulture))
            : Listed(setting);
        var lines = run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var names = lines[1..].Select(line => line.Split(' ')[0]).ToArray();
        Assert.Equal(mostParameters is null ? Networks : Networks.Intersect(names), names);
        return lines;
    }

    /// <summary>The JIT's listing of its kernels under a setting, from the same process that printed the lines.</summary>
    public static string Listing(string? setting) => Listed(setting).Listing;

    private static ListedProcess Listed(string? setting) =>
        Runs.GetOrAdd(setting ?? "", _ => new Lazy<ListedProcess>(() => ListedProcess.Run(Name, setting))).Value;
}
