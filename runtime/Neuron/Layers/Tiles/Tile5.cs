using System.Runtime.CompilerServices;
using Generated.Neuron.Activations;
using Generated.Neuron.Simd;

namespace Generated.Neuron.Layers;

/// <summary>A register tile of five vectors.</summary>
/// <typeparam name="TSimd">The vocabulary.</typeparam>
/// <typeparam name="TVector">Its vector.</typeparam>
internal struct Tile5<TSimd, TVector> : ITile<Tile5<TSimd, TVector>, TVector>
    where TSimd : struct, ISimd<TVector>
    where TVector : struct
{
    private TVector _0, _1, _2, _3, _4;

    /// <inheritdoc/>
    public static int Count => 5;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Tile5<TSimd, TVector> Load(ref readonly float source, nint offset, nint step) => new()
    {
        _0 = TSimd.Load(in source, offset),
        _1 = TSimd.Load(in source, offset, step),
        _2 = TSimd.Load(in source, offset, 2 * step),
        _3 = TSimd.Load(in source, offset, 3 * step),
        _4 = TSimd.Load(in source, offset, 4 * step),
    };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Tile5<TSimd, TVector> Broadcast(ref readonly float source, nint offset, nint step) => new()
    {
        _0 = TSimd.Broadcast(in source, offset),
        _1 = TSimd.Broadcast(in source, offset, step),
        _2 = TSimd.Broadcast(in source, offset, 2 * step),
        _3 = TSimd.Broadcast(in source, offset, 3 * step),
        _4 = TSimd.Broadcast(in source, offset, 4 * step),
    };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void MultiplyAdd(TVector vector, ref readonly float numbers, nint offset, nint step)
    {
        _0 = TSimd.MultiplyAdd(vector, TSimd.Broadcast(in numbers, offset), _0);
        _1 = TSimd.MultiplyAdd(vector, TSimd.Broadcast(in numbers, offset, step), _1);
        _2 = TSimd.MultiplyAdd(vector, TSimd.Broadcast(in numbers, offset, 2 * step), _2);
        _3 = TSimd.MultiplyAdd(vector, TSimd.Broadcast(in numbers, offset, 3 * step), _3);
        _4 = TSimd.MultiplyAdd(vector, TSimd.Broadcast(in numbers, offset, 4 * step), _4);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void MultiplyAdd(TVector vector, in Tile5<TSimd, TVector> other)
    {
        _0 = TSimd.MultiplyAdd(other._0, vector, _0);
        _1 = TSimd.MultiplyAdd(other._1, vector, _1);
        _2 = TSimd.MultiplyAdd(other._2, vector, _2);
        _3 = TSimd.MultiplyAdd(other._3, vector, _3);
        _4 = TSimd.MultiplyAdd(other._4, vector, _4);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void MultiplyAddVectors(TVector factor, ref readonly float vectors, nint offset, nint step)
    {
        _0 = TSimd.MultiplyAdd(TSimd.Load(in vectors, offset), factor, _0);
        _1 = TSimd.MultiplyAdd(TSimd.Load(in vectors, offset, step), factor, _1);
        _2 = TSimd.MultiplyAdd(TSimd.Load(in vectors, offset, 2 * step), factor, _2);
        _3 = TSimd.MultiplyAdd(TSimd.Load(in vectors, offset, 3 * step), factor, _3);
        _4 = TSimd.MultiplyAdd(TSimd.Load(in vectors, offset, 4 * step), factor, _4);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(in Tile5<TSimd, TVector> other)
    {
        _0 = TSimd.Add(_0, other._0);
        _1 = TSimd.Add(_1, other._1);
        _2 = TSimd.Add(_2, other._2);
        _3 = TSimd.Add(_3, other._3);
        _4 = TSimd.Add(_4, other._4);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Store<TActivation>(ref float destination, nint offset, nint step)
        where TActivation : struct, IActivation
    {
        TSimd.Store(TActivation.Forward<TSimd, TVector>(_0), ref destination, offset);
        TSimd.Store(TActivation.Forward<TSimd, TVector>(_1), ref destination, offset, step);
        TSimd.Store(TActivation.Forward<TSimd, TVector>(_2), ref destination, offset, 2 * step);
        TSimd.Store(TActivation.Forward<TSimd, TVector>(_3), ref destination, offset, 3 * step);
        TSimd.Store(TActivation.Forward<TSimd, TVector>(_4), ref destination, offset, 4 * step);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void StoreDelta<TActivation>(ref float a, ref readonly float z, nint offset, nint step)
        where TActivation : struct, IActivation
    {
        TSimd.Store(TActivation.Derivative<TSimd, TVector>(TSimd.Load(in z, offset), TSimd.Load(in a, offset), _0), ref a, offset);
        TSimd.Store(
            TActivation.Derivative<TSimd, TVector>(TSimd.Load(in z, offset, step), TSimd.Load(in a, offset, step), _1),
            ref a,
            offset,
            step);
        TSimd.Store(
            TActivation.Derivative<TSimd, TVector>(TSimd.Load(in z, offset, 2 * step), TSimd.Load(in a, offset, 2 * step), _2),
            ref a,
            offset,
            2 * step);
        TSimd.Store(
            TActivation.Derivative<TSimd, TVector>(TSimd.Load(in z, offset, 3 * step), TSimd.Load(in a, offset, 3 * step), _3),
            ref a,
            offset,
            3 * step);
        TSimd.Store(
            TActivation.Derivative<TSimd, TVector>(TSimd.Load(in z, offset, 4 * step), TSimd.Load(in a, offset, 4 * step), _4),
            ref a,
            offset,
            4 * step);
    }
}
