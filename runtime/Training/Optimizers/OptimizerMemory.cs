using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Generated.Neuron.Passes;

namespace Generated.Neuron;

/// <summary>
/// The state that an optimizer has for each parameter, and the one pass over all of them. Its sizes never change: an optimizer that is
/// reset allocates a new one, so that a step on another thread never runs beyond the memory it began with.
/// </summary>
internal sealed class OptimizerMemory
{
    /// <summary>The lanes of the widest vector.</summary>
    private const int MostLanes = 16;

    // One number per parameter, but at least one vector. Aligned to cache lines, so that no vector crosses two of them.
    private readonly AlignedFloats _first;
    private readonly AlignedFloats _second;
    private readonly AlignedFloats _third;

    /// <param name="count">The number of parameters.</param>
    /// <param name="lists">How many numbers of state each has, at most 3.</param>
    public OptimizerMemory(int count, int lists)
    {
        Count = count;
        Lists = lists;
        var reserved = Math.Max(count, MostLanes);
        _first = lists > 0 ? new(reserved, room: 0) : default;
        _second = lists > 1 ? new(reserved, room: 0) : default;
        _third = lists > 2 ? new(reserved, room: 0) : default;
    }

    /// <summary>The number of parameters.</summary>
    public int Count { get; }

    /// <summary>How many numbers of state each parameter has.</summary>
    public int Lists { get; }

    /// <summary>Whether a step is being taken.</summary>
    public bool IsInUse { get; set; }

    /// <summary>One of the lists, <c>[parameters]</c>.</summary>
    public Span<float> List(int index) => (index == 0 ? _first : index == 1 ? _second : _third).Span[..Count];

    /// <summary>Changes all parameters in one pass over parameters, gradients and state.</summary>
    /// <remarks>
    /// Inlined, so that the factors of an update stay in registers; passing them would take half of a small network's step.
    /// Callers are fully optimized from the first call: a training run is often over before the runtime would recompile them.
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

        IsInUse = false;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Apply<TUpdate, TLanes>(TUpdate update, Span<float> parameters, ReadOnlySpan<float> gradients)
        where TUpdate : struct, IUpdate
        where TLanes : struct, ILanes<TLanes>
    {
        ref var p = ref MemoryMarshal.GetReference(parameters);
        ref var g = ref MemoryMarshal.GetReference(gradients);
        ref var a = ref TUpdate.StateCount > 0 ? ref _first.First : ref Unsafe.NullRef<float>();
        ref var b = ref TUpdate.StateCount > 1 ? ref _second.First : ref Unsafe.NullRef<float>();
        ref var c = ref TUpdate.StateCount > 2 ? ref _third.First : ref Unsafe.NullRef<float>();
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

        // The last vector overlaps the previous one: it is computed first, from the old values, and stored last.
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
