using Generated.Neuron.Generator.Planning;

namespace Generated.Neuron.Generator.Emission;

/// <summary>Backward of a few rows: the network's layers as a type, which the library goes through row by row.</summary>
internal static class FewRowsEmitter
{
    public static void Emit(CodeWriter writer, Program program)
    {
        if (program.TrainingRows == 0)
        {
            return;
        }

        var vectors = program.TrainingVectorBits is { } bits ? $"Simd{bits}, Vector{bits}<float>" : "TSimd, TVector";

        // public static float BackwardOfFew(ref readonly float p, in TrainingPass pass) =>
        //     FewRows.Backward<Simd256, Vector256<float>, Kernels<TSimd, TVector>, OutputGradient<Sigmoid>,
        //         Hidden<Dense2x8, Relu, Last<Dense8x1>>>(in p, in pass, factor: 1, meanOutputs: 1, Stride);
        writer.Line($"""
            public static float BackwardOfFew(ref readonly float p, in TrainingPass pass) =>
                FewRows.Backward<{vectors}, Kernels<TSimd, TVector>, {PassesEmitter.OutputGradient(program)},
                    {Layers(program, 0)}>(in p, in pass, factor: {program.Loss.Factor}, meanOutputs: {program.CostsOfRow}, Stride);
            """);
    }

    private static string Layers(Program program, int index)
    {
        var layer = (AffineStep)program.Steps[index];
        return index == program.Steps.Length - 1
            ? $"Last<{ShapesEmitter.NameOf(layer)}>"
            : $"Hidden<{ShapesEmitter.NameOf(layer)}, {layer.Activation.Name}, {Layers(program, index + 1)}>";
    }
}
