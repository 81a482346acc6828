namespace Generated.Neuron.Tests.Reference;

/// <summary>An element-wise activation in double precision, by its textbook formula; the derivative stands beside it.</summary>
/// <param name="Name">Which one.</param>
/// <param name="Forward">a = f(z).</param>
/// <param name="Derivative">f′(z).</param>
/// <param name="Kinks">
/// Where f′ or f″ jumps: float32 and float64 may stand on different sides there, and no difference quotient holds.
/// </param>
internal sealed record ReferenceActivation(
    Activation Name, Func<double, double> Forward, Func<double, double> Derivative, params double[] Kinks)
{
    // λ and α of PyTorch's selu.
    private const double SeluScale = 1.0507009873554804934193349852946, SeluAlpha = 1.6732632423543772848170429916717;

    // One row each. Softmax has no row: it needs the whole layer.
    private static readonly ReferenceActivation[] Rows =
    [
        new(Activation.Identity, z => z, _ => 1),
        new(Activation.Relu, z => Math.Max(z, 0), z => z > 0 ? 1 : 0, 0),
        new(Activation.LeakyRelu, z => z > 0 ? z : 0.01 * z, z => z > 0 ? 1 : 0.01, 0),
        new(Activation.Elu, z => z > 0 ? z : TrueMath.Expm1(z), z => z > 0 ? 1 : Math.Exp(z), 0),
        new(Activation.Selu,
            z => SeluScale * (z > 0 ? z : SeluAlpha * TrueMath.Expm1(z)), z => SeluScale * (z > 0 ? 1 : SeluAlpha * Math.Exp(z)), 0),
        new(Activation.Gelu, z => z * TrueMath.Normal(z), z => TrueMath.Normal(z) + z * Math.Exp(-z * z / 2) / Math.Sqrt(2 * Math.PI)),
        new(Activation.Silu, z => z * Sigmoid(z), z => Sigmoid(z) + z * Sigmoid(z) * Sigmoid(-z)),
        new(
            Activation.Mish,
            z => z * Math.Tanh(Softplus(z)),
            z => Math.Tanh(Softplus(z)) + z * Sigmoid(z) / Square(Math.Cosh(Softplus(z)))),
        new(Activation.Tanh, Math.Tanh, z => 1 - Math.Tanh(z) * Math.Tanh(z)),
        new(Activation.Sigmoid, Sigmoid, z => Sigmoid(z) * Sigmoid(-z)),
        new(Activation.Softplus, Softplus, Sigmoid),
        new(Activation.Softsign, z => z / (1 + Math.Abs(z)), z => 1 / Square(1 + Math.Abs(z)), 0),
        new(Activation.HardSigmoid, z => Math.Clamp(z + 3, 0, 6) / 6, z => z is > -3 and < 3 ? 1.0 / 6 : 0, -3, 3),
        new(Activation.HardSwish, z => z * Math.Clamp(z + 3, 0, 6) / 6, z => z <= -3 ? 0 : z >= 3 ? 1 : z / 3 + 0.5, -3, 3),
    ];

    public static ReferenceActivation Of(Activation activation) =>
        Rows.SingleOrDefault(row => row.Name == activation)
        ?? throw new ArgumentException(
            $"The reference has no row for {activation}; add its formula and derivative to the table.", nameof(activation));

    private static double Sigmoid(double z) => 1 / (1 + Math.Exp(-z));

    private static double Softplus(double z) => Math.Max(z, 0) + TrueMath.Log1p(Math.Exp(-Math.Abs(z)));

    private static double Square(double x) => x * x;
}
