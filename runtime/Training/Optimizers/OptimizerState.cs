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
    private float[]? _third;
    private int _length = -1;

    /// <summary>Checks the lengths of a step; the first one decides for those that follow.</summary>
    public void Check(ReadOnlySpan<float> parameters, ReadOnlySpan<float> gradients)
    {
        if (gradients.Length != parameters.Length)
        {
            throw new ArgumentException($"The length is {gradients.Length}, but must be {parameters.Length}: one gradient for each parameter.", nameof(gradients));
        }

        if (parameters.Length != _length)
        {
            if (_length >= 0)
            {
                throw new ArgumentException(
                    $"The length is {parameters.Length}, but was {_length} in the steps before; each network needs its own optimiser.", nameof(parameters));
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

    /// <summary>Saves or loads all that is remembered, as many numbers a list as there are parameters, whatever the vectors' width.</summary>
    public void Exchange(StateExchange state)
    {
        var length = (int)state.Count("parameters", _length, least: -1, most: Array.MaxLength);
        var (first, second, third) = (state.Numbers("first", _first, length), state.Numbers("second", _second, length), state.Numbers("third", _third, length));
        state.WhenAccepted(() =>
        {
            _length = length;
            (_first, _second, _third) = (Reserve(first), Reserve(second), Reserve(third));
        });
    }

    /// <summary>Changes all parameters in one pass over parameters, gradients and state.</summary>
    /// <remarks>
    /// Inlined, so that the factors of an update stay in registers; half of a small network's step would go to handing them over. Callers are
    /// compiled at full strength at once: a training run is often over before the runtime would come to it.
    /// </remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Apply<TUpdate>(TUpdate update, Span<float> parameters, ReadOnlySpan<float> gradients)
        where TUpdate : struct, IUpdate
    {
        ref var p = ref MemoryMarshal.GetReference(parameters);
        ref var g = ref MemoryMarshal.GetReference(gradients);
        ref var a = ref MemoryMarshal.GetArrayDataReference(TUpdate.StateCount > 0 ? _first ??= Reserve() : []);
        ref var b = ref MemoryMarshal.GetArrayDataReference(TUpdate.StateCount > 1 ? _second ??= Reserve() : []);
        ref var c = ref MemoryMarshal.GetArrayDataReference(TUpdate.StateCount > 2 ? _third ??= Reserve() : []);
        Vector<float> first = default, second = default, third = default;
        if (parameters.Length < Vector<float>.Count)
        {
            Vector<float> few = default, fewGradients = default;
            parameters.CopyTo(Lanes(ref few));
            gradients.CopyTo(Lanes(ref fewGradients));
            Load<TUpdate>(ref a, ref b, ref c, 0, ref first, ref second, ref third);
            few = update.Apply(few, fewGradients, ref first, ref second, ref third);
            Store<TUpdate>(ref a, ref b, ref c, 0, first, second, third);
            Lanes(ref few)[..parameters.Length].CopyTo(parameters);
            return;
        }

        // The last vector overlaps the one before it: it is computed first, from what was there, and stored last.
        var end = (nuint)(parameters.Length - Vector<float>.Count);
        Vector<float> last1 = default, last2 = default, last3 = default;
        Load<TUpdate>(ref a, ref b, ref c, end, ref last1, ref last2, ref last3);
        var last = update.Apply(Vector.LoadUnsafe(ref p, end), Vector.LoadUnsafe(ref g, end), ref last1, ref last2, ref last3);
        for (nuint i = 0; i < end; i += (nuint)Vector<float>.Count)
        {
            Load<TUpdate>(ref a, ref b, ref c, i, ref first, ref second, ref third);
            update.Apply(Vector.LoadUnsafe(ref p, i), Vector.LoadUnsafe(ref g, i), ref first, ref second, ref third).StoreUnsafe(ref p, i);
            Store<TUpdate>(ref a, ref b, ref c, i, first, second, third);
        }

        last.StoreUnsafe(ref p, end);
        Store<TUpdate>(ref a, ref b, ref c, end, last1, last2, last3);
    }

    private static Span<float> Lanes(ref Vector<float> vector) =>
        MemoryMarshal.CreateSpan(ref Unsafe.As<Vector<float>, float>(ref vector), Vector<float>.Count);

    private float[] Reserve() => new float[Math.Max(_length, Vector<float>.Count)];

    private float[]? Reserve(float[]? loaded)
    {
        if (loaded is null || loaded.Length >= Vector<float>.Count)
        {
            return loaded;
        }

        var padded = Reserve();
        loaded.CopyTo(padded, 0);
        return padded;
    }

    // Locals and not a struct of them: the JIT keeps the fields of one whose references are handed on in memory, at twice the time of Adagrad.

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Load<TUpdate>(
        ref float a, ref float b, ref float c, nuint index, ref Vector<float> first, ref Vector<float> second, ref Vector<float> third)
        where TUpdate : struct, IUpdate
    {
        if (TUpdate.StateCount > 0)
        {
            first = Vector.LoadUnsafe(ref a, index);
        }

        if (TUpdate.StateCount > 1)
        {
            second = Vector.LoadUnsafe(ref b, index);
        }

        if (TUpdate.StateCount > 2)
        {
            third = Vector.LoadUnsafe(ref c, index);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store<TUpdate>(
        ref float a, ref float b, ref float c, nuint index, Vector<float> first, Vector<float> second, Vector<float> third)
        where TUpdate : struct, IUpdate
    {
        if (TUpdate.StateCount > 0)
        {
            WithoutSubnormals(first).StoreUnsafe(ref a, index);
        }

        if (TUpdate.StateCount > 1)
        {
            WithoutSubnormals(second).StoreUnsafe(ref b, index);
        }

        if (TUpdate.StateCount > 2)
        {
            WithoutSubnormals(third).StoreUnsafe(ref c, index);
        }
    }

    /// <summary>
    /// Puts 0 for subnormal numbers: a running mean of zeros would end in one and stay there, because β times the smallest
    /// of them rounds to itself, and each later step would take a processor two to three times as long. NaN stays NaN.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<float> WithoutSubnormals(Vector<float> values)
    {
        const float leastNormal = 1.17549435e-38f; // 2⁻¹²⁶
        return Vector.AndNot(values, Vector.AsVectorSingle(Vector.LessThan(Vector.Abs(values), new Vector<float>(leastNormal))));
    }
}
