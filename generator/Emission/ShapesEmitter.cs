using Generated.Neuron.Generator.Planning;

namespace Generated.Neuron.Generator.Emission;

/// <summary>The shapes of layers of loops: structs of constants, each a type argument of the library's kernels.</summary>
internal static class ShapesEmitter
{
    public static void Emit(CodeWriter w, NetworkPlan plan)
    {
        foreach (var layers in plan.Layers.Where(plan.InLoops).GroupBy(plan.ShapeName))
        {
            var shape = plan.Shape(layers.First());
            w.Line($"// {string.Join(", ", layers.Select(Text.Shape))}");
            using var block = w.Block($"private readonly struct {layers.Key} : IDenseLayer");
            w.Line($"""
                public static int Inputs => {shape.Inputs};
                public static int Outputs => {shape.Outputs};
                public static int Stride => {shape.Stride};
                public static int RowStride => {shape.RowStride};
                public static int InputsOfBlock => {shape.InputsOfBlock};
                public static int ForwardTile => {shape.Forward.Size};
                public static int ForwardRest => {shape.Forward.Rest};
                public static int DeltaTile => {shape.Delta.Size};
                public static int DeltaRest => {shape.Delta.Rest};
                public static int GradientTile => {shape.Gradient.Size};
                public static int GradientRest => {shape.Gradient.Rest};
                public static int GradientOutputs => {shape.GradientOutputs};
                public static int RowVectors => {shape.RowVectors};
                """);
        }
    }
}
