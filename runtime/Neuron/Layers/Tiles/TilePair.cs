using System.Runtime.CompilerServices;
using Generated.Neuron.Activations;

namespace Generated.Neuron.Layers;

/// <summary>A register tile of more than six vectors: those of one tile, then those of another.</summary>
/// <typeparam name="TFirst">The first tile.</typeparam>
/// <typeparam name="TSecond">The tile after it.</typeparam>
/// <typeparam name="TVector">A vector of float32.</typeparam>
internal struct TilePair<TFirst, TSecond, TVector> : ITile<TilePair<TFirst, TSecond, TVector>, TVector>
    where TFirst : struct, ITile<TFirst, TVector>
    where TSecond : struct, ITile<TSecond, TVector>
    where TVector : struct
{
    private TFirst _first;
    private TSecond _second;

    /// <inheritdoc/>
    public static int Count
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => TFirst.Count + TSecond.Count;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TilePair<TFirst, TSecond, TVector> Load(ref readonly float source, nint offset, nint step) => new()
    {
        _first = TFirst.Load(in source, offset, step),
        _second = TSecond.Load(in source, offset + (TFirst.Count * step), step),
    };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TilePair<TFirst, TSecond, TVector> Broadcast(ref readonly float source, nint offset, nint step) => new()
    {
        _first = TFirst.Broadcast(in source, offset, step),
        _second = TSecond.Broadcast(in source, offset + (TFirst.Count * step), step),
    };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void MultiplyAdd(TVector vector, ref readonly float numbers, nint offset, nint step)
    {
        _first.MultiplyAdd(vector, in numbers, offset, step);
        _second.MultiplyAdd(vector, in numbers, offset + (TFirst.Count * step), step);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void MultiplyAdd(TVector vector, in TilePair<TFirst, TSecond, TVector> other)
    {
        _first.MultiplyAdd(vector, in other._first);
        _second.MultiplyAdd(vector, in other._second);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void MultiplyAddVectors(TVector factor, ref readonly float vectors, nint offset, nint step)
    {
        _first.MultiplyAddVectors(factor, in vectors, offset, step);
        _second.MultiplyAddVectors(factor, in vectors, offset + (TFirst.Count * step), step);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(in TilePair<TFirst, TSecond, TVector> other)
    {
        _first.Add(in other._first);
        _second.Add(in other._second);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Store<TActivation>(ref float destination, nint offset, nint step)
        where TActivation : struct, IActivation
    {
        _first.Store<TActivation>(ref destination, offset, step);
        _second.Store<TActivation>(ref destination, offset + (TFirst.Count * step), step);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void StoreDelta<TActivation>(ref float a, ref readonly float z, nint offset, nint step)
        where TActivation : struct, IActivation
    {
        _first.StoreDelta<TActivation>(ref a, in z, offset, step);
        _second.StoreDelta<TActivation>(ref a, in z, offset + (TFirst.Count * step), step);
    }
}
