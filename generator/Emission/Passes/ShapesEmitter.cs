using Generated.Neuron.Generator.Planning;

namespace Generated.Neuron.Generator.Emission;

/// <summary>The shapes of layers that are kernels of the library: structs of constants, each a type argument.</summary>
internal static class ShapesEmitter
{
    /// <summary>The name of a layer's shape.</summary>
    public static string NameOf(AffineStep layer) => $"Dense{layer.Inputs}x{layer.Outputs}";

    public static void Emit(CodeWriter writer, Program program)
    {
        foreach (var layers in program.Steps.OfType<AffineStep>().Where(layer => layer.Shape is not null).GroupBy(layer => layer.Shape!))
        {
            var shape = layers.Key;
            writer.Line($"// {string.Join(", ", layers.Select(Text.Shape))}");
            var written = program.Form.IsWrittenOut ? ", IWrittenLayer" : "";
            using var block = writer.Block($"private readonly struct {shape.Name} : IDenseLayer{written}");
            Line(("Inputs", shape.Inputs), ("Outputs", shape.Outputs), ("SumParts", shape.SumParts));
            Line(("Stride", shape.Stride), ("RowStride", shape.RowStride), ("InputsOfBlock", shape.InputsOfBlock));
            Line(("ForwardTile", shape.Forward.Size), ("ForwardRest", shape.Forward.Rest));
            Line(("DeltaTile", shape.Delta.Size), ("DeltaRest", shape.Delta.Rest));
            Line(("GradientTile", shape.Gradient.Size), ("GradientRest", shape.Gradient.Rest), ("GradientOutputs", shape.GradientOutputs));
        }

        FewRowsShapes(writer, program);

        void Line(params (string Name, int Value)[] constants) =>
            writer.Line(string.Join(" ", constants.Select(constant => $"public static int {constant.Name} => {constant.Value};")));
    }

    /// <summary>The sizes of layers that are written out, for the pass of few rows.</summary>
    private static void FewRowsShapes(CodeWriter writer, Program program)
    {
        var layers = program.TrainingRows == 0 ? [] : program.Steps.OfType<AffineStep>().Where(layer => layer.Shape is null).ToList();
        foreach (var layer in layers.GroupBy(NameOf).Select(same => same.First()))
        {
            // private readonly struct Dense2x8 : IWrittenLayer { public static int Inputs => 2; public static int Outputs => 8; }
            var parts = layer.Outputs > 1 && layer.Forward.Sum.Parts is > 1 and var count
                ? $"\n    public static int SumParts => {count};"
                : "";
            writer.Line($"private readonly struct {NameOf(layer)} : IWrittenLayer {{ public static int Inputs => {layer.Inputs}; "
                + $"public static int Outputs => {layer.Outputs};{parts} }}");
        }

        if (layers.Count > 0)
        {
            writer.Line();
        }
    }
}
