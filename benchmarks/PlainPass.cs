using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Generated.Neuron.Benchmarks;

/// <summary>
/// The least that an optimizer's step can do: reads parameters, gradients and state, and writes parameters and state, with one
/// addition each. Vectors of 512 bits, which processors without them take as two of 256.
/// </summary>
internal static class PlainPass
{
    /// <param name="parameters">Changed in place.</param>
    /// <param name="gradients">As many.</param>
    /// <param name="states">None to three lists of as many, changed in place.</param>
    public static void Over(float[] parameters, float[] gradients, float[][] states)
    {
        switch (states)
        {
            case []:
                Over(parameters, gradients);
                break;
            case [var first]:
                Over(parameters, gradients, first);
                break;
            case [var first, var second]:
                Over(parameters, gradients, first, second);
                break;
            case [var first, var second, var third]:
                Over(parameters, gradients, first, second, third);
                break;
            default:
                throw new ArgumentException($"There are {states.Length} lists of state, but at most 3 are supported.", nameof(states));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Over(float[] parameters, float[] gradients)
    {
        ref var p = ref MemoryMarshal.GetArrayDataReference(parameters);
        ref var g = ref MemoryMarshal.GetArrayDataReference(gradients);
        for (nuint k = 0; k + 16 <= (nuint)parameters.Length; k += 16)
        {
            (Vector512.LoadUnsafe(ref p, k) + Vector512.LoadUnsafe(ref g, k)).StoreUnsafe(ref p, k);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Over(float[] parameters, float[] gradients, float[] first)
    {
        ref var p = ref MemoryMarshal.GetArrayDataReference(parameters);
        ref var g = ref MemoryMarshal.GetArrayDataReference(gradients);
        ref var a = ref MemoryMarshal.GetArrayDataReference(first);
        for (nuint k = 0; k + 16 <= (nuint)parameters.Length; k += 16)
        {
            var sum = Vector512.LoadUnsafe(ref g, k) + Vector512.LoadUnsafe(ref a, k);
            sum.StoreUnsafe(ref a, k);
            (Vector512.LoadUnsafe(ref p, k) + sum).StoreUnsafe(ref p, k);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Over(float[] parameters, float[] gradients, float[] first, float[] second)
    {
        ref var p = ref MemoryMarshal.GetArrayDataReference(parameters);
        ref var g = ref MemoryMarshal.GetArrayDataReference(gradients);
        ref var a = ref MemoryMarshal.GetArrayDataReference(first);
        ref var b = ref MemoryMarshal.GetArrayDataReference(second);
        for (nuint k = 0; k + 16 <= (nuint)parameters.Length; k += 16)
        {
            var sum = Vector512.LoadUnsafe(ref g, k) + Vector512.LoadUnsafe(ref a, k);
            sum.StoreUnsafe(ref a, k);
            sum += Vector512.LoadUnsafe(ref b, k);
            sum.StoreUnsafe(ref b, k);
            (Vector512.LoadUnsafe(ref p, k) + sum).StoreUnsafe(ref p, k);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Over(float[] parameters, float[] gradients, float[] first, float[] second, float[] third)
    {
        ref var p = ref MemoryMarshal.GetArrayDataReference(parameters);
        ref var g = ref MemoryMarshal.GetArrayDataReference(gradients);
        ref var a = ref MemoryMarshal.GetArrayDataReference(first);
        ref var b = ref MemoryMarshal.GetArrayDataReference(second);
        ref var c = ref MemoryMarshal.GetArrayDataReference(third);
        for (nuint k = 0; k + 16 <= (nuint)parameters.Length; k += 16)
        {
            var sum = Vector512.LoadUnsafe(ref g, k) + Vector512.LoadUnsafe(ref a, k);
            sum.StoreUnsafe(ref a, k);
            sum += Vector512.LoadUnsafe(ref b, k);
            sum.StoreUnsafe(ref b, k);
            sum += Vector512.LoadUnsafe(ref c, k);
            sum.StoreUnsafe(ref c, k);
            (Vector512.LoadUnsafe(ref p, k) + sum).StoreUnsafe(ref p, k);
        }
    }
}
