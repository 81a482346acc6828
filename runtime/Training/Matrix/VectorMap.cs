using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Generated.Neuron.Simd;

namespace Generated.Neuron;

/// <summary>A function of two numbers in the vector vocabulary.</summary>
internal interface IVectorMap
{
    static abstract TVector Of<TSimd, TVector>(TVector x, TVector y)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct;
}

/// <summary>A function of the vector vocabulary over spans, with the widest vectors the processor has.</summary>
internal static class VectorMap
{
    /// <summary>Applies the function to x and y, which are as long as the result; the result may overwrite either.</summary>
    public static void Run<TMap>(ReadOnlySpan<float> x, ReadOnlySpan<float> y, Span<float> result)
        where TMap : struct, IVectorMap
    {
        if (Vector512.IsHardwareAccelerated)
        {
            Run<TMap, Simd512, Vector512<float>>(x, y, result);
        }
        else if (Vector256.IsHardwareAccelerated)
        {
            Run<TMap, Simd256, Vector256<float>>(x, y, result);
        }
        else
        {
            Run<TMap, Simd128, Vector128<float>>(x, y, result);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Run<TMap, TSimd, TVector>(ReadOnlySpan<float> x, ReadOnlySpan<float> y, Span<float> result)
        where TMap : struct, IVectorMap
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
    {
        ref var xs = ref MemoryMarshal.GetReference(x);
        ref var ys = ref MemoryMarshal.GetReference(y);
        ref var results = ref MemoryMarshal.GetReference(result);
        nint i = 0;
        for (; i <= result.Length - TSimd.Lanes; i += TSimd.Lanes)
        {
            TSimd.Store(TMap.Of<TSimd, TVector>(TSimd.Load(in xs, i), TSimd.Load(in ys, i)), ref results, i);
        }

        var rest = result.Length - i;
        if (rest > 0)
        {
            TSimd.StoreFirst(
                TMap.Of<TSimd, TVector>(TSimd.LoadFirst(in xs, i, rest), TSimd.LoadFirst(in ys, i, rest)), ref results, i, rest);
        }
    }
}
