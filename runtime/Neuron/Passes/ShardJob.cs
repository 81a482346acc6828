using System.Runtime.ExceptionServices;
using Generated.Neuron.Simd;

namespace Generated.Neuron.Passes;

/// <summary>
/// One call's shards, shared out among the calling thread and threads of the pool: whoever is free takes the next one. The
/// caller waits only for shards that someone has begun, never for a thread of the pool that has not come yet.
/// </summary>
/// <typeparam name="TPasses">The network's passes.</typeparam>
internal sealed unsafe class ShardJob<TPasses> : IThreadPoolWorkItem
    where TPasses : struct, IShardPasses
{
    // A job whose threads have all been here can serve another call, so a steady state allocates nothing.
    private static readonly ShardJob<TPasses>?[] Kept = new ShardJob<TPasses>?[8];

    private ShardSpans _spans;
    private float* _costs;
    private float* _gradients;
    private int _shards;
    private int _shardRows;
    private int _next;
    private int _done;
    private int _present;
    private ExceptionDispatchInfo? _failure;

    /// <summary>Runs all shards and adds up what they found.</summary>
    /// <param name="spans">The call's spans, pinned.</param>
    /// <param name="threads">Threads at most, with the caller.</param>
    /// <param name="costs">One for each shard; empty for Forward.</param>
    /// <param name="gradients">One for each shard but the first, whose gradient stands where the sum is wanted.</param>
    /// <returns>The mean cost of all rows.</returns>
    public static float Run(ShardSpans spans, int threads, Span<float> costs, Span<float> gradients)
    {
        fixed (float* c = costs, g = gradients)
        {
            var job = Take();
            job._spans = spans;
            job._costs = c;
            job._gradients = g;
            job._shardRows = Shards.RowsOfShard<TPasses>(spans.Rows);
            (job._shards, job._next, job._done, job._present) = (Shards.Count<TPasses>(spans.Rows), 0, 0, threads);
            var interrupted = !job.Call(threads - 1);
            job.Work();
            interrupted |= !job.Wait();
            var failure = job._failure;
            job.Leave();
            if (interrupted)
            {
                // Only now: no other thread writes to the caller's spans any more. The caller's next wait throws.
                Thread.CurrentThread.Interrupt();
            }

            failure?.Throw();
        }

        return Sum(spans, costs, gradients);
    }

    /// <inheritdoc/>
    public void Execute()
    {
        Work();
        Leave();
    }

    /// <summary>Asks for threads of the pool. False if the caller was interrupted meanwhile.</summary>
    private bool Call(int threads)
    {
        try
        {
            for (var i = 0; i < threads; i++)
            {
                ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
            }

            return true;
        }
        catch (ThreadInterruptedException)
        {
            // It is unknown how many threads will come. As fewer may leave than were asked for, the job serves no other call.
            return false;
        }
        catch (OutOfMemoryException)
        {
            // The same: the caller does the rest of the work.
            return true;
        }
    }

    private void Work()
    {
        // A thread that comes when all shards are taken touches nothing: the spans may be gone by then.
        for (var shard = Interlocked.Increment(ref _next) - 1; shard < _shards; shard = Interlocked.Increment(ref _next) - 1)
        {
            try
            {
                Shard(shard);
            }
            catch (Exception exception)
            {
                _failure = ExceptionDispatchInfo.Capture(exception);
            }

            Interlocked.Increment(ref _done);
        }
    }

    private void Shard(int shard)
    {
        var first = (long)shard * _shardRows;
        var rows = (int)Math.Min(_shardRows, _spans.Rows - first);
        ref readonly var parameters = ref *_spans.Parameters;
        if (_spans.Batch is not null)
        {
            _costs[shard] = OfBatch(shard, first, rows);
            return;
        }

        var inputs = new ReadOnlySpan<float>(_spans.Inputs + (first * TPasses.InputCount), rows * TPasses.InputCount);
        if (_spans.Pass == ShardPass.Forward)
        {
            TPasses.Forward(
                in parameters, inputs, new Span<float>(_spans.Written + (first * TPasses.OutputCount), rows * TPasses.OutputCount), rows);
            return;
        }

        var targets = new ReadOnlySpan<float>(_spans.Targets + (first * TPasses.OutputCount), rows * TPasses.OutputCount);
        if (_spans.Pass == ShardPass.Cost)
        {
            _costs[shard] = TPasses.Cost(in parameters, inputs, targets, rows, _spans.Terms.Of((int)first, first, rows));
            return;
        }

        var inputGradients = _spans.InputGradients is null
            ? default
            : new Span<float>(_spans.InputGradients + (first * TPasses.InputCount), rows * TPasses.InputCount);
        _costs[shard] = TPasses.Backward(
            in parameters, inputs, targets, default, Gradient(shard), inputGradients, rows, _spans.Terms.Of((int)first, first, rows));
        SimdSums.Scale(inputGradients, Share(_spans, rows));
    }

    /// <summary>
    /// The rows of a batch, from wherever they are among those of the data. They may be more than the data has, and more than a span of
    /// them could hold.
    /// </summary>
    private float OfBatch(int shard, long first, int rows) => TPasses.Backward(
        in *_spans.Parameters,
        new ReadOnlySpan<float>(_spans.Inputs, _spans.DataRows * TPasses.InputCount),
        new ReadOnlySpan<float>(_spans.Targets, _spans.DataRows * TPasses.OutputCount),
        new ReadOnlySpan<int>(_spans.Batch + first, rows),
        Gradient(shard),
        default,
        rows,
        _spans.Terms.Of((int)first, 0, _spans.DataRows));

    private Span<float> Gradient(int shard) =>
        new(shard == 0 ? _spans.Written : _gradients + ((shard - 1L) * _spans.ParameterCount), _spans.ParameterCount);

    /// <summary>What a shard counts among all.</summary>
    private static float Share(in ShardSpans spans, int rows) =>
        spans.Terms.AreParts ? 1 : (float)((double)rows / spans.Rows);

    /// <summary>
    /// Waits until all shards are done, whatever happens, because threads of the pool write to the caller's spans until then. False if the
    /// caller was interrupted meanwhile.
    /// </summary>
    private bool Wait()
    {
        var (spinner, undisturbed) = (default(SpinWait), true);
        while (Volatile.Read(ref _done) < _shards)
        {
            try
            {
                // A shard takes some 20 µs, less than a sleep would.
                spinner.SpinOnce(sleep1Threshold: -1);
            }
            catch (ThreadInterruptedException)
            {
                undisturbed = false;
            }
        }

        return undisturbed;
    }

    /// <summary>The last one to go puts the job back.</summary>
    private void Leave()
    {
        if (Interlocked.Decrement(ref _present) > 0)
        {
            return;
        }

        _failure = null;
        for (var i = 0; i < Kept.Length; i++)
        {
            if (Interlocked.CompareExchange(ref Kept[i], this, null) is null)
            {
                return;
            }
        }
    }

    private static ShardJob<TPasses> Take()
    {
        for (var i = 0; i < Kept.Length; i++)
        {
            if (Interlocked.Exchange(ref Kept[i], null) is { } job)
            {
                return job;
            }
        }

        return new ShardJob<TPasses>();
    }

    /// <summary>In the order of the shards, each times its share of the rows.</summary>
    private static float Sum(ShardSpans spans, Span<float> costs, Span<float> gradients)
    {
        var sum = 0.0;
        var shardRows = Shards.RowsOfShard<TPasses>(spans.Rows);
        for (var shard = 0; shard < costs.Length; shard++)
        {
            var rows = (int)Math.Min(shardRows, spans.Rows - ((long)shard * shardRows));
            sum += spans.Terms.AreParts ? costs[shard] : (double)costs[shard] * rows;
            if (spans.Pass == ShardPass.Cost)
            {
                continue;
            }

            var share = Share(spans, rows);
            var total = new Span<float>(spans.Written, spans.ParameterCount);
            if (shard == 0)
            {
                SimdSums.Scale(total, share);
            }
            else
            {
                SimdSums.Add(total, gradients.Slice((shard - 1) * spans.ParameterCount, spans.ParameterCount), share);
            }
        }

        return (float)(spans.Terms.AreParts ? sum : sum / spans.Rows);
    }
}
