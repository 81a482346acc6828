using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Generated.Neuron.Passes;

/// <summary>
/// What a network's Forward, Cost and Backward call: they check the arguments, and divide many rows into shards of the network's number of
/// rows. The shards' parts of cost and gradient are added in a fixed tree (<see cref="ShardTree{TPasses}"/>), so one thread gives the same
/// bits as any number of them.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Shards
{
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

        if (maxDegreeOfParallelism == 1 && rows <= ShardDivision.MostRowsOfPass)
        {
            TPasses.Forward(in parameters, inputs, outputs, rows);
            return;
        }

        Arguments.CheckDegree(maxDegreeOfParallelism, nameof(maxDegreeOfParallelism));
        ForwardJob<TPasses>.Run(in parameters, inputs, outputs, rows, maxDegreeOfParallelism);
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
            TotalWeight = rowWeights.IsEmpty ? rows : Arguments.TotalWeight(rowWeights, rows, [], nameof(rowWeights)),
        };
        Arguments.CheckDegree(maxDegreeOfParallelism, nameof(maxDegreeOfParallelism));
        return rows <= TPasses.ShardRows
            ? TPasses.Cost(in parameters, in pass)
            : (float)ShardRun<TPasses>.Sum(ShardPass.Cost, in parameters, in pass, maxDegreeOfParallelism);
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
            new TrainingPass { Inputs = inputs, Targets = targets, Gradients = gradients, Rows = rows, TotalWeight = rows },
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
        var pass = StepPass<TPasses>(in parameters, inputs, targets, step, gradients);
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
                TotalWeight = rows,
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
                TotalWeight = rows,
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
            : (float)ShardRun<TPasses>.Sum(ShardPass.Backward, in parameters, in pass, maxDegreeOfParallelism);
    }

    /// <summary>The pass of a training step, or of a part of one, once every span has been found to fit.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static TrainingPass StepPass<TPasses>(
        ref readonly float parameters, ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets, TrainingStep step, Span<float> gradients)
        where TPasses : struct, IShardPasses
    {
        var all = TrainingRows<TPasses>(inputs, targets, gradients);
        Arguments.CheckGradientsApart(gradients, default, ParametersOf<TPasses>(in parameters), inputs, targets);
        Arguments.CheckApart(gradients, nameof(gradients), step.RowWeights, "row weights");
        Arguments.CheckApart(gradients, nameof(gradients), MemoryMarshal.Cast<int, float>(step.Batch), "batch");
        Arguments.CheckBatch(step.Batch, all, nameof(step.Batch));
        var rows = step.Batch.IsEmpty ? all : step.Batch.Length;
        return new TrainingPass
        {
            Inputs = inputs,
            Targets = targets,
            Batch = step.Batch,
            Gradients = gradients,
            Rows = rows,
            RowWeights = step.RowWeights,
            TotalWeight = step.RowWeights.IsEmpty ? rows : Arguments.TotalWeight(step.RowWeights, all, step.Batch, nameof(step.RowWeights)),
            Drops = step.Dropout is not null,
            DropoutKey = step.Dropout.GetValueOrDefault(),
        };
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
}
