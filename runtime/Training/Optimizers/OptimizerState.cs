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

    /// <summary>Forgets all steps and the number of parameters.</summary>
    public void Reset()
    {
        (_first, _second, _third) = (null, null, null);
        _length = -1;
    }

    /// <summary>Changes all parameters in one pass over parameters, gradients and state.</summary>
    /// <remarks>Compiled at full strength at once: a training run is often over before the runtime would come to it.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Apply<TUpdate>(TUpdate update, Span<float> parameters, ReadOnlySpan<float> gradients)
        where TUpdate : struct, IUpdate
    {
        ref var p = ref MemoryMarshal.GetReference(parameters);
        ref var g = ref MemoryMarshal.GetReference(gradients);
        ref var a = ref MemoryMarshal.GetArrayDataReference(TUpdate.StateCount > 0 ? _first ??= Reserve() : []);
        ref var b = ref MemoryMarshal.GetArrayDataReference(TUpdate.StateCount > 1 ? _second ??= Reserve() : []);
        ref var c = ref MemoryMarshal.GetArrayDataReference(TUpdate.StateCount > 2 ? _third ??= Reserve() : []);
        if (parameters.Length < Vector<float>.Count)
        {
            Vector<float> few = default, fewGradients = default;
            parameters.CopyTo(Lanes(ref few));
            gradients.CopyTo(Lanes(ref fewGradients));
            var fewStates = States.Load<TUpdate>(ref a, ref b, ref c, 0);
            few = update.Apply(few, fewGradients, ref fewStates.First, ref fewStates.Second, ref fewStates.Third);
            fewStates.Store<TUpdate>(ref a, ref b, ref c, 0);
            Lanes(ref few)[..parameters.Length].CopyTo(parameters);
            return;
        }

        // The last vector overlaps the one before it: it is computed first, from what was there, and stored last.
        var end = (nuint)(parameters.Length - Vector<float>.Count);
        var lastStates = States.Load<TUpdate>(ref a, ref b, ref c, end);
        var last = update.Apply(
            Vector.LoadUnsafe(ref p, end), Vector.LoadUnsafe(ref g, end), ref lastStates.First, ref lastStates.Second, ref lastStates.Third);
        for (nuint i = 0; i < end; i += (nuint)Vector<float>.Count)
        {
            var states = States.Load<TUpdate>(ref a, ref b, ref c, i);
            update.Apply(Vector.LoadUnsafe(ref p, i), Vector.LoadUnsafe(ref g, i), ref states.First, ref states.Second, ref states.Third)
                .StoreUnsafe(ref p, i);
            states.Store<TUpdate>(ref a, ref b, ref c, i);
        }

        last.StoreUnsafe(ref p, end);
        lastStates.Store<TUpdate>(ref a, ref b, ref c, end);
    }

    private static Span<float> Lanes(ref Vector<float> vector) =>
        MemoryMarshal.CreateSpan(ref Unsafe.As<Vector<float>, float>(ref vector), Vector<float>.Count);

    private float[] Reserve() => new float[Math.Max(_length, Vector<float>.Count)];

    /// <summary>What is remembered for one vector of parameters, as far as there is any of it.</summary>
    private struct States
    {
        public Vector<float> First;
        public Vector<float> Second;
        public Vector<float> Third;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static States Load<TUpdate>(ref float first, ref float second, ref float third, nuint index)
            where TUpdate : struct, IUpdate
        {
            States states = default;
            if (TUpdate.StateCount > 0)
            {
                states.First = Vector.LoadUnsafe(ref first, index);
            }

            if (TUpdate.StateCount > 1)
            {
                states.Second = Vector.LoadUnsafe(ref second, index);
            }

            if (TUpdate.StateCount > 2)
            {
                states.Third = Vector.LoadUnsafe(ref third, index);
            }

            return states;
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public readonly void Store<TUpdate>(ref float first, ref float second, ref float third, nuint index)
            where TUpdate : struct, IUpdate
        {
            if (TUpdate.StateCount > 0)
            {
                WithoutSubnormals(First).StoreUnsafe(ref first, index);
            }

            if (TUpdate.StateCount > 1)
            {
                WithoutSubnormals(Second).StoreUnsafe(ref second, index);
            }

            if (TUpdate.StateCount > 2)
            {
                WithoutSubnormals(Third).StoreUnsafe(ref third, index);
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
}
