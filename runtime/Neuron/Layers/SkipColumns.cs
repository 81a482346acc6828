using System.ComponentModel;
using System.Runtime.CompilerServices;
using Generated.Neuron.Activations;
using Generated.Neuron.Simd;

namespace Generated.Neuron.Layers;

/// <summary>
/// Values that skip layers: sums of columns, and derivatives that cannot be multiplied by f′ on their way, because they are
/// needed without as well. Number by number, so the bits are the same at every width.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class SkipColumns
{
    /// <summary>sum = a + skip over the rows of a chunk.</summary>
    /// <typeparam name="TSimd">The vocabulary.</typeparam>
    /// <typeparam name="TVector">Its vector.</typeparam>
    /// <param name="a"><c>[columns × rows]</c></param>
    /// <param name="skip"><c>[columns × rows]</c></param>
    /// <param name="sum"><c>[columns × rows]</c>, overwritten; it may be the place of either term.</param>
    /// <param name="columns">How many.</param>
    /// <param name="stride">The distance of two columns.</param>
    /// <param name="rows">The number of rows; the rest of the last sixteen is written too.</param>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Add<TSimd, TVector>(
        ref readonly float a, ref readonly float skip, ref float sum, nint columns, nint stride, nint rows)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
    {
        for (nint column = 0; column < columns * stride; column += stride)
        {
            for (var at = column; at < column + rows; at += TSimd.Lanes)
            {
                TSimd.Store(TSimd.Add(TSimd.Load(in a, at), TSimd.Load(in skip, at)), ref sum, at);
            }
        }
    }

    /// <summary>sum = a + skip of one row.</summary>
    /// <typeparam name="TSimd">The vocabulary.</typeparam>
    /// <typeparam name="TVector">Its vector.</typeparam>
    /// <param name="a"><c>[count]</c></param>
    /// <param name="skip"><c>[count]</c></param>
    /// <param name="sum"><c>[count]</c>, overwritten; it may be the place of either term.</param>
    /// <param name="count">How many numbers.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void AddRow<TSimd, TVector>(ref readonly float a, ref readonly float skip, ref float sum, nint count)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
    {
        nint i = 0;
        for (; i + TSimd.Lanes <= count; i += TSimd.Lanes)
        {
            TSimd.Store(TSimd.Add(TSimd.Load(in a, i), TSimd.Load(in skip, i)), ref sum, i);
        }

        if (i < count)
        {
            // Nothing past the last number: one of the terms may be the caller's inputs.
            var rest = TSimd.Add(TSimd.LoadFirst(in a, i, count - i), TSimd.LoadFirst(in skip, i, count - i));
            TSimd.StoreFirst(rest, ref sum, i, count - i);
        }
    }

    /// <summary>dz = d ⊙ f′(z) over the rows of a chunk.</summary>
    /// <typeparam name="TSimd">The vocabulary.</typeparam>
    /// <typeparam name="TVector">Its vector.</typeparam>
    /// <typeparam name="TActivation">f.</typeparam>
    /// <param name="derivatives">d, with respect to a: <c>[columns × rows]</c></param>
    /// <param name="activations">a = f(z): <c>[columns × rows]</c>, overwritten with dz.</param>
    /// <param name="z">z if f′ reads it, f′(z) if f keeps it, and anything otherwise: <c>[columns × rows]</c></param>
    /// <param name="columns">How many.</param>
    /// <param name="stride">The distance of two columns.</param>
    /// <param name="rows">The number of rows; the rest of the last sixteen is written too.</param>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Delta<TSimd, TVector, TActivation>(
        ref readonly float derivatives, ref float activations, ref readonly float z, nint columns, nint stride, nint rows)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
        where TActivation : struct, IActivation
    {
        for (nint column = 0; column < columns * stride; column += stride)
        {
            for (var at = column; at < column + rows; at += TSimd.Lanes)
            {
                var (d, kept) = (TSimd.Load(in derivatives, at), TSimd.Load(in z, at));
                var dz = TActivation.KeepsSlope
                    ? TSimd.Multiply(d, kept)
                    : TActivation.Derivative<TSimd, TVector>(kept, TSimd.Load(in activations, at), d);
                TSimd.Store(dz, ref activations, at);
            }
        }
    }
}
