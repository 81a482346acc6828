using System.Diagnostics;
using System.Numerics.Tensors;
using Generated.Neuron.Activations;

namespace Generated.Neuron;

/// <summary>a = f(z) of a whole layer, for rows of <paramref name="width"/> numbers.</summary>
internal delegate void ActivationForward(ReadOnlySpan<float> z, int width, Span<float> a);

/// <summary>f′(z), from z or from a = f(z), whichever is cheaper; the destination may be z itself.</summary>
internal delegate void ActivationDerivative(ReadOnlySpan<float> z, ReadOnlySpan<float> a, Span<float> derivative);

/// <summary>
/// Turns derivatives with respect to a into those with respect to z, in place, for rows of <paramref name="width"/> numbers.
/// </summary>
internal delegate void ActivationJacobian(ReadOnlySpan<float> a, int width, Span<float> derivative);

/// <summary>An activation for <see cref="MatrixNetwork"/>: one row of the table.</summary>
/// <param name="Forward">a = f(z).</param>
/// <param name="Derivative">f′(z).</param>
/// <param name="Blocks">
/// Whether the derivative is 0 where f′ is 0, even for NaN, as in PyTorch, which selects there and does not multiply.
/// </param>
/// <param name="JacobianProduct">Replaces f′ if an output depends on more than its own z: softmax.</param>
internal sealed record ActivationFunction(
    ActivationForward Forward, ActivationDerivative Derivative, bool Blocks = false, ActivationJacobian? JacobianProduct = null)
{
    private static readonly Dictionary<Activation, ActivationFunction> Table = new()
    {
        [Activation.Identity] = new(
            static (z, _, a) => z.CopyTo(a),
            static (_, _, derivative) => derivative.Fill(1)),
        [Activation.Relu] = new(
            static (z, _, a) => TensorPrimitives.Max(z, 0, a),
            static (_, a, derivative) =>
            {
                // a > 0 gives ⌈min(a, 1)⌉ = 1, and 0 stays 0. NaN gives 1: what comes from above is NaN already.
                TensorPrimitives.MinNumber(a, 1, derivative);
                TensorPrimitives.Ceiling(derivative, derivative);
            },
            Blocks: true),
        [Activation.LeakyRelu] = Own<LeakyRelu>(),
        [Activation.Elu] = Own<Elu>(),
        [Activation.Selu] = Own<Selu>(),
        [Activation.Gelu] = Own<Gelu>(),
        [Activation.Silu] = Own<Silu>(),
        [Activation.Mish] = Own<Mish>(),
        [Activation.Tanh] = new(
            static (z, _, a) => TensorPrimitives.Tanh(z, a),
            static (_, a, derivative) =>
            {
                TensorPrimitives.Multiply(a, a, derivative);
                TensorPrimitives.Subtract(1, derivative, derivative);
            }),
        [Activation.Sigmoid] = new(
            static (z, _, a) => TensorPrimitives.Sigmoid(z, a),
            static (_, a, derivative) =>
            {
                TensorPrimitives.Subtract(1, a, derivative);
                TensorPrimitives.Multiply(a, derivative, derivative);
            }),
        [Activation.Softplus] = Own<Softplus>(),
        [Activation.Softsign] = Own<Softsign>(),
        [Activation.HardSigmoid] = Own<HardSigmoid>(),
        [Activation.HardSwish] = Own<HardSwish>(),
        [Activation.Softmax] = new(
            static (z, width, a) =>
            {
                for (var start = 0; start < z.Length; start += width)
                {
                    var row = a.Slice(start, width);
                    TensorPrimitives.Divide(row, ShiftedExp(z.Slice(start, width), row), row);
                }
            },
            static (_, _, _) => throw new UnreachableException("Softmax has no derivative per number."),
            JacobianProduct: static (a, width, derivative) =>
            {
                // dz = a ⊙ (g − Σ g a)
                for (var start = 0; start < a.Length; start += width)
                {
                    var aRow = a.Slice(start, width);
                    var row = derivative.Slice(start, width);
                    TensorPrimitives.Subtract(row, TensorPrimitives.Dot(aRow, row), row);
                    TensorPrimitives.Multiply(row, aRow, row);
                }
            }),
    };

    public static ActivationFunction Of(Activation activation) => Table[activation];

    /// <summary>The function that generated code calls, if .NET has none or a less exact one.</summary>
    private static ActivationFunction Own<TActivation>()
        where TActivation : struct, IActivation => new(
            static (z, _, a) => VectorMap.Run<ForwardMap<TActivation>>(z, z, a),
            static (z, a, derivative) => VectorMap.Run<DerivativeMap<TActivation>>(z, a, derivative),
            TActivation.Blocks);

    /// <summary>exp(z − max z) of one row, which cannot overflow.</summary>
    /// <returns>The sum of the exponentials.</returns>
    public static float ShiftedExp(ReadOnlySpan<float> z, Span<float> exponentials)
    {
        TensorPrimitives.Subtract(z, TensorPrimitives.Max(z), exponentials);
        TensorPrimitives.Exp(exponentials, exponentials);
        return TensorPrimitives.Sum<float>(exponentials);
    }
}
