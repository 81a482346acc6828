using System.Runtime.InteropServices;

namespace Generated.Neuron.Passes;

/// <summary>What all threads of a job write, in a cache line that nothing else is read from.</summary>
[StructLayout(LayoutKind.Explicit, Size = 192)]
internal struct ShardProgress
{
    /// <summary>The blocks that are taken, and in the upper half the sums of nodes in memory: one number, written once per block.</summary>
    [FieldOffset(64)]
    public long Taken;

    /// <summary>1 when all blocks are added up.</summary>
    [FieldOffset(72)]
    public int Done;
}
