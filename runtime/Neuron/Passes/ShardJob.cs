using Generated.Neuron.Simd;

namespace Generated.Neuron.Passes;

/// <summary>
/// Cost or Backward on several threads. The pieces are nodes of the tree of shards, blocks here: a thread computes one, and adds it to its
/// neighbor if that is done; if not, whoever computes the neighbor adds the two. So a step has the gradients of at most log₂ shards nodes
/// per thread in memory.
/// </summary>
/// <typeparam name="TPasses">The network's passes.</typeparam>
internal sealed class ShardJob<TPasses> : ThreadedJob
    where TPasses : struct, IShardPasses
{
    private static readonly Kept<ShardJob<TPasses>> Jobs = new(most: 8);

    // In place of the sum of a block that failed.
    private static readonly ShardSum Lost = new(length: 0);

    // The leftmost block is always on the left of what it is added to, so its gradient, the caller's span, ends as that of all.
    private readonly ShardSum _first = new(length: 0);

    // For every node with two halves, at the place where the right one begins: the half that is done first.
    private ShardSum?[] _halves = [];
    private ShardSpans _spans;
    private int _level;
    private int _blocks;
    private int _mostSums;
    private ShardProgress _progress;

    /// <summary>Adds up all shards.</summary>
    /// <param name="spans">The call's spans, pinned.</param>
    /// <param name="threads">The most threads, including the caller's: at least 2, and not more than the shards.</param>
    /// <returns>The cost.</returns>
    public static double Run(in ShardSpans spans, int threads)
    {
        var job = Jobs.Take() ?? new ShardJob<TPasses>();
        job._spans = spans;
        job._level = ShardDivision.BlockLevel(spans.Shards, threads);
        job._blocks = ShardDivision.Count(spans.Shards, 1 << job._level);
        job._mostSums = 1 + (threads * ShardDivision.Levels(job._blocks));
        (job._progress.Taken, job._progress.Done) = (0, 0);
        if (job._halves.Length < job._blocks)
        {
            job._halves = new ShardSum?[job._blocks];
        }

        var failure = job.Run(threads);
        var cost = job._first.Cost;
        job.Leave();
        failure?.Throw();
        return cost;
    }

    /// <inheritdoc/>
    protected override bool IsDone => Volatile.Read(ref _progress.Done) != 0;

    /// <inheritdoc/>
    protected override void Work()
    {
        var own = new Worker();
        while (Take(ref own) is >= 0 and var block)
        {
            AddToNeighbors(block, Compute(block, ref own), ref own);
        }

        Interlocked.Add(ref _progress.Taken, -(long)own.Freed << 32);
        if (own.Spare is { } spare)
        {
            ShardMemory<TPasses>.Return(spare);
        }
    }

    /// <inheritdoc/>
    protected override void Keep() => Jobs.Return(this);

    /// <summary>
    /// The next block; negative if there is none, or if as many sums are in memory as may be. Then the thread leaves, and the caller looks
    /// again when others have added theirs. Blocks are taken in their order, so if nobody computes one, no more than one sum per level
    /// waits, and there is memory for the next.
    /// </summary>
    private int Take(ref Worker own)
    {
        for (var taken = Volatile.Read(ref _progress.Taken); ;)
        {
            var (block, sums) = ((int)taken, (int)(taken >> 32) + 1 - own.Freed);
            if (block >= _blocks || sums > _mostSums)
            {
                return -1;
            }

            var seen = Interlocked.CompareExchange(ref _progress.Taken, ((long)sums << 32) + block + 1, taken);
            if (seen == taken)
            {
                own.Freed = 0;
                return block;
            }

            taken = seen;
        }
    }

    private ShardSum Compute(int block, ref Worker own)
    {
        var sum = block == 0 ? _first : Lost;
        try
        {
            sum = block == 0 ? _first : own.Spare ?? ShardMemory<TPasses>.Rent(_spans.GradientLength);
            own.Spare = block == 0 ? own.Spare : null;
            sum.Cost = ShardTree<TPasses>.Node(in _spans, block << _level, _level, GradientsOf(sum));
        }
        catch (Exception exception)
        {
            Fail(exception);
        }

        return sum;
    }

    /// <summary>
    /// Adds a block to the other half of its parent if that is done, then the parent to its own other half, and so on. If a half is not
    /// done, the sum is left to whoever computes it.
    /// </summary>
    private void AddToNeighbors(int block, ShardSum sum, ref Worker own)
    {
        for (var level = 0; 1 << level < _blocks; level++)
        {
            var right = block | (1 << level);
            if (right >= _blocks)
            {
                // The parent has no right half: it is this node.
                continue;
            }

            if (Interlocked.Exchange(ref _halves[right], sum) is not { } other)
            {
                return;
            }

            _halves[right] = null;
            sum = block == right ? Add(other, sum, ref own) : Add(sum, other, ref own);
            block &= ~(1 << level);
        }

        Volatile.Write(ref _progress.Done, 1);
    }

    private ShardSum Add(ShardSum left, ShardSum right, ref Worker own)
    {
        own.Freed++;
        if (!HasFailed)
        {
            left.Cost += right.Cost;
            SimdSums.Add(GradientsOf(left), right.Gradients);
            (var free, own.Spare) = (own.Spare, right);
            if (free is not null)
            {
                ShardMemory<TPasses>.Return(free);
            }
        }

        return left;
    }

    private Span<float> GradientsOf(ShardSum sum) => sum == _first ? _spans.AllGradients : sum.Gradients;

    /// <summary>What a thread has at hand.</summary>
    private struct Worker
    {
        /// <summary>Sums that it added to others since it last took a block.</summary>
        public int Freed;

        /// <summary>Memory for its next block; null if it has none.</summary>
        public ShardSum? Spare;
    }
}
