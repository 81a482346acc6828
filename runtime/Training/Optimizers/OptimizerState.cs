using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace Generated.Neuron;

/// <summary>An optimizer's memory between its steps: checked, saved and loaded.</summary>
internal sealed class OptimizerState
{
    private static readonly string[] Names = ["first", "second", "third"];

    private readonly Lock _gate = new();

    // Replaced as a whole, so that each step works on memory of one size.
    private OptimizerMemory? _memory;

    /// <summary>Checks a step and takes the memory for it; Apply or <see cref="End"/> gives it back.</summary>
    /// <param name="parameters">The first step decides how many there are.</param>
    /// <param name="gradients">As many.</param>
    /// <param name="lists">How many numbers of state each parameter has; always the same.</param>
    /// <exception cref="ArgumentException">The lengths differ, or are not those of the first step, or the spans overlap.</exception>
    /// <exception cref="InvalidOperationException">Another thread is taking a step.</exception>
    /// <remarks>
    /// A plain flag instead of a lock: an interlocked operation would take a third of a step of 33 parameters. Two threads that arrive
    /// within the same few nanoseconds may both pass, and then compute wrong numbers, but never access other memory.
    /// </remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public OptimizerMemory Begin(ReadOnlySpan<float> parameters, ReadOnlySpan<float> gradients, int lists)
    {
        var memory = _memory;
        if (memory is null || memory.Count != parameters.Length || gradients.Length != parameters.Length
            || memory.IsInUse || parameters.Overlaps(gradients))
        {
            memory = Reserve(parameters, gradients, lists);
        }

        memory.IsInUse = true;
        return memory;
    }

    /// <summary>Returns the memory of a step that does not call Apply.</summary>
    public static void End(OptimizerMemory memory) => memory.IsInUse = false;

    /// <summary>Forgets all steps and the number of parameters.</summary>
    public void Reset() => _memory = null;

    /// <summary>
    /// Saves or loads all state, as many numbers per list as there are parameters, whatever the vectors' width.
    /// </summary>
    /// <param name="state">The file.</param>
    /// <param name="lists">How many numbers of state each parameter has.</param>
    /// <returns>The number of parameters, −1 before the first step.</returns>
    public int Exchange(SavedState state, int lists)
    {
        var memory = _memory;
        var count = (int)state.Value("parameters", memory?.Count ?? -1, min: -1, max: Array.MaxLength);
        if (count < 0)
        {
            state.OnLoaded(() => _memory = null);
            return count;
        }

        if (state is StateCopy copy && memory is not null)
        {
            for (var index = 0; index < lists; index++)
            {
                copy.Exchange(memory.List(index));
            }

            return count;
        }

        var loaded = new float[lists][];
        for (var index = 0; index < lists; index++)
        {
            loaded[index] = state.AllNumbers(Names[index], memory is null ? [] : memory.List(index).ToArray(), count);
        }

        state.OnLoaded(() =>
        {
            var next = new OptimizerMemory(count, lists);
            for (var index = 0; index < lists; index++)
            {
                loaded[index].CopyTo(next.List(index));
            }

            _memory = next;
        });
        return count;
    }

    /// <summary>The first step's memory, or what is wrong with a later step.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private OptimizerMemory Reserve(ReadOnlySpan<float> parameters, ReadOnlySpan<float> gradients, int lists)
    {
        if (gradients.Length != parameters.Length)
        {
            throw new ArgumentException(
                $"The length is {gradients.Length}, but must be {parameters.Length}: one gradient for each parameter.", nameof(gradients));
        }

        if (parameters.Overlaps(gradients))
        {
            throw new ArgumentException("The gradients must not overlap the parameters, which are overwritten.", nameof(gradients));
        }

        lock (_gate)
        {
            if (_memory is not { } memory)
            {
                return _memory = new OptimizerMemory(parameters.Length, lists);
            }

            if (memory.Count != parameters.Length)
            {
                ThrowCount(parameters.Length, memory.Count, nameof(parameters));
            }

            return memory.IsInUse
                ? throw new InvalidOperationException(
                    "Another thread is taking a step of this optimizer, or this call is inside one; each network needs its own optimizer.")
                : memory;
        }
    }

    [DoesNotReturn]
    private static void ThrowCount(int length, int count, string name) => throw new ArgumentException(
        $"The length is {length}, but was {count} in earlier steps or in the loaded state; each network needs its own optimizer.",
        name);
}
