using System.Numerics;

namespace Generated.Neuron.Passes;

/// <summary>How rows are divided: into shards, whose number of rows is the network's own, and shards into blocks for threads.</summary>
internal static class ShardDivision
{
    /// <summary>
    /// The most rows of one pass: the first row of each chunk, including the one after the last, must fit an int.
    /// </summary>
    public const int MostRowsOfPass = int.MaxValue - (1 << 16);

    /// <summary>Blocks per thread, at least, if there are shards enough: late by half a block, a thread loses 1 / 16 of its time.</summary>
    private const int BlocksPerThread = 8;

    /// <summary>The shards of some rows.</summary>
    /// <param name="rows">At least 1.</param>
    /// <param name="shardRows">The rows of all shards but the last.</param>
    public static int Count(int rows, int shardRows) => (int)(((long)rows + shardRows - 1) / shardRows);

    /// <summary>The levels of a tree over some leaves: 0 for one of them, 1 for two, 2 for three or four.</summary>
    /// <param name="leaves">At least 1.</param>
    public static int Levels(int leaves) => 32 - BitOperations.LeadingZeroCount((uint)leaves - 1);

    /// <summary>The level of the nodes that threads take: 0, single shards, unless there are very many.</summary>
    /// <param name="shards">The shards of the call.</param>
    /// <param name="threads">The threads that take them.</param>
    public static int BlockLevel(int shards, int threads)
    {
        var level = 0;
        while (shards >> (level + 1) >= (long)threads * BlocksPerThread)
        {
            level++;
        }

        return level;
    }

    /// <summary>The number of threads of a call.</summary>
    /// <param name="pieces">At most one thread for each.</param>
    /// <param name="maxDegreeOfParallelism">The caller's: at least 1, or −1 for as many as there are processors.</param>
    public static int Threads(int pieces, int maxDegreeOfParallelism) =>
        Math.Min(pieces, maxDegreeOfParallelism == -1 ? Environment.ProcessorCount : maxDegreeOfParallelism);
}
