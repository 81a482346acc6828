namespace Generated.Neuron.Generator.Planning;

/// <summary>In which order a network's sums are taken, which makes its bits: as sentences, for the head of its file.</summary>
internal static class SumOrder
{
    /// <summary>Over the inputs of a neuron.</summary>
    public static string OverInputs(NetworkPlan plan)
    {
        var parts = plan.Layers.Select(layer => layer.Forward.Fold).OfType<FoldedSum>().Select(fold => fold.Parts).Distinct().ToList();
        var chains = plan.Layers.All(layer => layer.Forward.Fold is not null) ? "" : "from the bias on, in the order of the inputs";
        var folded = parts.Count == 0 ? "" : $"for a single neuron in {string.Join(" or ", parts)} parts, folded, then the bias";
        return string.Join("; ", new[] { chains, folded }.Where(sentence => sentence.Length > 0));
    }

    /// <summary>Over the rows of a gradient.</summary>
    public static string OverRows(NetworkPlan plan)
    {
        var lanes = plan.Layers.Where(layer => layer.Gradient.Lanes != Lanes.Outputs).Select(layer => layer.Index).ToList();
        var inOrder = plan.Layers.Where(layer => layer.Gradient.Lanes == Lanes.Outputs).Select(layer => layer.Index).ToList();
        var inLanes = $"row r in lane r mod {VectorWidth.Widest}, folded";
        return inOrder.Count == 0 ? inLanes
            : lanes.Count == 0 ? "in the order of the rows"
            : $"{inLanes}, for {Named(lanes)}; in the order of the rows for {Named(inOrder)}";
    }

    private static string Named(List<int> layers) => $"layer{(layers.Count == 1 ? "" : "s")} {string.Join(", ", layers)}";
}
