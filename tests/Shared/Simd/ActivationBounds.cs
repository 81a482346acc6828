namespace Generated.Neuron.Tests.Simd;

/// <summary>
/// How far an activation and its derivative may be from the true value: the worst over all floats, rounded up in its last digit.
/// </summary>
/// <param name="Name">Which one.</param>
/// <param name="Forward">In units in the last place.</param>
/// <param name="ForwardWithoutFma">The same without fused multiply-add.</param>
/// <param name="Derivative">In 2⁻²⁴, half a unit of numbers from ½ to 1: slopes are about 1, and what counts is the sum they go
/// into.</param>
/// <param name="DerivativeWithoutFma">The same without fused multiply-add.</param>
/// <param name="DerivativeUlp">
/// In units in the last place: how many digits a derivative keeps however small it is, down to 2⁻¹²⁵; null if nothing is said of them.
/// </param>
internal sealed record ActivationBounds(
    Activation Name, double Forward, double ForwardWithoutFma, double Derivative, double DerivativeWithoutFma, double? DerivativeUlp = null)
{
    private static readonly ActivationBounds[] Rows =
    [
        new(Activation.Identity, 0, 0, 0, 0),
        new(Activation.Relu, 0, 0, 0, 0),
        new(Activation.LeakyRelu, 0.9, 0.9, 0.004, 0.004),
        new(Activation.Elu, 0.95, 0.95, 0.85, 0.85, 1.1),
        new(Activation.Selu, 1.9, 1.9, 2.8, 2.8, 2),
        new(Activation.Gelu, 6.5, 6.5, 2.4, 2.4),
        new(Activation.Silu, 3.4, 3.4, 4.1, 4.1),
        new(Activation.Mish, 4.5, 4.5, 4.3, 4.6),
        new(Activation.Tanh, 2.61, 2.67, 3.5, 3.5),
        new(Activation.Sigmoid, 3.51, 3.51, 1.5, 2),
        new(Activation.Softplus, 2.2, 2.4, 1.6, 1.6, 3.6),
        new(Activation.Softsign, 1.5, 1.5, 2, 2),
        new(Activation.HardSigmoid, 1.4, 1.4, 0.09, 0.09),
        new(Activation.HardSwish, 2.5, 2.5, 1.4, 1.4),
    ];

    public static ActivationBounds Of(Activation activation) =>
        Rows.SingleOrDefault(row => row.Name == activation)
        ?? throw new ArgumentException(
            $"There is no bound for {activation}; measure it with NEURON_ALL_FLOATS=1 and add it to the table.", nameof(activation));
}
