using Generated.Neuron.Generator.Model;

namespace Generated.Neuron.Generator.Planning;

/// <summary>How many rows a chunk has, and the distance of its columns.</summary>
internal static class ChunkPlanner
{
    /// <param name="spec">The network.</param>
    /// <param name="form">Whether it is written out.</param>
    /// <param name="columns">The columns of all values.</param>
    public static int Rows(TopologySpec spec, Form form, int columns) =>
        form.IsWrittenOut ? WrittenOutRows(spec, columns) : LoopRows(columns);

    /// <summary>
    /// Columns of loops are an odd number of vectors apart, and so are columns that would be 2 KB apart, of which every second one would
    /// share its place in a page with the first: 32 rows of 2-8-1 take 34.7 ns forward 512 floats apart, 31.8 ns 528 apart.
    /// </summary>
    public static int Stride(Form form, int rows) =>
        form.IsWrittenOut && rows % Budgets.AliasedFloats != 0 ? rows : rows + VectorWidth.Widest;

    /// <summary>The columns and the sums of the gradient stay in the first-level cache.</summary>
    private static int WrittenOutRows(TopologySpec spec, int columns)
    {
        var hasPairs = spec.Unroll != Unroll.Always && spec.Layers.Any(layer => layer.MultiplyAdds > Budgets.WeightsOfPairs);
        var step = hasPairs ? 2 * VectorWidth.Widest : VectorWidth.Widest;
        var parameters = spec.Layers.SelectMany(layer => layer.Blocks).Sum(block => block.Length);
        var floats = Math.Max(Budgets.WrittenOutChunkFloats, Budgets.WrittenOutFloats - VectorWidth.Widest * parameters);
        return Math.Max(step, Math.Min(Budgets.WrittenOutChunkRows, floats / columns / step * step));
    }

    private static int LoopRows(int columns)
    {
        const int step = 2 * VectorWidth.Widest;
        return Math.Max(Budgets.FewestChunkRows, Math.Min(Budgets.LoopChunkRows, Budgets.LoopChunkFloats / columns / step * step));
    }
}
