namespace Generated.Neuron.Weights;

/// <summary>The end of a classifier from scikit-learn: labels, which are not followed, and probabilities in other wrappings.</summary>
internal static class LabelOperators
{
    /// <summary>Labels, whatever they are computed from.</summary>
    public static GraphValue Label(NodeCall call) => call.Value(0) is Rows or Labels
        ? new Labels()
        : throw call.Wrong("it computes labels from constants; let the exporter fold constants");

    /// <summary>The labels at the places that an ArgMax gives; or columns of the probabilities.</summary>
    public static GraphValue ArrayFeatureExtractor(NodeCall call) =>
        call.Value(1) is Labels ? new Labels() : BothClasses.Choose(call, -1, call.Integers(1), keepsDimension: true);

    /// <summary>Probabilities over their sum, which is 1 already.</summary>
    public static GraphValue Normalizer(NodeCall call)
    {
        var rows = call.Rows(0);
        var norm = call.Node.Text("norm", "MAX");
        return norm == "L1" && rows.HasRowsLast && rows.Step is BothClassesStep or ActivationStep { Activation: Activation.Softmax }
            ? rows
            : throw call.Wrong(
                $"it divides each row by its norm ({PlainText.Quote(norm)}); only probabilities may be, by L1, because their sum is 1 "
                    + "already");
    }

    /// <summary>Rows as dictionaries of the labels.</summary>
    public static GraphValue ZipMap(NodeCall call) => call.Rows(0);
}
