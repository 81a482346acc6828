using System.Collections.Immutable;

namespace Generated.Neuron.Generator.Diagnostics;

/// <summary>What a diagnostic passes to the code fixes in addition to its location.</summary>
internal static class FixProperties
{
    /// <summary>How many activations there must be.</summary>
    public const string Layers = nameof(Layers);

    /// <summary>The output activation that fits the loss.</summary>
    public const string Output = nameof(Output);

    public static ImmutableDictionary<string, string?> Of(params (string Name, string Value)[] properties) =>
        properties.ToImmutableDictionary(property => property.Name, property => (string?)property.Value);
}
