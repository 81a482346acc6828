using Generated.Neuron.Generator.Planning;

namespace Generated.Neuron.Generator.Emission;

/// <summary>The kernels of a network: a nested class, generic over the vector vocabulary.</summary>
internal static class KernelsEmitter
{
    // Said aloud, because a project that has nullable on would have its flow analysis go over every kernel.
    public const string Usings = "#nullable disable\n\nusing global::System;\nusing global::System.Runtime.CompilerServices;\nusing global::System.Runtime.InteropServices;\nusing global::Generated.Neuron.Simd;\nusing global::Generated.Neuron.Layers;\nusing global::Generated.Neuron.Activations;";

    /// <summary>What a reader wants to know before the first kernel.</summary>
    public static void Head(CodeWriter w, NetworkPlan plan)
    {
        w.Line("//   The kernels, written once for every vector width: TSimd is the vocabulary, TVector a vector of float.");
        if (plan.Layers.Any(plan.InLoops))
        {
            w.Line("//   Layers of loops are kernels of the library, which take the layer's shape and its register tiles as constants of a type.");
        }
    }

    public static void Emit(CodeWriter w, NetworkPlan plan)
    {
        using var network = w.Block($"partial class {plan.Spec.Type.Name}");
        ShapesEmitter.Emit(w, plan);
        using (w.Block("private static class Kernels<TSimd, TVector>\n    where TSimd : struct, ISimd<TVector>\n    where TVector : struct"))
        {
            var buffers = new ColumnBuffers(plan);
            ParameterOffsets(w, plan);
            w.Line();
            buffers.EmitConstants(w);
            new ChunkDriver(w, plan, buffers).Emit();
            if (plan.Unrolled is { } unrolled)
            {
                UnrolledEmitter.Emit(w, plan, unrolled, buffers);
            }
            else
            {
                OutputEmitter.Emit(w, plan, unrolled: false);
                LossEmitter.Emit(w, plan, unrolled: false);
            }
        }
    }

    /// <summary>A kernel: no calls, compiled at full strength at its first call, because nothing in it is left to learn from running.</summary>
    public static CodeWriter.Scope Kernel(this CodeWriter w, string name, string parameters, string comment, string access = "private")
    {
        w.Line();
        foreach (var line in comment.Split('\n'))
        {
            w.Line($"// {line}");
        }

        w.Line("[MethodImpl(MethodImplOptions.AggressiveOptimization)]");
        return w.Block($"{access} static void {name}({parameters})");
    }

    private static void ParameterOffsets(CodeWriter w, NetworkPlan plan)
    {
        w.Line("// Where the parameters begin, input-major");
        w.Table(plan.Layers.Select(layer => (
            $"private const int W{layer.Index} = {layer.Weights}, B{layer.Index} = {layer.Biases};",
            $"// {Text.Shape(layer)}, b{layer.Index}: [{layer.Outputs}]")));
    }
}
