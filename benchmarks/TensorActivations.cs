using System.Numerics.Tensors;

namespace Generated.Neuron.Benchmarks;

/// <summary>The activations that .NET's tensor primitives have, in one pass: from z to a.</summary>
internal static class TensorActivations
{
    private static readonly Dictionary<string, Action<float[], float[]>> Each = new()
    {
        [nameof(Activation.Relu)] = static (z, a) => TensorPrimitives.Max(z, 0, a),
        [nameof(Activation.Tanh)] = static (z, a) => TensorPrimitives.Tanh<float>(z, a),
        [nameof(Activation.Sigmoid)] = static (z, a) => TensorPrimitives.Sigmoid<float>(z, a),
    };

    /// <summary>Null if there is none.</summary>
    public static Action<float[], float[]>? Of(string activation) => Each.GetValueOrDefault(activation);
}
