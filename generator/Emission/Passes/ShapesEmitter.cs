using Generated.Neuron.Generator.Planning;

namespace Generated.Neuron.Generator.Emission;

/// <summary>The shapes of layers that are kernels of the library: structs of constants, each a type argument.</summary>
internal static class ShapesEmitter
{
    public static void Emit(CodeWriter writer, Program program)
    {
        foreach (var layers in program.Steps.OfType<AffineStep>().Where(layer => layer.Shape is not null).GroupBy(layer => layer.Shape!))
        {
            var shape = layers.Key;
            writer.Line($"// {string.Join(", ", layers.Select(Text.Shape))}");
            using var block = writer.Block($"private readonly struct {shape.Name} : IDenseLayer");
            Line(("Inputs", shape.Inputs), ("Outputs", shape.Outputs), ("SumParts", shape.SumParts));
            Line(("Stride", shape.Stride), ("RowStride", shape.RowStride), ("InputsOfBlock", shape.InputsOfBlock));
            Line(("ForwardTile", shape.Forward.Size), ("ForwardRest", shape.Forward.Rest));
            Line(("DeltaTile", shape.Delta.Size), ("DeltaRest", shape.Delta.Rest));
            Line(("GradientTile", shape.Gradient.Size), ("GradientRest", shape.Gradient.Rest), ("GradientOutputs", shape.GradientOutputs));
        }

        void Line(params (string Name, int Value)[] constants) =>
            writer.Line(string.Join(" ", constants.Select(constant => $"public static int {constant.Name} => {constant.Value};")));
    }
}
