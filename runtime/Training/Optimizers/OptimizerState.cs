using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Generated.Neuron.Simd;

namespace Generated.Neuron;

/// <summary>What an optimiser remembers of its parameters, and the one pass over them all.</summary>
internal sealed class OptimizerState
{
    /// <summary>The lanes of the widest vector.</summary>
    private const int MostLanes = 16;

    // One number a parameter, or one vector where there are fewer. From a cache line on, so that no vector of them lies across two.
    private AlignedFloats? _first;
    private AlignedFloats? _second;
    private AlignedFloats? _third;
    private int _length = -1;

    /// <summary>Checks the lengths of a step; the first one decides for those that follow.</summary>
    public void Check(ReadOnlySpan<float> parameters, ReadOnlySpan<float> gradients)
    {
        if (gradients.Length != parameters.Length)
        {
            throw new ArgumentException(
                $"The length is {gradients.Length}, but must be {parameters.Length}: one gradient for each parameter.", nameof(gradients));
        }

        if (parameters.Length != _length)
        {
            if (_length >= 0)
            {
                throw new ArgumentException(
                    $"The length is {parameters.Length}, but was {_length} in the steps before; each network needs its own optimiser.",
                    nameof(parameters));
            }

            _length = parameters.Length;
        }
    }

    /// <summary>Forgets all steps and the number of parameters.</summary>
    public void Reset()
    {
        (_first, _second, _third) = (null, null, null);
        _length = -1;
    }

    /// <summary>
    /// Saves or loads all that is remembered, as many numbers a list as there are parameters, whatever the vectors' width.
    /// </summary>
    /// <returns>The number of parameters, −1 before the first step.</returns>
    public int Exchange(StateExchange state)
    {
        var length = (int)state.Count("parameters", _length, least: -1, most: Array.MaxLength);
        var first = state.Numbers("first", _first?.Span.ToArray(), length);
        var second = state.Numbers("second", _second?.Span.ToArray(), length);
        var third = state.Numbers("third", _third?.Span.ToArray(), length);
        state.WhenAccepted(() =>
        {
            _length = length;
            (_first, _second, _third) = (Reserve(first), Reserve(second), Reserve(third));
        });
        return length;
    }

    /// <summary>Changes all parameters in one pass over parameters, gradients and state.</summary>
    /// <remarks>
    /// Inlined, so that the factors of an update stay in registers; half of a small network's step would go to handing them over.
    /// Callers are compiled at full strength at once: a training run is often over before the runtime would come to it.
    /// </remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Apply<TUpdate>(TUpdate update, Span<float> parameters, ReadOnlySpan<float> gradients)
        where TUpdate : struct, IUpdate
    {
        // The JIT knows which, and compiles the one.
        if (Vector512.IsHardwareAccelerated)
        {
            Apply<TUpdate, WideLanes>(update, parameters, gradients);
        }
        else
        {
            Apply<TUpdate, UsualLanes>(update, parameters, gradients);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Apply<TUpdate, TLanes>(TUpdate update, Span<float> parameters, ReadOnlySpan<float> gradients)
        where TUpdate : struct, IUpdate
        where TLanes : struct, ILanes<TLanes>
    {
        ref var p = ref MemoryMarshal.GetReference(parameters);
        ref var g = ref MemoryMarshal.GetReference(gradients);
        ref var a = ref TUpdate.StateCount > 0 ? ref FirstOf(ref _first) : ref Unsafe.NullRef<float>();
        ref var b = ref TUpdate.StateCount > 1 ? ref FirstOf(ref _second) : ref Unsafe.NullRef<float>();
        ref var c = ref TUpdate.StateCount > 2 ? ref FirstOf(ref _third) : ref Unsafe.NullRef<float>();
        TLanes first = default, second = default, third = default;
        if (parameters.Length < TLanes.Count)
        {
            TLanes few = default, fewGradients = default;
            parameters.CopyTo(Numbers(ref few));
            gradients.CopyTo(Numbers(ref fewGradients));
            Load<TUpdate, TLanes>(ref a, ref b, ref c, 0, ref first, ref second, ref third);
            few = update.Apply(few, fewGradients, ref first, ref second, ref third);
            Store<TUpdate, TLanes>(ref a, ref b, ref c, 0, first, second, third);
            Numbers(ref few)[..parameters.Length].CopyTo(parameters);
            return;
        }

        // The last vector overlaps the one before it: it is computed first, from what was there, and stored last.
        var end = (nuint)(parameters.Length - TLanes.Count);
        TLanes last1 = default, last2 = default, last3 = default;
        Load<TUpdate, TLanes>(ref a, ref b, ref c, end, ref last1, ref last2, ref last3);
        var last = update.Apply(TLanes.Load(ref p, end), TLanes.Load(ref g, end), ref last1, ref last2, ref last3);
        for (nuint i = 0; i < end; i += (nuint)TLanes.Count)
        {
            Load<TUpdate, TLanes>(ref a, ref b, ref c, i, ref first, ref second, ref third);
            TLanes.Store(update.Apply(TLanes.Load(ref p, i), TLanes.Load(ref g, i), ref first, ref second, ref third), ref p, i);
            Store<TUpdate, TLanes>(ref a, ref b, ref c, i, first, second, third);
        }

        TLanes.Store(last, ref p, end);
        Store<TUpdate, TLanes>(ref a, ref b, ref c, end, last1, last2, last3);
    }

    private static Span<float> Numbers<TLanes>(ref TLanes lanes)
        where TLanes : struct, ILanes<TLanes> =>
        MemoryMarshal.CreateSpan(ref Unsafe.As<TLanes, float>(ref lanes), TLanes.Count);

    /// <summary>The first number of a state, reserved when it is first asked for; read in place, as every step does it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ref float FirstOf(ref AlignedFloats? state)
    {
        if (state is null)
        {
            state = Reserve();
        }

        return ref Nullable.GetValueRefOrDefaultRef(in state).First;
    }

    private AlignedFloats Reserve() => new(Math.Max(_length, MostLanes), room: 0);

    private AlignedFloats? Reserve(float[]? loaded)
    {
        if (loaded is null)
        {
            return null;
        }

        var reserved = Reserve();
        loaded.CopyTo(reserved.Span);
        return reserved;
    }

    // Locals and not a struct of them: the JIT keeps the fields of one whose references are handed on in memory, at twice the time of
    // Adagrad.

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Load<TUpdate, TLanes>(
        ref float a, ref float b, ref float c, nuint index, ref TLanes first, ref TLanes second, ref TLanes third)
        where TUpdate : struct, IUpdate
        where TLanes : struct, ILanes<TLanes>
    {
        if (TUpdate.StateCount > 0)
        {
            first = TLanes.Load(ref a, index);
        }

        if (TUpdate.StateCount > 1)
        {
            second = TLanes.Load(ref b, index);
        }

        if (TUpdate.StateCount > 2)
        {
            third = TLanes.Load(ref c, index);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store<TUpdate, TLanes>(
        ref float a, ref float b, ref float c, nuint index, TLanes first, TLanes second, TLanes third)
        where TUpdate : struct, IUpdate
        where TLanes : struct, ILanes<TLanes>
    {
        if (TUpdate.StateCount > 0)
        {
            TLanes.Store(TLanes.WithoutSubnormals(first), ref a, index);
        }

        if (TUpdate.StateCount > 1)
        {
            TLanes.Store(TLanes.WithoutSubnormals(second), ref b, index);
        }

        if (TUpdate.StateCount > 2)
        {
            TLanes.Store(TLanes.WithoutSubnormals(third), ref c, index);
        }
    }
}
