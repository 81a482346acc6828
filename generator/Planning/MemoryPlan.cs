using System.Collections.Immutable;

namespace Generated.Neuron.Generator.Planning;

/// <summary>A named part of the working memory.</summary>
/// <param name="Name">As it is written.</param>
/// <param name="Offset">Where it begins, in floats.</param>
/// <param name="Length">How many floats it is.</param>
/// <param name="Remark">What it holds.</param>
internal sealed record MemoryBuffer(string Name, int Offset, int Length, string Remark);

/// <summary>
/// The working memory of a chunk: the columns x, a1, …, the output's z (later its dz) and the targets y; then the sums. It is the same for
/// Forward, Cost and Backward.
/// </summary>
/// <param name="Buffers">All parts, one behind the other.</param>
internal sealed record MemoryPlan(ImmutableArray<MemoryBuffer> Buffers)
{
    /// <summary>All of it, in floats.</summary>
    public int Length => Buffers[^1].Offset + Buffers[^1].Length;

    /// <summary>All of it, for people.</summary>
    public string Description => IsOnStack
        ? $"{sizeof(float) * Length} bytes to work in, on the stack"
        : $"{sizeof(float) * Length} bytes to work in, more than {sizeof(float) * Budgets.StackFloats} on the stack would be: "
            + "set aside for a thread at its first call";

    /// <summary>Whether it lies on the stack; otherwise it is set aside for a thread, once.</summary>
    public bool IsOnStack => Length <= Budgets.StackFloats;

    public static MemoryPlan Of(IReadOnlyList<LayerPlan> layers, IReadOnlyList<SumsPlan> sums, int chunkRows, int stride, bool drops)
    {
        var (output, buffers) = (layers[layers.Count - 1], ImmutableArray.CreateBuilder<MemoryBuffer>());
        Add("X", layers[0].Inputs * stride, $"x: [{layers[0].Inputs} × rows]; later dx");
        foreach (var layer in layers)
        {
            var (l, shape) = (layer.Index, $"[{layer.Outputs} × rows]");
            Add(
                Outputs(layer),
                layer.Outputs * stride,
                layer.IsOutput ? $"z{l}: {shape}; later dz{l} or a{l}" : $"a{l}: {shape}; later dz{l}");
        }

        Add("Y", output.Outputs * stride, $"y: [{output.Outputs} × rows]");
        foreach (var layer in layers.Where(layer => layer.KeepsZ))
        {
            var kept = layer.Activation.KeepsSlope
                ? $"f′(z{layer.Index}): [{layer.Outputs} × rows]"
                : $"z{layer.Index}: [{layer.Outputs} × rows], which its derivative reads";
            Add(Z(layer), layer.Outputs * stride, kept);
        }

        foreach (var layer in layers.Where(layer => drops && !layer.IsOutput))
        {
            Add(BeforeDropout(layer), layer.Outputs * stride, $"a{layer.Index}: [{layer.Outputs} × rows], before neurons are dropped");
        }

        Add("CostSums", VectorWidth.Widest, $"the cost: [{VectorWidth.Widest} lanes]");
        if (layers.Where(layer => layer.Gradient.Lanes == Lanes.Outputs)
            .Select(layer => VectorWidth.Padded(layer.Outputs))
            .DefaultIfEmpty()
            .Max() is > 0 and var widest)
        {
            Add("Delta", chunkRows * widest, "dz of a layer, row by row: [rows × outputs, filled up to whole vectors]");
        }

        foreach (var part in sums)
        {
            if (part is SumsPlan.InLanes lanes)
            {
                Add(Sums(part), lanes.Length, $"{Gradients(part)}: [parameters × {VectorWidth.Widest} lanes]");
            }
            else if (part is SumsPlan.InPaddedRows rows)
            {
                Add(
                    Sums(part),
                    rows.Length,
                    $"{Gradients(part)}: [{rows.Layer.Inputs} + 1 × outputs, filled up to whole vectors]");
            }
        }

        return new MemoryPlan(buffers.ToImmutable());

        void Add(string name, int length, string remark) =>
            buffers.Add(new MemoryBuffer(name, buffers.Count == 0 ? 0 : buffers[^1].Offset + buffers[^1].Length, length, remark));

        static string Gradients(SumsPlan part) => part.First == part.Last
            ? $"dW{part.First.Index}, db{part.First.Index}"
            : $"dW{part.First.Index} to db{part.Last.Index}";
    }

    /// <summary>The name of the columns that a layer writes: a, or the output's z.</summary>
    public static string Outputs(LayerPlan layer) => layer.IsOutput ? $"Z{layer.Index}" : $"A{layer.Index}";

    /// <summary>The name of the columns where z of a hidden layer is kept, or f′(z).</summary>
    public static string Z(LayerPlan layer) =>
        $"{(layer is { IsOutput: false, Activation.KeepsSlope: true } ? "Slope" : "Z")}{layer.Index}";

    /// <summary>The name of the columns where a of a hidden layer is kept that neurons are dropped from.</summary>
    public static string BeforeDropout(LayerPlan layer) => $"Kept{layer.Index}";

    /// <summary>The name of the sums of some layers' gradients.</summary>
    public static string Sums(SumsPlan part) => $"Sums{part.First.Index}";
}
