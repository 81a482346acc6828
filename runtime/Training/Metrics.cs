using System.Numerics.Tensors;

namespace Generated.Neuron;

/// <summary>How good a trained network is.</summary>
public static class Metrics
{
    /// <summary>
    /// The share of rows that a network classifies as their targets say, from 0 to 1. One output: both are on the same side
    /// of 0.5 (which itself counts as class 1). Several outputs: the largest one is where the largest target is.
    /// </summary>
    /// <param name="network">A classifier.</param>
    /// <param name="data">At least one row; class targets 0 and 1, or one-hot ones.</param>
    /// <exception cref="ArgumentException">The data does not fit the network, or has no rows.</exception>
    public static float Accuracy(INetwork network, Dataset data)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(data);
        data.CheckFits(network.Topology, nameof(data));
        var outputs = new float[data.Targets.Length];
        network.Forward(data.Inputs, outputs);
        var right = 0;
        for (var row = 0; row < data.Rows; row++)
        {
            var place = row * data.TargetCount;
            if (Class(outputs.AsSpan(place, data.TargetCount)) == Class(data.Targets.Slice(place, data.TargetCount)))
            {
                right++;
            }
        }

        return (float)right / data.Rows;
    }

    private static int Class(ReadOnlySpan<float> row) =>
        row.Length == 1 ? (row[0] >= 0.5f ? 1 : 0) : TensorPrimitives.IndexOfMax(row);
}
