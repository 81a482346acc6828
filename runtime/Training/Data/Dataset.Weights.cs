using System.Globalization;

namespace Generated.Neuron;

public sealed partial class Dataset
{
    /// <summary>The weight of each row in cost and gradient, <c>[rows]</c>; empty if all rows count the same.</summary>
    public ReadOnlySpan<float> RowWeights => Weights.Span;

    internal ReadOnlyMemory<float> Weights { get; init; }

    /// <summary>The total weight of all rows.</summary>
    internal double TotalWeight => Weights.IsEmpty ? Rows : Arguments.TotalWeight(RowWeights, Rows, [], nameof(RowWeights));

    /// <summary>
    /// The same rows with row weights: the training cost is the weighted mean Σ w c / Σ w, so a row of weight 2 counts like the same row
    /// twice, and only the ratios of the weights matter. A row of weight 0 adds nothing to cost and gradient.
    /// </summary>
    /// <param name="weights"><c>[rows]</c>, 0 or from 1e-15 to 1e15, and not all 0. Not copied; they must not change afterwards.</param>
    /// <exception cref="ArgumentException">There are more or fewer weights than rows, one is out of range, or all are 0.</exception>
    public Dataset WithRowWeights(ReadOnlyMemory<float> weights)
    {
        if (!(Arguments.TotalWeight(weights.Span, Rows, [], nameof(weights)) > 0))
        {
            throw new ArgumentException(
                "All weights are 0, so no row counts; give at least one row a weight above 0.", nameof(weights));
        }

        return With(weights);
    }

    /// <summary>
    /// The same rows, each with the weight of its class. With one-hot targets and cross entropy that is the <c>weight</c> of PyTorch's
    /// <c>CrossEntropyLoss</c>: the mean is divided by the sum of the row weights. Existing row weights are multiplied.
    /// </summary>
    /// <param name="weights">One for each class, class 0 first; 0, or such that no row weighs less than 1e-15 or more than 1e15.</param>
    /// <exception cref="ArgumentException">
    /// There are more or fewer weights than classes, one is out of range, or all rows would have the weight 0.
    /// </exception>
    /// <exception cref="InvalidOperationException">The targets are not classes.</exception>
    public Dataset WithClassWeights(params ReadOnlySpan<float> weights)
    {
        var classes = RowClasses();
        var count = TargetCount > 1 ? TargetCount : Math.Max(Classes.Length, Math.Max(2, classes.Max() + 1));
        if (weights.Length != count)
        {
            throw new ArgumentException(
                $"There {(weights.Length == 1 ? "is" : "are")} {Words.Count(weights.Length, "weight")}, but there must be {count}: "
                    + "one for each class.",
                nameof(weights));
        }

        var rowWeights = new float[Rows];
        for (var row = 0; row < Rows; row++)
        {
            rowWeights[row] = weights[classes[row]] * (Weights.IsEmpty ? 1 : RowWeights[row]);
        }

        for (var index = 0; index < weights.Length; index++)
        {
            if (!(weights[index] >= 0 && weights[index] <= float.MaxValue))
            {
                throw new ArgumentException(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"The weight of class {index} is {weights[index]}, but must be finite and at least 0."),
                    nameof(weights));
            }
        }

        return WithRowWeights(rowWeights);
    }

    /// <summary>
    /// The same rows, each with the weight rows / (classes × rows of its class), so that every class counts the same: scikit-learn's
    /// <c>class_weight="balanced"</c>. Classes without a row are not counted. Existing row weights are multiplied.
    /// </summary>
    /// <exception cref="InvalidOperationException">The targets are not classes.</exception>
    public Dataset WithBalancedClasses()
    {
        var classes = RowClasses();
        var counts = classes.CountBy(label => label).ToDictionary();
        var rowWeights = new float[Rows];
        for (var row = 0; row < Rows; row++)
        {
            var balanced = (double)Rows / ((double)counts.Count * counts[classes[row]]);
            rowWeights[row] = (float)(balanced * (Weights.IsEmpty ? 1 : RowWeights[row]));
        }

        return WithRowWeights(rowWeights);
    }

    private int[] RowClasses()
    {
        var classes = new int[Rows];
        for (var row = 0; row < Rows; row++)
        {
            classes[row] = RowGroups.Class(Targets.Slice(row * TargetCount, TargetCount));
            if (classes[row] < 0)
            {
                throw new InvalidOperationException(
                    $"Row {row + 1} has no class to weigh by: its targets must be one whole number from 0, or a 1 among zeros.");
            }
        }

        return classes;
    }

    private Dataset With(ReadOnlyMemory<float> weights) => Derived(_inputs, _targets, Rows, weights);

    /// <summary>The weights of some rows, if there are any.</summary>
    private float[] GatherWeights(ReadOnlySpan<int> rows)
    {
        var weights = new float[Weights.IsEmpty ? 0 : rows.Length];
        if (weights.Length > 0)
        {
            RowCopies.Gather(RowWeights, 1, rows, weights);
        }

        return weights;
    }
}
