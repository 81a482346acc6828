namespace Generated.Neuron.Tests.Reference;

/// <summary>An element-wise activation in double precision, by its textbook formula; the derivative stands beside it.</summary>
/// <param name="Name">Which one.</param>
/// <param name="Forward">a = f(z).</param>
/// <param name="Derivative">f′(z).</param>
/// <param name="Kinks">Where f′ jumps: float32 and float64 may stand on different sides there, and no difference quotient holds.</param>
internal sealed record ReferenceActivation(
    Activation Name, Func<double, double> Forward, Func<double, double> Derivative, params double[] Kinks)
{
    // One row each. Softmax is no row: it takes a layer as a whole.
    private static readonly ReferenceActivation[] Rows =
    [
        new(Activation.Identity, z => z, _ => 1),
        new(Activation.Relu, z => Math.Max(z, 0), z => z > 0 ? 1 : 0, 0),
        new(Activation.Tanh, Math.Tanh, z => 1 - Math.Tanh(z) * Math.Tanh(z)),
        new(Activation.Sigmoid, z => 1 / (1 + Math.Exp(-z)), z => 1 / (1 + Math.Exp(-z)) * (1 - 1 / (1 + Math.Exp(-z)))),
    ];

    public static ReferenceActivation Of(Activation activation) =>
        Rows.SingleOrDefault(row => row.Name == activation)
        ?? throw new ArgumentException($"The reference has no row for {activation}; add its formula and derivative to the table.", nameof(activation));
}
