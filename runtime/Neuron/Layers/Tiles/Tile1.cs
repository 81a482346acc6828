using System.Runtime.CompilerServices;
using Generated.Neuron.Activations;
using Generated.Neuron.Simd;

namespace Generated.Neuron.Layers;

/// <summary>A register tile of one vector.</summary>
/// <typeparam name="TSimd">The vocabulary.</typeparam>
/// <typeparam name="TVector">Its vector.</typeparam>
internal struct Tile1<TSimd, TVector> : ITile<Tile1<TSimd, TVector>, TVector>
    where TSimd : struct, ISimd<TVector>
    where TVector : struct
{
    private TVector _0;

    /// <inheritdoc/>
    public static int Count => 1;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Tile1<TSimd, TVector> Load(ref readonly float source, nint offset, nint step) => new()
    {
        _0 = TSimd.Load(in source, offset),
    };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Tile1<TSimd, TVector> Broadcast(ref readonly float source, nint offset, nint step) => new()
    {
        _0 = TSimd.Broadcast(in source, offset),
    };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void MultiplyAdd(TVector vector, ref readonly float numbers, nint offset, nint step)
    {
        _0 = TSimd.MultiplyAdd(vector, TSimd.Broadcast(in numbers, offset), _0);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void MultiplyAdd(TVector vector, in Tile1<TSimd, TVector> other)
    {
        _0 = TSimd.MultiplyAdd(other._0, vector, _0);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void MultiplyAddVectors(TVector factor, ref readonly float vectors, nint offset, nint step)
    {
        _0 = TSimd.MultiplyAdd(TSimd.Load(in vectors, offset), factor, _0);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(in Tile1<TSimd, TVector> other)
    {
        _0 = TSimd.Add(_0, other._0);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Store<TActivation>(ref float destination, nint offset, nint step)
        where TActivation : struct, IActivation
    {
        TSimd.Store(TActivation.Forward<TSimd, TVector>(_0), ref destination, offset);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void StoreDelta<TActivation>(ref float a, ref readonly float z, nint offset, nint step)
        where TActivation : struct, IActivation
    {
        TSimd.Store(TActivation.Derivative<TSimd, TVector>(TSimd.Load(in z, offset), TSimd.Load(in a, offset), _0), ref a, offset);
    }
}
