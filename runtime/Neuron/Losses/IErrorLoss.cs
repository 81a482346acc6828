using System.ComponentModel;
using Generated.Neuron.Simd;

namespace Generated.Neuron.Losses;

/// <summary>
/// A loss that is a function of the error e = a − y, output by output, as kernels take it, in any vector width: what generated code calls.
/// The cross entropies are not among them, because they are computed from z, together with the output's activation.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IErrorLoss
{
    /// <summary>The cost of one output.</summary>
    /// <param name="error">a − y.</param>
    static abstract TVector Cost<TSimd, TVector>(TVector error)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct;

    /// <summary>Its derivative with respect to a, without the loss's factor, by which the sums are multiplied once.</summary>
    /// <param name="error">a − y.</param>
    static abstract TVector Derivative<TSimd, TVector>(TVector error)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct;
}
