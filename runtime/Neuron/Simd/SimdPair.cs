using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace Generated.Neuron.Simd;

/// <summary>
/// The vocabulary for pairs of consecutive vectors: a vector of twice the width. A kernel instantiated with it has two
/// sums for every number it broadcasts, so it reads half as often, if there are enough registers.
/// </summary>
/// <typeparam name="TSimd">The vocabulary of one vector of the two.</typeparam>
/// <typeparam name="TVector">A vector of float32.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct SimdPair<TSimd, TVector> : ISimd<VectorPair<TVector>>
    where TSimd : struct, ISimd<TVector>
    where TVector : struct
{
    /// <inheritdoc/>
    public static nint Lanes => 2 * TSimd.Lanes;

    /// <inheritdoc/>
    public static int Registers => TSimd.Registers / 2;

    /// <inheritdoc/>
    public static VectorPair<TVector> Zero
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Both(TSimd.Zero);
    }

    /// <summary>How many of the rows or neurons are processed in whole pairs.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static nint Whole(nint count) => count & -Lanes;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static VectorPair<TVector> Load(ref readonly float source, nint offset) =>
        new(TSimd.Load(in source, offset), TSimd.Load(in source, offset, TSimd.Lanes));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static VectorPair<TVector> Load(ref readonly float source, nint start, nint offset) =>
        new(TSimd.Load(in source, start, offset), TSimd.Load(in source, start, offset + TSimd.Lanes));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(VectorPair<TVector> value, ref float destination, nint offset)
    {
        TSimd.Store(value.First, ref destination, offset);
        TSimd.Store(value.Second, ref destination, offset, TSimd.Lanes);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(VectorPair<TVector> value, ref float destination, nint start, nint offset)
    {
        TSimd.Store(value.First, ref destination, start, offset);
        TSimd.Store(value.Second, ref destination, start, offset + TSimd.Lanes);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static VectorPair<TVector> LoadFirst(ref readonly float source, nint offset, nint count) => count >= TSimd.Lanes
        ? new(TSimd.Load(in source, offset), TSimd.LoadFirst(in source, offset + TSimd.Lanes, count - TSimd.Lanes))
        : new(TSimd.LoadFirst(in source, offset, count), TSimd.Zero);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreFirst(VectorPair<TVector> value, ref float destination, nint offset, nint count)
    {
        if (count >= TSimd.Lanes)
        {
            TSimd.Store(value.First, ref destination, offset);
            TSimd.StoreFirst(value.Second, ref destination, offset + TSimd.Lanes, count - TSimd.Lanes);
        }
        else
        {
            TSimd.StoreFirst(value.First, ref destination, offset, count);
        }
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static VectorPair<TVector> FirstLanes(nint count) => new(TSimd.FirstLanes(count), TSimd.FirstLanes(count - TSimd.Lanes));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static VectorPair<TVector> Broadcast(float value) => Both(TSimd.Broadcast(value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static VectorPair<TVector> Broadcast(ref readonly float source, nint offset) => Both(TSimd.Broadcast(in source, offset));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static VectorPair<TVector> Broadcast(ref readonly float source, nint start, nint offset) =>
        Both(TSimd.Broadcast(in source, start, offset));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static VectorPair<TVector> BroadcastLane(VectorPair<TVector> value, int lane) => Both(TSimd.Broadcast(Lane(value, lane)));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Lane(VectorPair<TVector> value, int lane) =>
        lane < (int)TSimd.Lanes ? TSimd.Lane(value.First, lane) : TSimd.Lane(value.Second, lane - (int)TSimd.Lanes);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Sum(VectorPair<TVector> value) => TSimd.Sum(TSimd.Add(value.First, value.Second));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static VectorPair<TVector> Add(VectorPair<TVector> a, VectorPair<TVector> b) =>
        new(TSimd.Add(a.First, b.First), TSimd.Add(a.Second, b.Second));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static VectorPair<TVector> Subtract(VectorPair<TVector> a, VectorPair<TVector> b) =>
        new(TSimd.Subtract(a.First, b.First), TSimd.Subtract(a.Second, b.Second));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static VectorPair<TVector> Multiply(VectorPair<TVector> a, VectorPair<TVector> b) =>
        new(TSimd.Multiply(a.First, b.First), TSimd.Multiply(a.Second, b.Second));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static VectorPair<TVector> Divide(VectorPair<TVector> a, VectorPair<TVector> b) =>
        new(TSimd.Divide(a.First, b.First), TSimd.Divide(a.Second, b.Second));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static VectorPair<TVector> MultiplyAdd(VectorPair<TVector> a, VectorPair<TVector> b, VectorPair<TVector> c) =>
        new(TSimd.MultiplyAdd(a.First, b.First, c.First), TSimd.MultiplyAdd(a.Second, b.Second, c.Second));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static VectorPair<TVector> NegatedMultiplyAdd(VectorPair<TVector> a, VectorPair<TVector> b, VectorPair<TVector> c) =>
        new(TSimd.NegatedMultiplyAdd(a.First, b.First, c.First), TSimd.NegatedMultiplyAdd(a.Second, b.Second, c.Second));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static VectorPair<TVector> Max(VectorPair<TVector> a, VectorPair<TVector> b) =>
        new(TSimd.Max(a.First, b.First), TSimd.Max(a.Second, b.Second));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static VectorPair<TVector> Min(VectorPair<TVector> a, VectorPair<TVector> b) =>
        new(TSimd.Min(a.First, b.First), TSimd.Min(a.Second, b.Second));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static VectorPair<TVector> Relu(VectorPair<TVector> a) => new(TSimd.Relu(a.First), TSimd.Relu(a.Second));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static VectorPair<TVector> ReluGradient(VectorPair<TVector> a, VectorPair<TVector> d) =>
        new(TSimd.ReluGradient(a.First, d.First), TSimd.ReluGradient(a.Second, d.Second));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static VectorPair<TVector> Negate(VectorPair<TVector> a) => new(TSimd.Negate(a.First), TSimd.Negate(a.Second));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static VectorPair<TVector> Abs(VectorPair<TVector> a) => new(TSimd.Abs(a.First), TSimd.Abs(a.Second));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static VectorPair<TVector> GreaterThan(VectorPair<TVector> a, VectorPair<TVector> b) =>
        new(TSimd.GreaterThan(a.First, b.First), TSimd.GreaterThan(a.Second, b.Second));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static VectorPair<TVector> Select(VectorPair<TVector> mask, VectorPair<TVector> a, VectorPair<TVector> b) =>
        new(TSimd.Select(mask.First, a.First, b.First), TSimd.Select(mask.Second, a.Second, b.Second));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static VectorPair<TVector> CopySign(VectorPair<TVector> a, VectorPair<TVector> b) =>
        new(TSimd.CopySign(a.First, b.First), TSimd.CopySign(a.Second, b.Second));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static VectorPair<TVector> MultiplyByPowerOfTwo(VectorPair<TVector> a, VectorPair<TVector> n) =>
        new(TSimd.MultiplyByPowerOfTwo(a.First, n.First), TSimd.MultiplyByPowerOfTwo(a.Second, n.Second));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static VectorPair<TVector> AddBits(VectorPair<TVector> a, VectorPair<TVector> b) =>
        new(TSimd.AddBits(a.First, b.First), TSimd.AddBits(a.Second, b.Second));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static VectorPair<TVector> SubtractBits(VectorPair<TVector> a, VectorPair<TVector> b) =>
        new(TSimd.SubtractBits(a.First, b.First), TSimd.SubtractBits(a.Second, b.Second));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static VectorPair<TVector> ShiftBitsLeft(VectorPair<TVector> a, int count) =>
        new(TSimd.ShiftBitsLeft(a.First, count), TSimd.ShiftBitsLeft(a.Second, count));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static VectorPair<TVector> ShiftBitsRight(VectorPair<TVector> a, int count) =>
        new(TSimd.ShiftBitsRight(a.First, count), TSimd.ShiftBitsRight(a.Second, count));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static VectorPair<TVector> BitsToNumber(VectorPair<TVector> a) => new(TSimd.BitsToNumber(a.First), TSimd.BitsToNumber(a.Second));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static VectorPair<TVector> Both(TVector value) => new(value, value);
}
