using Generated.Neuron.Generator.Planning;

namespace Generated.Neuron.Generator.Emission;

/// <summary>The working memory of a tiled network: activations row by row, padded to whole vectors; the output also in columns.</summary>
internal sealed class TiledBuffers
{
    private readonly int _rows;
    private readonly List<(string Name, int Offset, string Comment)> _blocks = [];

    public TiledBuffers(NetworkPlan plan)
    {
        _rows = plan.ChunkRows;
        ColumnRows = Planner.Padded(plan.ChunkRows);
        foreach (var layer in plan.Layers)
        {
            var l = layer.Index;
            Add(Rows(layer), plan.ChunkRows * Stride(layer), layer.IsOutput ? $"z{l}: [rows × {layer.Outputs}]; later dz{l}" : $"a{l}: [rows × {layer.Outputs}]; later dz{l}");
            if (!layer.IsOutput && layer.Activation.FromSum)
            {
                Add($"S{l}", plan.ChunkRows * Stride(layer), $"z{l}: [rows × {layer.Outputs}], which its derivative reads");
            }
        }

        Add($"Z{plan.Output.Index}", ColumnRows * plan.Spec.OutputCount, $"z{plan.Output.Index}: [{plan.Spec.OutputCount} × rows]; later a{plan.Output.Index} or dz{plan.Output.Index}");
        Add("Y", ColumnRows * plan.Spec.OutputCount, $"y: [{plan.Spec.OutputCount} × rows]");
        Add("CostSums", Budgets.Lanes, "the cost: [16 lanes]");
        Add("Panel", Budgets.Lanes * plan.Layers.Max(layer => layer.Outputs), "Wᵀ of sixteen inputs: [outputs × 16]");
    }

    /// <summary>The distance of two columns.</summary>
    public int ColumnRows { get; }

    private int Length { get; set; }

    /// <summary>The name of the rows of a layer's activations; of the output's z.</summary>
    public static string Rows(LayerPlan layer) => layer.IsOutput ? $"O{layer.Index}" : $"A{layer.Index}";

    /// <summary>The distance of two rows of a layer's activations.</summary>
    public static int Stride(LayerPlan layer) => Planner.Padded(layer.Outputs);

    public void EmitConstants(CodeWriter w)
    {
        w.Line("// A chunk of rows; a row is padded to whole vectors. Where the output and the targets stand in columns, a vector is one neuron of neighbouring rows.");
        w.Line($"private const int Rows = {_rows};");
        w.Line($"private const int Columns = {ColumnRows};");
        w.Table(_blocks
            .Select(block => ($"private const int {block.Name} = {block.Offset};", $"// {block.Comment}"))
            .Append(($"private const int ChunkLength = {Length};", "// all of it")));
    }

    private void Add(string name, int length, string comment)
    {
        _blocks.Add((name, Length, comment));
        Length += length;
    }
}
