using System.Collections.Immutable;
using System.Globalization;

namespace Generated.Neuron;

/// <summary>The measures of a classifier.</summary>
internal static class ClassCounts
{
    /// <summary>The lower bound of a probability, as in <see cref="Loss"/>.</summary>
    private const double LeastProbability = 1e-14;

    /// <summary>One class of several: one output under binary cross entropy, or a softmax.</summary>
    public static Evaluation OfClasses(Topology topology, Dataset data, ReadOnlySpan<float> outputs)
    {
        var (width, classes) = (topology.OutputCount, topology.Loss == Loss.CrossEntropy ? topology.OutputCount : 2);
        var confusion = new int[classes][];
        for (var i = 0; i < classes; i++)
        {
            confusion[i] = new int[classes];
        }

        var support = new int[classes];
        double logLoss = 0;
        for (var row = 0; row < data.Rows; row++)
        {
            var output = outputs.Slice(row * width, width);
            var target = data.Targets.Slice(row * width, width);
            var truth = Class(target);
            support[truth]++;
            if (!output.ContainsAnyExceptInRange(float.NegativeInfinity, float.PositiveInfinity))
            {
                confusion[truth][Class(output)]++;
            }

            for (var k = 0; k < width; k++)
            {
                logLoss += CrossEntropy(output[k], target[k], isBinary: topology.Loss == Loss.BinaryCrossEntropy);
            }
        }

        var right = 0;
        double area = 0;
        for (var i = 0; i < classes; i++)
        {
            right += confusion[i][i];
        }

        for (var k = 0; k < width; k++)
        {
            area += RocCurve.Area(outputs, data.Targets, k, width) / width;
        }

        return new Evaluation(topology.Loss, data.Rows)
        {
            Classes = Names(data, classes),
            Accuracy = (double)right / data.Rows,
            Confusion = [.. confusion.Select(row => ImmutableArray.Create(row))],
            Precision = [.. confusion.Select((row, i) => Share(row[i], confusion.Sum(other => other[i])))],
            Recall = [.. confusion.Select((row, i) => Share(row[i], support[i]))],
            F1 = [.. confusion.Select((row, i) => Share(2 * row[i], support[i] + confusion.Sum(other => other[i])))],
            Absent = [.. confusion.Select((_, i) => support[i] == 0 && confusion.All(other => other[i] == 0))],
            Support = [.. support],
            LogLoss = logLoss / data.Rows,
            AreaUnderCurve = area,
        };
    }

    /// <summary>Several labels that do not exclude each other, each with its own threshold.</summary>
    public static Evaluation OfLabels(Topology topology, Dataset data, ReadOnlySpan<float> outputs, double accuracy)
    {
        var labels = topology.OutputCount;
        var (hits, predicted, support) = (new int[labels], new int[labels], new int[labels]);
        double logLoss = 0, area = 0;
        for (var i = 0; i < outputs.Length; i++)
        {
            var (isPredicted, isTrue, label) = (outputs[i] >= 0.5f, data.Targets[i] >= 0.5f, i % labels);
            hits[label] += isPredicted && isTrue ? 1 : 0;
            predicted[label] += isPredicted ? 1 : 0;
            support[label] += isTrue ? 1 : 0;
            logLoss += CrossEntropy(outputs[i], data.Targets[i], isBinary: true);
        }

        for (var k = 0; k < labels; k++)
        {
            area += RocCurve.Area(outputs, data.Targets, k, labels) / labels;
        }

        return new Evaluation(topology.Loss, data.Rows)
        {
            Classes = Names(data, labels),
            Accuracy = accuracy,
            Precision = [.. hits.Select((hit, i) => Share(hit, predicted[i]))],
            Recall = [.. hits.Select((hit, i) => Share(hit, support[i]))],
            F1 = [.. hits.Select((hit, i) => Share(2 * hit, support[i] + predicted[i]))],
            Support = [.. support],
            LogLoss = logLoss / outputs.Length,
            AreaUnderCurve = area,
        };
    }

    private static int Class(ReadOnlySpan<float> row) =>
        row.Length == 1 ? (row[0] >= 0.5f ? 1 : 0) : System.Numerics.Tensors.TensorPrimitives.IndexOfMax(row);

    private static double CrossEntropy(double output, double target, bool isBinary) =>
        -(target * Math.Log(Math.Max(output, LeastProbability))
            + (isBinary ? (1 - target) * Math.Log(Math.Max(1 - output, LeastProbability)) : 0));

    private static double Share(int part, int whole) => whole == 0 ? 0 : (double)part / whole;

    private static ImmutableArray<string> Names(Dataset data, int classes) =>
        data.Classes.Length == classes
            ? data.Classes
            : [.. Enumerable.Range(0, classes).Select(i => i.ToString(CultureInfo.InvariantCulture))];
}
