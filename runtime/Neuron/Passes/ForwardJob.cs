namespace Generated.Neuron.Passes;

/// <summary>
/// Forward on several threads. No sum goes over rows, so they are divided by the number of threads: large pieces first and small ones at
/// the end, so that all threads end together.
/// </summary>
/// <typeparam name="TPasses">The network's passes.</typeparam>
internal sealed unsafe class ForwardJob<TPasses> : ThreadedJob
    where TPasses : struct, IShardPasses
{
    /// <summary>The rows of a piece are a multiple of this: whole chunks of the largest size that loops use.</summary>
    private const int RowStep = 128;

    private static readonly Kept<ForwardJob<TPasses>> Jobs = new(most: 8);

    private float* _parameters;
    private float* _inputs;
    private float* _outputs;
    private int _rows;
    private int _threads;
    private int _next;
    private int _done;

    /// <summary>The outputs of all rows.</summary>
    /// <param name="parameters">The network's.</param>
    /// <param name="inputs"><c>[rows × inputs]</c></param>
    /// <param name="outputs"><c>[rows × outputs]</c>, overwritten.</param>
    /// <param name="rows">At least 1.</param>
    /// <param name="maxDegreeOfParallelism">The most threads; −1 for as many as there are processors.</param>
    public static void Run(
        ref readonly float parameters, ReadOnlySpan<float> inputs, Span<float> outputs, int rows, int maxDegreeOfParallelism)
    {
        var threads = ShardDivision.Threads(Math.Max(1, ShardDivision.Count(rows, LeastRows)), maxDegreeOfParallelism);
        if (threads == 1 && rows <= ShardDivision.MostRowsOfPass)
        {
            TPasses.Forward(in parameters, inputs, outputs, rows);
            return;
        }

        fixed (float* p = &parameters, x = inputs, a = outputs)
        {
            var job = Jobs.Take() ?? new ForwardJob<TPasses>();
            job._parameters = p;
            job._inputs = x;
            job._outputs = a;
            (job._rows, job._threads, job._next, job._done) = (rows, threads, 0, 0);
            var failure = job.Run(threads);
            job.Leave();
            failure?.Throw();
        }
    }

    /// <summary>The fewest rows of a piece, except the last one: half a shard.</summary>
    private static int LeastRows => Math.Max(RowStep, TPasses.ShardRows / 2 / RowStep * RowStep);

    /// <inheritdoc/>
    protected override bool IsDone => Volatile.Read(ref _done) == _rows;

    /// <inheritdoc/>
    protected override void Work()
    {
        for (var first = Volatile.Read(ref _next); first < _rows;)
        {
            var rows = RowsOfPiece(_rows - first);
            var seen = Interlocked.CompareExchange(ref _next, first + rows, first);
            if (seen == first)
            {
                Forward(first, rows);
                seen = Volatile.Read(ref _next);
            }

            first = seen;
        }
    }

    /// <inheritdoc/>
    protected override void Keep() => Jobs.Return(this);

    private int RowsOfPiece(int left)
    {
        var share = Math.Max(left / (2 * _threads), LeastRows);
        return Math.Min(left, Math.Min(share, ShardDivision.MostRowsOfPass - RowStep) / RowStep * RowStep);
    }

    private void Forward(int first, int rows)
    {
        try
        {
            TPasses.Forward(
                in *_parameters,
                new(_inputs + ((long)first * TPasses.InputCount), rows * TPasses.InputCount),
                new(_outputs + ((long)first * TPasses.OutputCount), rows * TPasses.OutputCount),
                rows);
        }
        catch (Exception exception)
        {
            Fail(exception);
        }

        Interlocked.Add(ref _done, rows);
    }
}
