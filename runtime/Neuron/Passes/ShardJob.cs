using System.Runtime.ExceptionServices;
using Generated.Neuron.Simd;

namespace Generated.Neuron.Passes;

/// <summary>
/// One call's shards, shared out among the calling thread and threads of the pool: whoever is free takes the next one. The
/// caller waits only for shards that a thread has begun, never for a pool thread that has not started yet.
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
    /// <param name="threads">The most threads, including the caller's.</param>
    /// <param name="costs">One for each shard; empty for Forward.</param>
    /// <param name="gradients">One for each shard except the first, whose gradient is written directly to the result.</param>
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
                // Only now, when no other thread writes to the caller's spans. The caller's next wait throws.
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
            // It is unknown how many threads will start. Since fewer may leave than were requested, the job is not reused for another call.
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
        // A thread that starts when all shards are taken touches nothing: the spans may be gone by then.
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
        if (_spans.Kind == ShardPass.Forward)
        {
            var inputs = _spans.InputsOf(first, rows, TPasses.InputCount);
            TPasses.Forward(in parameters, inputs, _spans.OutputsOf(first, rows, TPasses.OutputCount), rows);
            return;
        }

        if (_spans.Kind == ShardPass.Cost)
        {
            _costs[shard] = TPasses.Cost(in parameters, _spans.Of<TPasses>(first, rows, default));
            return;
        }

        var pass = _spans.Of<TPasses>(first, rows, Gradient(shard));
        _costs[shard] = TPasses.Backward(in parameters, in pass);
        SimdSums.Scale(pass.InputGradients, Share(_spans, rows));
    }

    private Span<float> Gradient(int shard) =>
        new(shard == 0 ? _spans.Written : _gradients + ((shard - 1L) * _spans.GradientLength), _spans.GradientLength);

    /// <summary>The weight of a shard among all.</summary>
    private static float Share(in ShardSpans spans, int rows) =>
        spans.AreParts ? 1 : (float)((double)rows / spans.Rows);

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
            sum += spans.AreParts ? costs[shard] : (double)costs[shard] * rows;
            if (spans.Kind == ShardPass.Cost)
            {
                continue;
            }

            var share = Share(spans, rows);
            var total = new Span<float>(spans.Written, spans.GradientLength);
            if (shard == 0)
            {
                SimdSums.Scale(total, share);
            }
            else
            {
                SimdSums.Add(total, gradients.Slice((shard - 1) * spans.GradientLength, spans.GradientLength), share);
            }
        }

        return (float)(spans.AreParts ? sum : sum / spans.Rows);
    }
}
