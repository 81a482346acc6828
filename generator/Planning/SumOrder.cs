namespace Generated.Neuron.Generator.Planning;

/// <summary>The order of a network's sums, which determines its bits, as sentences for the head of its file.</summary>
internal static class SumOrder
{
    /// <summary>Over the inputs of a neuron.</summary>
    public static string OverInputs(Program program)
    {
        var layers = program.Steps.OfType<AffineStep>().ToList();
        var parts = layers.Select(layer => layer.Forward.Fold).OfType<FoldedSum>().Select(fold => fold.Parts).Distinct().ToList();
        var chains = layers.All(layer => layer.Forward.Fold is not null) ? "" : "bias first, then the inputs in order";
        var folded = parts.Count == 0 ? "" : $"a single output: {string.Join(" or ", parts)} partial sums, added up, then the bias";
        return string.Join("; ", new[] { chains, folded }.Where(sentence => sentence.Length > 0));
    }

    /// <summary>Over the rows of a gradient.</summary>
    public static string OverRows(Program program)
    {
        var layers = program.Steps.OfType<AffineStep>().ToList();
        var lanes = layers.Where(layer => layer.SumLanes != Lanes.Outputs).Select(layer => layer.Index).ToList();
        var inOrder = layers.Where(layer => layer.SumLanes == Lanes.Outputs).Select(layer => layer.Index).ToList();
        var inLanes = $"row r in lane r mod {VectorWidth.Widest}, then the lanes added up";
        return inOrder.Count == 0 ? inLanes
            : lanes.Count == 0 ? "in the order of the rows"
            : $"{inLanes}, for {Named(lanes)}; in the order of the rows for {Named(inOrder)}";
    }

    private static string Named(List<int> layers) => $"layer{(layers.Count == 1 ? "" : "s")} {string.Join(", ", layers)}";
}
