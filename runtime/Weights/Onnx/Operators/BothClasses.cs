namespace Generated.Neuron.Weights;

/// <summary>
/// The two probabilities that classifiers return if the network has one sigmoid output p: [1 − p, p]. They are read as that one output.
/// </summary>
internal static class BothClasses
{
    /// <summary>Concat of 1 − p and p.</summary>
    public static GraphValue Join(NodeCall call)
    {
        if (call.InputCount == 2 && call.Value(0) is Rows negative && call.Value(1) is Rows positive
            && IsLastAxis(call, positive, call.Node.Integer("axis", 1))
            && positive is { Width: 1, HasRowsLast: true } && negative.Product is { Coefficient: 1, Factors.Count: 1 }
            && negative.Product.Factors[0] is { Scale: -1, Shift: 1, IsReciprocal: false } factor && factor.Rows == positive.Original)
        {
            return positive.Widened(call.Node, new BothClassesStep(), 2);
        }

        throw call.Wrong(
            "it joins values side by side; of what depends on the input only the probabilities [1 − p, p] of two classes are read");
    }

    /// <summary>Columns of the two: the second is p.</summary>
    public static GraphValue Choose(NodeCall call, long axis, long[] columns, bool keepsDimension)
    {
        var rows = call.Rows(0);
        if (rows.Step is not BothClassesStep || !IsLastAxis(call, rows, axis) || columns is not [1 or -1])
        {
            throw call.Wrong(
                "it takes some of the columns; of what depends on the input only the probability of the second of two classes is read");
        }

        var probability = rows.Source!;
        return keepsDimension ? probability : probability.Reshaped([.. probability.Shape.Take(probability.Shape.Length - 1)]);
    }

    private static bool IsLastAxis(NodeCall call, Rows rows, long axis) => call.Axis(axis, rows.Shape.Length) == rows.Shape.Length - 1;
}
