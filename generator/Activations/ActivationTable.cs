namespace Generated.Neuron.Generator.Activations;

/// <summary>
/// Every element-wise activation the compiler can write, one row each. A name joins the enum and a row joins here: planner,
/// emitters and tests find it by themselves. Softmax has no row: it needs the whole layer.
/// </summary>
internal static class ActivationTable
{
    private static readonly ActivationRow[] Rows =
    [
        new(Activation.Identity, "{0}", 0, 0,
            Forward: z => z,
            Derivative: (z, a, d) => d,
            Homogeneous: true),
        new(Activation.Relu, "max({0}, 0)", 1, 2,
            Forward: z => $"TSimd.Relu({z})",
            Derivative: (z, a, d) => $"TSimd.ReluGradient({a}, {d})",
            Homogeneous: true),
        new(Activation.LeakyRelu, "max({0}, 0.01 {0})", 3, 5, Homogeneous: true),
        new(Activation.Elu, "{0} above 0, e^{0} − 1 below", 27, 28, ReadsZ: true, KeepsSlope: true),
        new(Activation.Selu, "1.0507 {0} above 0, 1.7581 (e^{0} − 1) below", 32, 33, ReadsZ: true, KeepsSlope: true),
        new(Activation.Gelu, "{0} Φ({0})", 50, 54, ReadsZ: true),
        new(Activation.Silu, "{0} σ({0})", 28, 33, ReadsZ: true),
        new(Activation.Mish, "{0} tanh(ln(1 + e^{0}))", 40, 50, ReadsZ: true),
        new(Activation.Tanh, "tanh {0}", 20, 2,
            Forward: z => $"SimdMath.Tanh<TSimd, TVector>({z})",
            Derivative: (z, a, d) => $"TSimd.NegatedMultiplyAdd(TSimd.Multiply({a}, {a}), {d}, {d})"),
        new(Activation.Sigmoid, "σ({0})", 20, 2,
            Forward: z => $"SimdMath.Sigmoid<TSimd, TVector>({z})",
            Derivative: (z, a, d) => $"TSimd.Multiply({d}, TSimd.NegatedMultiplyAdd({a}, {a}, {a}))"),
        new(Activation.Softplus, "ln(1 + e^{0})", 40, 21, ReadsZ: true),
        new(Activation.Softsign, "{0} / (1 + |{0}|)", 8, 5),
        new(Activation.HardSigmoid, "min(max({0} + 3, 0), 6) / 6", 7, 7, ReadsZ: true),
        new(Activation.HardSwish, "{0} min(max({0} + 3, 0), 6) / 6", 10, 12, ReadsZ: true),
    ];

    public static ActivationRow Of(Activation activation) => Rows.First(row => row.Name == activation);
}
