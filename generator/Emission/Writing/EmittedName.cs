using System.Globalization;
using Generated.Neuron.Generator.Model;

namespace Generated.Neuron.Generator.Emission;

/// <summary>
/// The name of the class that holds a topology's kernels: <c>Network_2_8_1_Relu_Sigmoid_BinaryCrossEntropy</c>. It says all that the
/// kernels depend on, so that networks with the same name share them; if that would be too long, it ends in a hash of the rest.
/// </summary>
internal static class EmittedName
{
    /// <summary>The most characters of a name: it is a file's name too.</summary>
    private const int Longest = 100;

    public static string Of(TopologySpec spec)
    {
        var layers = string.Concat(spec.Layers.Select(layer => layer.NamePart));
        var name = $"Network_{spec.InputCount}{layers}_{string.Join("_", spec.Activations)}_{spec.Loss}";
        name += spec.Unroll == Unroll.Auto ? "" : $"_{spec.Unroll}";
        name += spec.MaxVectorWidth == NetworkOptions.WidestVector ? "" : $"_{spec.MaxVectorWidth}";
        return name.Length <= Longest
            ? name
            : $"{name.Substring(0, Longest - 17)}_{Fnv.Hash(name).ToString("X16", CultureInfo.InvariantCulture)}";
    }
}
