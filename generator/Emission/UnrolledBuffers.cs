using Generated.Neuron.Generator.Planning;

namespace Generated.Neuron.Generator.Emission;

/// <summary>The columns of a chunk by name: x, a1, …, the output's z (later its dz), the targets y.</summary>
internal sealed class UnrolledBuffers(NetworkPlan plan, UnrolledPlan unrolled)
{
    /// <summary>Floats of a chunk: its columns, and sixteen lanes of cost.</summary>
    public int Length => CostSums + Budgets.Lanes;

    private int CostSums => unrolled.Columns * plan.ChunkRows;

    /// <summary>The name of the column block of layer l's activations (0: x); the output's holds z.</summary>
    public string Name(int layer) => layer == 0 ? "X" : layer == plan.Output.Index ? $"Z{layer}" : $"A{layer}";

    /// <summary>The offset of a neuron's column at row r.</summary>
    public static string At(string block, int neuron) => neuron switch
    {
        0 => $"{block} + r",
        1 => $"{block} + Rows + r",
        _ => $"{block} + {neuron} * Rows + r",
    };

    public void EmitConstants(CodeWriter w)
    {
        w.Line("// A chunk of rows: one column a neuron, so that a vector is one neuron of neighbouring rows");
        w.Line($"private const int Rows = {plan.ChunkRows};");
        w.Table(Blocks());
    }

    private IEnumerable<(string Code, string Remark)> Blocks()
    {
        yield return Block("X", 0, $"x: [{plan.Spec.InputCount} × rows]; later dx");
        foreach (var layer in plan.Layers)
        {
            yield return Block(Name(layer.Index), unrolled.FirstColumn[layer.Index], layer.IsOutput
                ? $"z{layer.Index}: [{layer.Outputs} × rows]; later dz{layer.Index} or a{layer.Index}"
                : $"a{layer.Index}: [{layer.Outputs} × rows]; later dz{layer.Index}");
        }

        yield return Block("Y", unrolled.TargetColumn, $"y: [{plan.Spec.OutputCount} × rows]");
        foreach (var layer in plan.Layers.Where(layer => unrolled.SumColumn[layer.Index - 1] >= 0))
        {
            yield return Block($"S{layer.Index}", unrolled.SumColumn[layer.Index - 1], $"z{layer.Index}: [{layer.Outputs} × rows], which its derivative reads");
        }

        yield return ($"private const int CostSums = {CostSums};", "// the cost: [16 lanes]");
        yield return ($"private const int ChunkLength = {Length};", "// all of it");
    }

    private (string Code, string Remark) Block(string name, int column, string remark) =>
        ($"private const int {name} = {column * plan.ChunkRows};", $"// {remark}");
}
