using System.ComponentModel;
using Generated.Neuron.Simd;

namespace Generated.Neuron.Layers;

/// <summary>Turns the derivatives of any cost with respect to the outputs into dz of the output layer.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IOutputGradient
{
    /// <summary>All rows of a chunk, lanes = rows; lanes after the last row become 0.</summary>
    /// <typeparam name="TSimd">The vocabulary.</typeparam>
    /// <typeparam name="TVector">Its vector.</typeparam>
    /// <param name="sums">z: <c>[outputs × rows]</c>, overwritten with dz.</param>
    /// <param name="derivatives">g: <c>[outputs × rows]</c></param>
    /// <param name="outputs">The number of outputs.</param>
    /// <param name="stride">The distance of two columns.</param>
    /// <param name="rows">The number of rows.</param>
    static abstract void Run<TSimd, TVector>(ref float sums, ref readonly float derivatives, nint outputs, nint stride, nint rows)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct;
}
