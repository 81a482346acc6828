using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace Generated.Neuron.Simd;

/// <summary>Working memory on the stack.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class SimdMemory
{
    /// <summary>
    /// Floats to ask for beyond what is needed, so that the rest can begin at a multiple of 64 bytes: a 512-bit vector that
    /// crosses a cache line is two accesses.
    /// </summary>
    public const int Slack = 16;

    /// <summary>The part of stack memory that begins at a multiple of 64 bytes, <see cref="Slack"/> floats shorter.</summary>
    /// <param name="memory">On the stack: what the garbage collector moves would not stay aligned.</param>
    public static unsafe Span<float> Align(Span<float> memory)
    {
        var bytes = (nuint)Unsafe.AsPointer(ref memory[0]);
        var skipped = (int)(((nuint)0 - bytes) % 64 / sizeof(float));
        return memory.Slice(skipped, memory.Length - Slack);
    }
}
