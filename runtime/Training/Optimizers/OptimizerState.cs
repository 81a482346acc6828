using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Generated.Neuron;

/// <summary>What an optimiser remembers of its parameters, and the one pass over them all.</summary>
internal sealed class OptimizerState
{
    // One number a parameter, or one vector where there are fewer.
    private float[]? _first;
    private float[]? _second;
    private int _length = -1;

    /// <summary>Checks the lengths of a step; the first one decides for those that follow.</summary>
    public void Check(ReadOnlySpan<float> parameters, ReadOnlySpan<float> gradients)
    {
        if (gradients.Length != parameters.Length)
        {
            throw new ArgumentException($"There are {gradients.Length} gradients, but {parameters.Length} parameters.", nameof(gradients));
        }

        if (parameters.Length != _length)
        {
            if (_length >= 0)
            {
                throw new ArgumentException($"There are {parameters.Length} parameters, but the steps before had {_length}; each network needs its own optimiser.", nameof(parameters));
            }

            _length = parameters.Length;
        }
    }

    /// <summary>Changes all parameters in one pass over parameters, gradients and state.</summary>
    /// <remarks>Compiled at full strength at once: a training run is often over before the runtime would come to it.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Apply<TUpdate>(TUpdate update, Span<float> parameters, ReadOnlySpan<float> gradients)
        where TUpdate : struct, IUpdate
    {
        var first = TUpdate.StateCount > 0 ? _first ??= Reserve() : [];
        var second = TUpdate.StateCount > 1 ? _second ??= Reserve() : [];
        ref var p = ref MemoryMarshal.GetReference(parameters);
        ref var g = ref MemoryMarshal.GetReference(gradients);
        ref var m = ref MemoryMarshal.GetArrayDataReference(first);
        ref var v = ref MemoryMarshal.GetArrayDataReference(second);
        Vector<float> state1 = default, state2 = default;
        if (parameters.Length < Vector<float>.Count)
        {
            Vector<float> few = default, fewGradients = default;
            parameters.CopyTo(Lanes(ref few));
            gradients.CopyTo(Lanes(ref fewGradients));
            Load<TUpdate>(ref m, ref v, 0, ref state1, ref state2);
            few = update.Apply(few, fewGradients, ref state1, ref state2);
            Store<TUpdate>(ref m, ref v, 0, state1, state2);
            Lanes(ref few)[..parameters.Length].CopyTo(parameters);
            return;
        }

        // The last vector overlaps the one before it: it is computed first, from what was there, and stored last.
        var end = (nuint)(parameters.Length - Vector<float>.Count);
        Vector<float> last1 = default, last2 = default;
        Load<TUpdate>(ref m, ref v, end, ref last1, ref last2);
        var last = update.Apply(Vector.LoadUnsafe(ref p, end), Vector.LoadUnsafe(ref g, end), ref last1, ref last2);
        for (nuint i = 0; i < end; i += (nuint)Vector<float>.Count)
        {
            Load<TUpdate>(ref m, ref v, i, ref state1, ref state2);
            update.Apply(Vector.LoadUnsafe(ref p, i), Vector.LoadUnsafe(ref g, i), ref state1, ref state2).StoreUnsafe(ref p, i);
            Store<TUpdate>(ref m, ref v, i, state1, state2);
        }

        last.StoreUnsafe(ref p, end);
        Store<TUpdate>(ref m, ref v, end, last1, last2);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Load<TUpdate>(ref float first, ref float second, nuint index, ref Vector<float> state1, ref Vector<float> state2)
        where TUpdate : struct, IUpdate
    {
        if (TUpdate.StateCount > 0)
        {
            state1 = Vector.LoadUnsafe(ref first, index);
        }

        if (TUpdate.StateCount > 1)
        {
            state2 = Vector.LoadUnsafe(ref second, index);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store<TUpdate>(ref float first, ref float second, nuint index, Vector<float> state1, Vector<float> state2)
        where TUpdate : struct, IUpdate
    {
        if (TUpdate.StateCount > 0)
        {
            state1.StoreUnsafe(ref first, index);
        }

        if (TUpdate.StateCount > 1)
        {
            state2.StoreUnsafe(ref second, index);
        }
    }

    private static Span<float> Lanes(ref Vector<float> vector) =>
        MemoryMarshal.CreateSpan(ref Unsafe.As<Vector<float>, float>(ref vector), Vector<float>.Count);

    private float[] Reserve() => new float[Math.Max(_length, Vector<float>.Count)];
}
