namespace Generated.Neuron.Generator.Model;

/// <summary>The names that generated code uses, by namespace.</summary>
internal static class Vocabulary
{
    /// <summary>The namespace of kernels, unless the user has something in it.</summary>
    public const string KernelSpace = "Generated.Neuron.Emitted";

    /// <summary>
    /// The namespaces whose names kernels write without them. <c>int.Min</c> instead of <c>Math.Min</c>, because a user may have a
    /// <c>System.Math</c>.
    /// </summary>
    public static readonly IReadOnlyDictionary<string, string[]> OfKernels = new Dictionary<string, string[]>
    {
        ["System"] = ["Span", "ReadOnlySpan"],
        ["System.Runtime.CompilerServices"] =
        [
            "MethodImpl", "MethodImplAttribute", "MethodImplOptions", "InlineArray", "InlineArrayAttribute",
        ],
        ["System.Runtime.InteropServices"] = ["MemoryMarshal"],
        ["System.Runtime.Intrinsics"] = ["Vector128", "Vector256", "Vector512"],
        ["Generated.Neuron.Activations"] =
        [
            "Elu", "Gelu", "HardSigmoid", "HardSwish", "Identity", "LeakyRelu", "Mish", "Relu", "Selu", "Sigmoid", "Silu", "Softplus",
            "Softsign", "Tanh",
        ],
        ["Generated.Neuron.Layers"] =
        [
            "ColumnGradient", "DenseDelta", "DenseForward", "DenseGradient", "DenseLaneGradient", "DenseRow", "IDenseLayer", "ILossKernel",
            "IWrittenLayer", "LateWeight", "OutputActivation", "OutputGradient", "OutputLoss", "SkipColumns", "SoftmaxGradient",
        ],
        ["Generated.Neuron.Losses"] = ["Huber", "MeanAbsoluteError", "MeanSquaredError"],
        ["Generated.Neuron.Passes"] =
        [
            "AlignedFloats", "DropoutMask", "FewRows", "Hidden", "IEntries", "IPasses", "Last", "LossDelta", "NoMemory", "RowIsolation",
            "ThreadMemory", "TrainingPass", "Widths",
        ],
        ["Generated.Neuron.Simd"] = ["ISimd", "Simd128", "Simd256", "Simd512", "SimdColumns", "SimdLoss", "SimdMath", "SimdSums"],
    };

    /// <summary>The namespaces that a network's own file imports.</summary>
    public static readonly IReadOnlyDictionary<string, string[]> OfNetworks = new Dictionary<string, string[]>
    {
        ["System"] = ["Span", "ReadOnlySpan", "ArgumentException"],
        ["System.CodeDom.Compiler"] = ["GeneratedCode", "GeneratedCodeAttribute"],
        ["System.Diagnostics.CodeAnalysis"] = ["ExcludeFromCodeCoverage", "ExcludeFromCodeCoverageAttribute"],
    };

    /// <summary>Names that are always written with their namespaces.</summary>
    public static readonly IReadOnlyDictionary<string, string[]> Qualified = new Dictionary<string, string[]>
    {
        ["Generated.Neuron"] =
        [
            "IModel", "INetwork", "Topology", "TrainingStep", "DropoutKey", "Initialization",
            "Initializer", "Activation", "Loss",
        ],
        ["Generated.Neuron.Passes"] = ["INetworkOf", "Shards"],
        ["System.Collections.Immutable"] = ["ImmutableArray"],
    };
}
