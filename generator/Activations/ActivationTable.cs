namespace Generated.Neuron.Generator.Activations;

/// <summary>
/// Every element-wise activation the compiler can write, one row each. A name joins the enum and a row joins here: planner,
/// emitters and tests find it by themselves. Softmax is no row, because it takes a layer as a whole.
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
        new(Activation.Tanh, "tanh {0}", 20, 2,
            Forward: z => $"SimdMath.Tanh<TSimd, TVector>({z})",
            Derivative: (z, a, d) => $"TSimd.NegatedMultiplyAdd(TSimd.Multiply({a}, {a}), {d}, {d})"),
        new(Activation.Sigmoid, "σ({0})", 20, 2,
            Forward: z => $"SimdMath.Sigmoid<TSimd, TVector>({z})",
            Derivative: (z, a, d) => $"TSimd.Multiply({d}, TSimd.NegatedMultiplyAdd({a}, {a}, {a}))"),
    ];

    public static ActivationRow Of(Activation activation) => Rows.First(row => row.Name == activation);
}
