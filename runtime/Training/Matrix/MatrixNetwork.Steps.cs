using System.Numerics.Tensors;
using System.Runtime.InteropServices;

namespace Generated.Neuron;

/// <content>Training steps: batches and row weights.</content>
public sealed partial class MatrixNetwork
{
    /// <inheritdoc/>
    public float Backward(
        ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets, TrainingStep step, Span<float> gradients, int maxDegreeOfParallelism = 1)
    {
        var all = CheckRows(inputs, targets);
        Arguments.CheckLength(gradients.Length, Topology.ParameterCount, nameof(gradients));
        Arguments.CheckBatch(step.Batch, all, nameof(step.Batch));
        var rows = step.Batch.IsEmpty ? all : step.Batch.Length;
        var weight = step.RowWeights.IsEmpty ? rows : Arguments.TotalWeight(step.RowWeights, all, step.Batch, nameof(step.RowWeights));
        Arguments.CheckDegree(maxDegreeOfParallelism, nameof(maxDegreeOfParallelism));
        Arguments.CheckGradientsApart(gradients, [], Parameters, inputs, targets);
        Arguments.CheckApart(gradients, nameof(gradients), step.RowWeights, "row weights");
        Arguments.CheckApart(gradients, nameof(gradients), MemoryMarshal.Cast<int, float>(step.Batch), "batch");
        return RunBackward(
            rows, inputs, targets, gradients, [], step.RowWeights, weight, KeyOf(step), step.Batch);
    }

    /// <inheritdoc/>
    public float Cost(
        ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets, ReadOnlySpan<float> rowWeights, int maxDegreeOfParallelism = 1)
    {
        var rows = CheckRows(inputs, targets);
        var weight = rowWeights.IsEmpty ? rows : Arguments.TotalWeight(rowWeights, rows, [], nameof(rowWeights));
        Arguments.CheckDegree(maxDegreeOfParallelism, nameof(maxDegreeOfParallelism));
        var sum = 0.0;
        using var work = new Workspace(_plan, rows);
        while (work.NextChunk())
        {
            work.TakeInputs(work.Slice(inputs, Topology.InputCount));
            RunForward(work);
            var y = work.Slice(targets, Topology.OutputCount);
            sum += rowWeights.IsEmpty ? CostSum(work, y) : WeightedCostSum(work, y, work.Slice(rowWeights, 1));
        }

        return (float)(sum * Share(weight));
    }

    /// <summary>Row by row; a row of weight 0 adds nothing, even if its cost overflows float32.</summary>
    private double WeightedCostSum(in Workspace work, ReadOnlySpan<float> targets, ReadOnlySpan<float> weights)
    {
        var (output, sum) = (_plan.Output, 0.0);
        for (var row = 0; row < weights.Length; row++)
        {
            if (weights[row] != 0)
            {
                var (start, width) = (row * output.Outputs, output.Outputs);
                sum += weights[row] * _loss.CostSum(
                    work.Z(output).Slice(start, width),
                    work.A(output).Slice(start, width),
                    targets.Slice(start, width),
                    width,
                    work.Dz(output).Slice(start, width),
                    work.Scratch(output).Slice(start, width));
            }
        }

        return sum;
    }

    private static void Weigh(Span<float> dz, ReadOnlySpan<float> weights)
    {
        var width = dz.Length / weights.Length;
        for (var row = 0; row < weights.Length; row++)
        {
            var numbers = dz.Slice(row * width, width);
            if (weights[row] == 0)
            {
                numbers.Clear();
            }
            else
            {
                TensorPrimitives.Multiply(numbers, weights[row], numbers);
            }
        }
    }
}
