using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Generated.Neuron;

/// <summary>What an optimiser remembers of its parameters, and the one pass over them all.</summary>
internal sealed class OptimizerState
{
    // Whole vectors: ⌈length / lanes⌉ of them, so that state has no tail.
    private Vector<float>[]? _first;
    private Vector<float>[]? _second;
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
    public void Apply<TUpdate>(TUpdate update, Span<float> parameters, ReadOnlySpan<float> gradients)
        where TUpdate : struct, IUpdate
    {
        var first = TUpdate.StateCount > 0 ? _first ??= Reserve() : [];
        var second = TUpdate.StateCount > 1 ? _second ??= Reserve() : [];
        var p = MemoryMarshal.Cast<float, Vector<float>>(parameters);
        var g = MemoryMarshal.Cast<float, Vector<float>>(gradients);
        for (var i = 0; i < p.Length; i++)
        {
            p[i] = Apply(update, p[i], g[i], first, second, i);
        }

        var tail = p.Length * Vector<float>.Count;
        if (tail < parameters.Length)
        {
            Vector<float> lastP = default, lastG = default;
            parameters[tail..].CopyTo(Lanes(ref lastP));
            gradients[tail..].CopyTo(Lanes(ref lastG));
            lastP = Apply(update, lastP, lastG, first, second, p.Length);
            Lanes(ref lastP)[..(parameters.Length - tail)].CopyTo(parameters[tail..]);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<float> Apply<TUpdate>(TUpdate update, Vector<float> parameters, Vector<float> gradients, Vector<float>[] first, Vector<float>[] second, int index)
        where TUpdate : struct, IUpdate
    {
        Vector<float> unused = default;
        return update.Apply(
            parameters,
            gradients,
            ref TUpdate.StateCount > 0 ? ref first[index] : ref unused,
            ref TUpdate.StateCount > 1 ? ref second[index] : ref unused);
    }

    private static Span<float> Lanes(ref Vector<float> vector) =>
        MemoryMarshal.CreateSpan(ref Unsafe.As<Vector<float>, float>(ref vector), Vector<float>.Count);

    private Vector<float>[] Reserve() => new Vector<float>[(_length + Vector<float>.Count - 1) / Vector<float>.Count];
}
