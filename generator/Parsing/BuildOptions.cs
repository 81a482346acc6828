using System.Globalization;
using Generated.Neuron.Generator.Model;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Generated.Neuron.Generator.Parsing;

/// <summary>The build properties, for every network whose attribute does not override them.</summary>
internal static class BuildOptions
{
    /// <summary>auto, always or never.</summary>
    public const string Unroll = "NeuronUnroll";

    /// <summary>128, 256 or 512.</summary>
    public const string MaxVectorWidth = "NeuronMaxVectorWidth";

    /// <summary>What is set and makes sense.</summary>
    public static NetworkOptions Read(AnalyzerConfigOptions build) =>
        new(UnrollOf(Value(build, Unroll)), WidthOf(Value(build, MaxVectorWidth)));

    /// <summary>The invalid settings: the property, its value, and the allowed values.</summary>
    public static IEnumerable<(string Property, string Value, string Allowed)> Mistakes(AnalyzerConfigOptions build)
    {
        if (Value(build, Unroll) is { } unroll && UnrollOf(unroll) is null)
        {
            yield return (Unroll, unroll, "auto, always or never");
        }

        if (Value(build, MaxVectorWidth) is { } width && WidthOf(width) is null)
        {
            yield return (MaxVectorWidth, width, "128, 256 or 512");
        }
    }

    private static string? Value(AnalyzerConfigOptions build, string property) =>
        build.TryGetValue($"build_property.{property}", out var value) && value.Trim() is { Length: > 0 } set ? set : null;

    private static Unroll? UnrollOf(string? value) => value?.ToLowerInvariant() switch
    {
        "auto" => Neuron.Unroll.Auto,
        "always" => Neuron.Unroll.Always,
        "never" => Neuron.Unroll.Never,
        _ => null,
    };

    private static int? WidthOf(string? value) =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var bits) && NetworkOptions.IsVectorWidth(bits)
            ? bits
            : null;
}
