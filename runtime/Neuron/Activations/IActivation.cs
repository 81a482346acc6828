using System.ComponentModel;
using Generated.Neuron.Simd;

namespace Generated.Neuron.Activations;

/// <summary>
/// An element-wise activation a = f(z) for kernels of any vector width, which generated code calls. Softmax is not one:
/// it needs the whole layer.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IActivation
{
    /// <summary>Whether <see cref="Derivative"/> reads z. If not, z need not be kept, and any argument may be passed for it.</summary>
    static abstract bool ReadsZ { get; }

    /// <summary>
    /// Whether <see cref="Forward"/> is so long that register tiles leave it to a separate loop: inlined once per neuron of a
    /// tile, it would leave the JIT's budget for inlining, and the tile's sums would leave the registers.
    /// </summary>
    static abstract bool ForwardIsLong { get; }

    /// <summary>The same of <see cref="Derivative"/>.</summary>
    static abstract bool DerivativeIsLong { get; }

    /// <summary>
    /// Whether the derivative is 0 where f′ is 0, even for NaN, as in PyTorch, which selects there and does not multiply. Such an f′ is
    /// nowhere negative.
    /// </summary>
    static abstract bool Blocks { get; }

    /// <summary>
    /// Whether a pass keeps f′(z) of a hidden layer instead of z, because f′ is cheap together with f, and expensive alone.
    /// </summary>
    static virtual bool KeepsSlope => false;

    /// <summary>f(z).</summary>
    static abstract TVector Forward<TSimd, TVector>(TVector z)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct;

    /// <summary>f(z) and f′(z), of an activation that keeps its slope.</summary>
    static virtual TVector ForwardWithSlope<TSimd, TVector>(TVector z, out TVector slope)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct => throw new NotSupportedException("Only an activation that keeps its slope computes it with f(z).");

    /// <summary>d · f′(z): what reaches z of a gradient d that reaches a.</summary>
    /// <param name="z">The weighted sum.</param>
    /// <param name="a">f(z), as <see cref="Forward"/> gives it.</param>
    /// <param name="d">The derivative of the cost with respect to a.</param>
    static abstract TVector Derivative<TSimd, TVector>(TVector z, TVector a, TVector d)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct;
}
