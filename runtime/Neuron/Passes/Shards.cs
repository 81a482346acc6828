using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Generated.Neuron.Passes;

/// <summary>
/// Many rows as shards of a fixed number of rows. Every shard's mean cost and gradient is taken by itself, and they are added
/// in the order of the shards, each times its share of the rows: so one thread gives the same bits as any number of them.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Shards
{
    /// <summary>The most shards: enough to keep the threads of a large machine busy.</summary>
    private const int MostShards = 64;

    /// <summary>The most floats for the gradients of all shards, 16 MB, unless two shards need more.</summary>
    private const int GradientFloats = 1 << 22;

    /// <summary>
    /// The most rows of one pass: the first row of each chunk, including the one after the last, must fit an int.
    /// </summary>
    private const int MostRowsOfPass = int.MaxValue - (1 << 16);

    /// <summary>The rows of a shard are a multiple of this: whole chunks of the largest size that loops use.</summary>
    private const int RowStep = 128;

    /// <summary>The outputs of all rows.</summary>
    /// <param name="parameters">The network's.</param>
    /// <param name="inputs"><c>[rows × inputs]</c></param>
    /// <param name="outputs"><c>[rows × outputs]</c>, overwritten.</param>
    /// <param name="maxDegreeOfParallelism">The most threads; −1 for as many as there are processors.</param>
    /// <exception cref="ArgumentException">
    /// A span has the wrong length, the outputs overlap what is read, or the number of threads is 0 or below −1; nothing is written then.
    /// </exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Forward<TPasses>(
        ref readonly float parameters, ReadOnlySpan<float> inputs, Span<float> outputs, int maxDegreeOfParallelism)
        where TPasses : struct, IShardPasses
    {
        if (maxDegreeOfParallelism == 1 && inputs.Length == TPasses.InputCount && outputs.Length == TPasses.OutputCount)
        {
            TPasses.ForwardRow(in parameters, in inputs[0], ref outputs[0]);
            return;
        }

        var rows = Arguments.Rows(inputs.Length, TPasses.InputCount);
        Arguments.CheckRows(outputs.Length, rows, TPasses.OutputCount, nameof(outputs));
        if (rows > 1)
        {
            // One row has been read before its outputs are written.
            Arguments.CheckOutputsApart(outputs, inputs, ParametersOf<TPasses>(in parameters));
        }

        if (maxDegreeOfParallelism == 1 && rows <= MostRowsOfPass)
        {
            TPasses.Forward(in parameters, inputs, outputs, rows);
            return;
        }

        ForwardOnThreads<TPasses>(in parameters, inputs, outputs, maxDegreeOfParallelism, rows);
    }

    /// <summary>The outputs of one row, of lengths that are known.</summary>
    /// <param name="parameters">The network's.</param>
    /// <param name="inputs"><c>[inputs]</c></param>
    /// <param name="outputs"><c>[outputs]</c>, overwritten.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
    public static void ForwardRow<TPasses>(ref readonly float parameters, ref readonly float inputs, ref float outputs)
        where TPasses : struct, IShardPasses => TPasses.ForwardRow(in parameters, in inputs, ref outputs);

    /// <summary>The mean cost of all rows.</summary>
    /// <param name="parameters">The network's.</param>
    /// <param name="inputs"><c>[rows × inputs]</c></param>
    /// <param name="targets"><c>[rows × outputs]</c></param>
    /// <param name="rowWeights">The weight of each row; empty if all count the same.</param>
    /// <param name="maxDegreeOfParallelism">The most threads; −1 for as many as there are processors.</param>
    /// <exception cref="ArgumentException">
    /// A span has the wrong length, a weight is negative or not finite, or the number of threads is 0 or below −1.
    /// </exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static float Cost<TPasses>(
        ref readonly float parameters,
        ReadOnlySpan<float> inputs,
        ReadOnlySpan<float> targets,
        ReadOnlySpan<float> rowWeights,
        int maxDegreeOfParallelism)
        where TPasses : struct, IShardPasses
    {
        var rows = Arguments.Rows(inputs.Length, TPasses.InputCount);
        Arguments.CheckRows(targets.Length, rows, TPasses.OutputCount, nameof(targets));
        var pass = new TrainingPass
        {
            Inputs = inputs,
            Targets = targets,
            Rows = rows,
            RowWeights = rowWeights,
            TotalWeight = rowWeights.IsEmpty ? 0 : Arguments.TotalWeight(rowWeights, rows, [], nameof(rowWeights)),
        };
        Arguments.CheckDegree(maxDegreeOfParallelism, nameof(maxDegreeOfParallelism));
        return rows <= TPasses.ShardRows
            ? TPasses.Cost(in parameters, in pass)
            : InShards<TPasses>(ShardPass.Cost, in parameters, in pass, maxDegreeOfParallelism);
    }

    /// <summary>The mean cost of all rows and its gradient.</summary>
    /// <param name="parameters">The network's.</param>
    /// <param name="inputs"><c>[rows × inputs]</c></param>
    /// <param name="targets"><c>[rows × outputs]</c></param>
    /// <param name="gradients">As long as the parameters, overwritten.</param>
    /// <param name="maxDegreeOfParallelism">The most threads; −1 for as many as there are processors.</param>
    /// <exception cref="ArgumentException">A span has the wrong length, or the number of threads is 0 or below −1; nothing is written
    /// then.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
    public static float Backward<TPasses>(
        ref readonly float parameters,
        ReadOnlySpan<float> inputs,
        ReadOnlySpan<float> targets,
        Span<float> gradients,
        int maxDegreeOfParallelism)
        where TPasses : struct, IShardPasses
    {
        var rows = TrainingRows<TPasses>(inputs, targets, gradients);
        Arguments.CheckGradientsApart(gradients, default, ParametersOf<TPasses>(in parameters), inputs, targets);
        return Backward<TPasses>(
            in parameters,
            new TrainingPass { Inputs = inputs, Targets = targets, Gradients = gradients, Rows = rows },
            maxDegreeOfParallelism);
    }

    /// <summary>The mean cost of the rows of a training step and its gradient.</summary>
    /// <param name="parameters">The network's.</param>
    /// <param name="inputs"><c>[rows × inputs]</c></param>
    /// <param name="targets"><c>[rows × outputs]</c></param>
    /// <param name="step">Its rows, their weights, and which neurons are dropped.</param>
    /// <param name="gradients">As long as the parameters, overwritten.</param>
    /// <param name="maxDegreeOfParallelism">The most threads; −1 for as many as there are processors.</param>
    /// <exception cref="ArgumentException">
    /// A span has the wrong length, an index is out of range, a weight is negative or not finite, or the number of threads is 0 or
    /// below −1; nothing is written then.
    /// </exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
    public static float Backward<TPasses>(
        ref readonly float parameters,
        ReadOnlySpan<float> inputs,
        ReadOnlySpan<float> targets,
        TrainingStep step,
        Span<float> gradients,
        int maxDegreeOfParallelism)
        where TPasses : struct, IShardPasses
    {
        var all = TrainingRows<TPasses>(inputs, targets, gradients);
        Arguments.CheckGradientsApart(gradients, default, ParametersOf<TPasses>(in parameters), inputs, targets);
        Arguments.CheckApart(gradients, nameof(gradients), step.RowWeights, "row weights");
        Arguments.CheckApart(gradients, nameof(gradients), MemoryMarshal.Cast<int, float>(step.Batch), "batch");
        Arguments.CheckBatch(step.Batch, all, nameof(step.Batch));
        var pass = new TrainingPass
        {
            Inputs = inputs,
            Targets = targets,
            Batch = step.Batch,
            Gradients = gradients,
            Rows = step.Batch.IsEmpty ? all : step.Batch.Length,
            RowWeights = step.RowWeights,
            TotalWeight = step.RowWeights.IsEmpty ? 0 : Arguments.TotalWeight(step.RowWeights, all, step.Batch, nameof(step.RowWeights)),
            Drops = step.Dropout is not null,
            DropoutKey = step.Dropout.GetValueOrDefault(),
        };
        return Backward<TPasses>(in parameters, in pass, maxDegreeOfParallelism);
    }

    /// <summary>The mean cost of all rows and its gradient, with respect to the inputs too.</summary>
    /// <param name="parameters">The network's.</param>
    /// <param name="inputs"><c>[rows × inputs]</c></param>
    /// <param name="targets"><c>[rows × outputs]</c></param>
    /// <param name="gradients">As long as the parameters, overwritten; empty if only the gradients of the inputs are needed.</param>
    /// <param name="inputGradients"><c>[rows × inputs]</c>, overwritten.</param>
    /// <exception cref="ArgumentException">A span has the wrong length; nothing is written then.</exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static float Backward<TPasses>(
        ref readonly float parameters,
        ReadOnlySpan<float> inputs,
        ReadOnlySpan<float> targets,
        Span<float> gradients,
        Span<float> inputGradients)
        where TPasses : struct, IShardPasses
    {
        var rows = Arguments.Rows(inputs.Length, TPasses.InputCount);
        Arguments.CheckRows(targets.Length, rows, TPasses.OutputCount, nameof(targets));
        Arguments.CheckGradients(gradients.Length, TPasses.ParameterCount, inputGradients.Length, rows);
        Arguments.CheckRows(inputGradients.Length, rows, TPasses.InputCount, nameof(inputGradients));
        Arguments.CheckGradientsApart(gradients, inputGradients, ParametersOf<TPasses>(in parameters), inputs, targets);
        return Backward<TPasses>(
            in parameters,
            new TrainingPass
            {
                Inputs = inputs,
                Targets = targets,
                Gradients = gradients,
                InputGradients = inputGradients,
                Rows = rows,
            },
            maxDegreeOfParallelism: 1);
    }

    /// <summary>The gradients of any cost, summed over the rows.</summary>
    /// <param name="parameters">The network's.</param>
    /// <param name="inputs"><c>[rows × inputs]</c></param>
    /// <param name="outputGradients">The derivatives of the cost with respect to the outputs, <c>[rows × outputs]</c></param>
    /// <param name="gradients">As long as the parameters, overwritten; empty if only the gradients of the inputs are needed.</param>
    /// <param name="inputGradients"><c>[rows × inputs]</c>, overwritten, or empty.</param>
    /// <param name="maxDegreeOfParallelism">The most threads; −1 for as many as there are processors.</param>
    /// <exception cref="ArgumentException">
    /// A span has the wrong length, or the number of threads is 0 or below −1; nothing is written then.
    /// </exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Backpropagate<TPasses>(
        ref readonly float parameters,
        ReadOnlySpan<float> inputs,
        ReadOnlySpan<float> outputGradients,
        Span<float> gradients,
        Span<float> inputGradients,
        int maxDegreeOfParallelism)
        where TPasses : struct, IShardPasses
    {
        var rows = Arguments.BackpropagationRows(
            inputs.Length, TPasses.InputCount, outputGradients.Length, TPasses.OutputCount, gradients.Length, TPasses.ParameterCount,
            inputGradients.Length);
        Arguments.CheckGradientsApart(
            gradients, inputGradients, ParametersOf<TPasses>(in parameters), inputs, outputGradients, nameof(outputGradients));
        Backward<TPasses>(
            in parameters,
            new TrainingPass
            {
                Inputs = inputs,
                Targets = outputGradients,
                Gradients = gradients,
                InputGradients = inputGradients,
                Rows = rows,
                TargetsAreDerivatives = true,
            },
            maxDegreeOfParallelism);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static float Backward<TPasses>(ref readonly float parameters, in TrainingPass pass, int maxDegreeOfParallelism)
        where TPasses : struct, IShardPasses
    {
        if (maxDegreeOfParallelism != 1)
        {
            Arguments.CheckDegree(maxDegreeOfParallelism, nameof(maxDegreeOfParallelism));
        }

        return pass.Rows <= TPasses.ShardRows
            ? TPasses.Backward(in parameters, in pass)
            : InShards<TPasses>(ShardPass.Backward, in parameters, in pass, maxDegreeOfParallelism);
    }

    private static unsafe void ForwardOnThreads<TPasses>(
        ref readonly float parameters, ReadOnlySpan<float> inputs, Span<float> outputs, int maxDegreeOfParallelism, int rows)
        where TPasses : struct, IShardPasses
    {
        Arguments.CheckDegree(maxDegreeOfParallelism, nameof(maxDegreeOfParallelism));
        var threads = Threads<TPasses>(rows, maxDegreeOfParallelism);
        if (threads == 1 && rows <= MostRowsOfPass)
        {
            TPasses.Forward(in parameters, inputs, outputs, rows);
            return;
        }

        fixed (float* p = &parameters, x = inputs, a = outputs)
        {
            var spans = new ShardSpans(ShardPass.Forward, new TrainingPass { Inputs = inputs, Rows = rows })
            {
                Parameters = p,
                Inputs = x,
                Written = a,
            };
            ShardJob<TPasses>.Run(spans, threads, [], []);
        }
    }

    /// <summary>Cost or Backward over more rows than one shard has.</summary>
    private static unsafe float InShards<TPasses>(
        ShardPass kind, ref readonly float parameters, in TrainingPass pass, int maxDegreeOfParallelism)
        where TPasses : struct, IShardPasses
    {
        fixed (float* p = &parameters, x = pass.Inputs, y = pass.Targets, g = pass.Gradients, dx = pass.InputGradients, w = pass.RowWeights)
        fixed (int* c = pass.Batch)
        {
            var spans = new ShardSpans(kind, in pass)
            {
                Parameters = p,
                Inputs = x,
                Targets = y,
                Written = g,
                InputGradients = dx,
                Batch = c,
                RowWeights = w,
            };
            var (shards, length) = (Count<TPasses>(pass.Rows), pass.Gradients.Length);
            var costs = ShardMemory<TPasses>.Rent(shards + ((shards - 1) * length));
            var sum = ShardJob<TPasses>.Run(
                spans,
                Threads<TPasses>(pass.Rows, maxDegreeOfParallelism),
                costs.AsSpan(0, shards),
                costs.AsSpan(shards, (shards - 1) * length));
            ShardMemory<TPasses>.Return(costs);
            return sum;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ReadOnlySpan<float> ParametersOf<TPasses>(ref readonly float parameters)
        where TPasses : struct, IShardPasses => MemoryMarshal.CreateReadOnlySpan(in parameters, TPasses.ParameterCount);

    /// <summary>The rows, once every span has been found as long as they are.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int TrainingRows<TPasses>(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets, Span<float> gradients)
        where TPasses : struct, IShardPasses
    {
        var rows = Arguments.Rows(inputs.Length, TPasses.InputCount);
        Arguments.CheckRows(targets.Length, rows, TPasses.OutputCount, nameof(targets));
        Arguments.CheckLength(gradients.Length, TPasses.ParameterCount, nameof(gradients));
        return rows;
    }

    /// <summary>The shards of so many rows.</summary>
    internal static int Count<TPasses>(int rows)
        where TPasses : struct, IShardPasses
    {
        var shardRows = RowsOfShard<TPasses>(rows);
        return (int)(((long)rows + shardRows - 1) / shardRows);
    }

    /// <summary>
    /// The number of rows in one shard: the network's number, or more if the gradients of that many shards would take too much
    /// memory. It depends on nothing else, so every machine cuts alike.
    /// </summary>
    internal static int RowsOfShard<TPasses>(int rows)
        where TPasses : struct, IShardPasses
    {
        var most = Math.Clamp(GradientFloats / TPasses.ParameterCount, 2, MostShards);
        var least = (rows + most - 1L) / most;
        return (int)Math.Max(TPasses.ShardRows, (least + RowStep - 1) / RowStep * RowStep);
    }

    private static int Threads<TPasses>(int rows, int maxDegreeOfParallelism)
        where TPasses : struct, IShardPasses
    {
        var most = maxDegreeOfParallelism == -1 ? Environment.ProcessorCount : maxDegreeOfParallelism;
        return Math.Max(1, Math.Min(most, Count<TPasses>(rows)));
    }
}
