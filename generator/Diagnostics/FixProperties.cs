using System.Collections.Immutable;

namespace Generated.Neuron.Generator.Diagnostics;

/// <summary>What a diagnostic tells the code fixes besides its place.</summary>
internal static class FixProperties
{
    /// <summary>How many activations there have to be.</summary>
    public const string Layers = nameof(Layers);

    /// <summary>The output activation that fits the loss.</summary>
    public const string Output = nameof(Output);

    public static ImmutableDictionary<string, string?> Of(params (string Name, string Value)[] properties) =>
        properties.ToImmutableDictionary(property => property.Name, property => (string?)property.Value);
}
