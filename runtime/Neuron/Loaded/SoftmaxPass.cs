using System.Runtime.InteropServices;
using Generated.Neuron.Layers;
using Generated.Neuron.Simd;

namespace Generated.Neuron.Loaded;

/// <summary>Softmax of one row.</summary>
internal static class SoftmaxPass
{
    /// <summary>The generator writes out softmax of so many outputs, whose sum is taken in as many parts.</summary>
    private const int WrittenOutOutputs = 8;

    /// <param name="z"><c>[outputs, and room]</c>, overwritten with a</param>
    /// <param name="outputs">How many.</param>
    /// <param name="isWrittenOut">Whether the generator writes such a network out.</param>
    public static void Run<TSimd, TVector>(Span<float> z, int outputs, bool isWrittenOut)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
    {
        if (isWrittenOut && outputs <= WrittenOutOutputs)
        {
            Folded<TSimd, TVector>(z, outputs);
        }
        else
        {
            DenseRow.Softmax<TSimd, TVector>(z[..outputs]);
        }
    }

    /// <summary>Its sum in eight parts.</summary>
    private static void Folded<TSimd, TVector>(Span<float> z, int outputs)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
    {
        ref var first = ref MemoryMarshal.GetReference(z);
        var max = TSimd.Broadcast(in first, 0);
        for (nint k = 1; k < outputs; k++)
        {
            max = TSimd.Max(max, TSimd.Broadcast(in first, k));
        }

        for (nint k = 0; k < outputs; k += TSimd.Lanes)
        {
            TSimd.Store(SimdMath.ExpOfNegative<TSimd, TVector>(TSimd.Subtract(TSimd.Load(in first, k), max)), ref first, k);
        }

        Span<float> parts = stackalloc float[WrittenOutOutputs];
        parts.Clear();
        z[..outputs].CopyTo(parts);
        var sum = TSimd.Broadcast(Halves.Fold(parts));
        for (nint k = 0; k < outputs; k += TSimd.Lanes)
        {
            TSimd.Store(TSimd.Divide(TSimd.Load(in first, k), sum), ref first, k);
        }
    }
}
