using Generated.Neuron.Generator.Planning;

namespace Generated.Neuron.Generator.Emission;

/// <summary>The shapes of layers that are kernels of the library: structs of constants, each a type argument.</summary>
internal static class ShapesEmitter
{
    public static void Emit(CodeWriter writer, NetworkPlan plan)
    {
        foreach (var layers in plan.Layers.Where(layer => layer.Shape is not null).GroupBy(layer => layer.Shape!))
        {
            var shape = layers.Key;
            writer.Line($"// {string.Join(", ", layers.Select(Text.Shape))}");
            using var block = writer.Block($"private readonly struct {shape.Name} : IDenseLayer");
            writer.Line($"""
                public static int Inputs => {shape.Inputs}; public static int Outputs => {shape.Outputs}; public static int RowVectors => {shape.RowVectors};
                public static int Stride => {shape.Stride}; public static int RowStride => {shape.RowStride}; public static int InputsOfBlock => {shape.InputsOfBlock};
                public static int ForwardTile => {shape.Forward.Size}; public static int ForwardRest => {shape.Forward.Rest};
                public static int DeltaTile => {shape.Delta.Size}; public static int DeltaRest => {shape.Delta.Rest};
                public static int GradientTile => {shape.Gradient.Size}; public static int GradientRest => {shape.Gradient.Rest}; public static int GradientOutputs => {shape.GradientOutputs};
                """);
        }
    }
}
