using Generated.Neuron.Generator.Planning;

namespace Generated.Neuron.Generator.Emission;

/// <summary>The working memory of a chunk by name: the columns x, a1, …, the output's z (later its dz) and the targets y; then the sums.</summary>
internal sealed class ColumnBuffers
{
    private readonly NetworkPlan _plan;
    private readonly List<(string Code, string Remark)> _blocks = [];
    private int _length;

    public ColumnBuffers(NetworkPlan plan)
    {
        _plan = plan;
        var layout = plan.Layout;
        Column("X", layout.First[0], $"x: [{plan.Spec.InputCount} × rows]; later dx");
        foreach (var layer in plan.Layers)
        {
            Column(Name(layer.Index), layout.First[layer.Index], layer.IsOutput
                ? $"z{layer.Index}: [{layer.Outputs} × rows]; later dz{layer.Index} or a{layer.Index}"
                : $"a{layer.Index}: [{layer.Outputs} × rows]; later dz{layer.Index}");
        }

        Column("Y", layout.Targets, $"y: [{plan.Spec.OutputCount} × rows]");
        foreach (var layer in plan.Layers.Where(layer => layout.Sum[layer.Index - 1] >= 0))
        {
            Column($"S{layer.Index}", layout.Sum[layer.Index - 1], $"z{layer.Index}: [{layer.Outputs} × rows], which its derivative reads");
        }

        _length = layout.Count * plan.ColumnStride;
        Block("CostSums", Budgets.Lanes, "the cost: [16 lanes]");
        var wide = plan.Layers.Where(layer => !plan.SumsInLanes(layer)).ToList();
        if (wide.Count > 0)
        {
            Block("Delta", plan.ChunkRows * wide.Max(RowStride), "dz of a layer, row by row: [rows × outputs, filled up to whole vectors]");
        }

        // What Forward and Cost need ends here.
        Length = _length;
        foreach (var layer in plan.Layers.Where(layer => plan.Unrolled is null && plan.SumsInLanes(layer)))
        {
            Block($"Sums{layer.Index}", SumsLength(plan, layer), $"dW{layer.Index}, db{layer.Index}: [parameters × 16 lanes]");
        }

        foreach (var layer in plan.Layers.Where(plan.SumsInPaddedRows))
        {
            Block($"Sums{layer.Index}", SumsLength(plan, layer), $"dW{layer.Index}, db{layer.Index}: [{layer.Inputs} + 1 × outputs, filled up to whole vectors]");
        }

        if (plan.Unrolled is not null)
        {
            Block("Sums", Budgets.Lanes * plan.ParameterCount, "the gradient: [parameters × 16 lanes]");
        }

        _blocks.Add(($"private const int MemoryLength = {_length};", "// all of it"));
    }

    /// <summary>Floats of a chunk without the gradient's sums.</summary>
    public int Length { get; }

    /// <summary>Floats of all of it.</summary>
    public int MemoryLength => _length;

    /// <summary>The name of the column block of layer l's activations (0: x); the output's holds z.</summary>
    public string Name(int layer) => layer == 0 ? "X" : layer == _plan.Output.Index ? $"Z{layer}" : $"A{layer}";

    /// <summary>The distance of two rows of a layer's dz.</summary>
    public static int RowStride(LayerPlan layer) => Planner.Padded(layer.Outputs);

    /// <summary>Floats of the sums of a layer's gradient that do not stand where the caller wants them.</summary>
    public static int SumsLength(NetworkPlan plan, LayerPlan layer) => plan.SumsInLanes(layer)
        ? Budgets.Lanes * layer.ParameterCount
        : (layer.Inputs + 1) * RowStride(layer);

    /// <summary>The arguments for a neuron's column at row r.</summary>
    public static string At(string block, int neuron) => $"{block}{Columns(neuron)}, r";

    /// <summary>So many columns further.</summary>
    public static string Columns(int count) => count switch
    {
        0 => "",
        1 => " + Stride",
        _ => $" + {count} * Stride",
    };

    public void EmitConstants(CodeWriter w)
    {
        w.Line("// A chunk of rows: one column a neuron, Stride apart, so that a vector is one neuron of neighbouring rows");
        w.Line($"private const int Rows = {_plan.ChunkRows}, Stride = {_plan.ColumnStride};");
        w.Table(_blocks);
    }

    private void Column(string name, int column, string remark)
    {
        _length = column * _plan.ColumnStride;
        Block(name, 0, remark);
    }

    private void Block(string name, int length, string remark)
    {
        _blocks.Add(($"private const int {name} = {_length};", $"// {remark}"));
        _length += length;
    }
}
