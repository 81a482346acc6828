using System.Numerics.Tensors;

namespace Generated.Neuron;

/// <summary>How good a trained network is.</summary>
public static class Metrics
{
    /// <summary>How good a model is, measured by what fits its loss.</summary>
    /// <param name="model">Any model.</param>
    /// <param name="data">At least one row, with as many inputs and targets as the model has inputs and outputs.</param>
    /// <exception cref="ArgumentException">
    /// The data does not fit the model, has no rows, or has other classes or inputs than the data that the network was trained on.
    /// </exception>
    public static Evaluation Evaluate(IModel model, Dataset data)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(data);
        model = LiveModel.Fixed(model);
        var topology = model.Topology;
        data.CheckFits(topology, nameof(data));
        CheckMeaning(model, data);
        var outputs = new float[data.Targets.Length];
        model.Forward(data.Inputs, outputs);
        return topology.Loss switch
        {
            Loss.CrossEntropy => ClassCounts.OfClasses(topology, data, outputs),
            Loss.BinaryCrossEntropy when topology.OutputCount == 1 => ClassCounts.OfClasses(topology, data, outputs),
            Loss.BinaryCrossEntropy =>
                ClassCounts.OfLabels(topology, data, outputs, (double)Right(outputs, data, oneHot: false) / data.Rows),
            _ => NumberErrors.Of(topology, data, outputs),
        };
    }

    /// <summary>
    /// The share of rows that a classifier gets right, from 0 to 1. Binary cross entropy: every output must be on its target's side of 0.5
    /// (0.5 itself counts as 1), so with several labels all must be right. Cross entropy: the largest output must be that of the largest
    /// target. A row with a NaN output is never right.
    /// </summary>
    /// <param name="network">A classifier: its loss is binary cross entropy or cross entropy.</param>
    /// <param name="data">At least one row; targets 0 and 1, or one-hot ones.</param>
    /// <exception cref="ArgumentException">
    /// The data does not fit the network, has no rows, or has other classes or inputs than the data that the network was trained on; or the
    /// network is not a classifier.
    /// </exception>
    public static float Accuracy(IModel network, Dataset data)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(data);
        network = LiveModel.Fixed(network);
        data.CheckFits(network.Topology, nameof(data));
        CheckMeaning(network, data);
        var oneHot = network.Topology.Loss switch
        {
            Loss.CrossEntropy => true,
            Loss.BinaryCrossEntropy => false,
            _ => throw new ArgumentException(
                $"The network is trained on {network.Topology.Loss}, which is not a classification loss, so there is no accuracy; use "
                    + "Metrics.Evaluate for its errors, or Loss.CrossEntropy or Loss.BinaryCrossEntropy for classes.",
                nameof(network)),
        };
        var outputs = new float[data.Targets.Length];
        network.Forward(data.Inputs, outputs);
        return (float)Right(outputs, data, oneHot) / data.Rows;
    }

    private static void CheckMeaning(IModel model, Dataset data) => DataMeaning.CheckSame(
        TrainedOn.Of(model), "the data that the network was trained on", data.Meaning, "this data", nameof(data));

    private static int Right(ReadOnlySpan<float> outputs, Dataset data, bool oneHot)
    {
        var right = 0;
        for (var row = 0; row < data.Rows; row++)
        {
            var place = row * data.TargetCount;
            right += IsRight(outputs.Slice(place, data.TargetCount), data.Targets.Slice(place, data.TargetCount), oneHot) ? 1 : 0;
        }

        return right;
    }

    private static bool IsRight(ReadOnlySpan<float> outputs, ReadOnlySpan<float> targets, bool oneHot)
    {
        // NaN alone is not between the infinities.
        if (outputs.ContainsAnyExceptInRange(float.NegativeInfinity, float.PositiveInfinity))
        {
            return false;
        }

        if (oneHot)
        {
            return TensorPrimitives.IndexOfMax(outputs) == TensorPrimitives.IndexOfMax(targets);
        }

        for (var label = 0; label < outputs.Length; label++)
        {
            if (outputs[label] >= 0.5f != targets[label] >= 0.5f)
            {
                return false;
            }
        }

        return true;
    }
}
