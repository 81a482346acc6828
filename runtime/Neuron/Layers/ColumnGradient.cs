using System.ComponentModel;
using System.Runtime.CompilerServices;
using Generated.Neuron.Simd;

namespace Generated.Neuron.Layers;

/// <summary>
/// The gradient of a layer of any shape over the rows of a chunk, lanes = rows: dW += Σ a dz, db += Σ dz, each sum in sixteen lanes, row r
/// in lane r mod 16. One sum after the other, for the rare pass whose numbers are not finite, in which a network's own kernels take what is
/// the same for finite numbers alone.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ColumnGradient
{
    /// <summary>All inputs, outputs and biases.</summary>
    /// <typeparam name="TSimd">The vocabulary.</typeparam>
    /// <typeparam name="TVector">Its vector.</typeparam>
    /// <param name="inputs">a of the layer before: <c>[inputs × rows]</c></param>
    /// <param name="inputCount">The number of inputs.</param>
    /// <param name="deltas">dz: <c>[outputs × rows]</c></param>
    /// <param name="outputCount">The number of outputs.</param>
    /// <param name="stride">The distance of two columns.</param>
    /// <param name="gradients">dW, then db: <c>[parameters × 16 lanes]</c>, added to</param>
    /// <param name="rows">The number of rows; a and dz are 0 after the last one.</param>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Run<TSimd, TVector>(
        ref readonly float inputs, nint inputCount, ref readonly float deltas, nint outputCount, nint stride, ref float gradients,
        nint rows)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
    {
        for (nint i = 0; i <= inputCount; i++)
        {
            for (nint j = 0; j < outputCount; j++)
            {
                for (nint lane = 0; lane < SimdSums.Lanes; lane += TSimd.Lanes)
                {
                    var to = (((i * outputCount) + j) * SimdSums.Lanes) + lane;
                    var sum = TSimd.Load(in gradients, to);
                    for (var r = lane; r < rows; r += SimdSums.Lanes)
                    {
                        // After the last input, the bias.
                        var dz = TSimd.Load(in deltas, (j * stride) + r);
                        sum = i < inputCount
                            ? TSimd.MultiplyAdd(TSimd.Load(in inputs, (i * stride) + r), dz, sum)
                            : TSimd.Add(dz, sum);
                    }

                    TSimd.Store(sum, ref gradients, to);
                }
            }
        }
    }
}
