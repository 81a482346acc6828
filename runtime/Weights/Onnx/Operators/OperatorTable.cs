namespace Generated.Neuron.Weights;

/// <summary>All operators that are read, by name. docs/onnx.md has the same table for readers.</summary>
internal static class OperatorTable
{
    private static readonly Dictionary<string, OnnxOperator> Onnx = new()
    {
        // Layers and what is folded into them.
        ["Gemm"] = new(LayerOperators.Gemm, "alpha", "beta", "transA", "transB"),
        ["MatMul"] = new(LayerOperators.MatMul),
        ["Add"] = new(ArithmeticOperators.Add),
        ["Sub"] = new(ArithmeticOperators.Sub),
        ["Mul"] = new(ArithmeticOperators.Mul),
        ["Div"] = new(ArithmeticOperators.Div),
        ["Neg"] = new(ArithmeticOperators.Neg),
        ["Reciprocal"] = new(ArithmeticOperators.Reciprocal),
        ["Sqrt"] = new(ArithmeticOperators.Sqrt),
        ["BatchNormalization"] = new(NormalizationOperators.BatchNormalization, "epsilon", "momentum", "spatial", "training_mode"),

        // Activations, and operators that exporters combine into activations.
        ["Relu"] = new(ActivationOperators.Relu),
        ["LeakyRelu"] = new(ActivationOperators.LeakyRelu, "alpha"),
        ["PRelu"] = new(ActivationOperators.PRelu),
        ["Elu"] = new(ActivationOperators.Elu, "alpha"),
        ["Celu"] = new(ActivationOperators.Elu, "alpha"),
        ["Selu"] = new(ActivationOperators.Selu, "alpha", "gamma"),
        ["Gelu"] = new(ActivationOperators.Gelu, "approximate"),
        ["Swish"] = new(ActivationOperators.Swish, "alpha"),
        ["Mish"] = new(ActivationOperators.Mish),
        ["Tanh"] = new(ActivationOperators.Tanh),
        ["Sigmoid"] = new(ActivationOperators.Sigmoid),
        ["Softplus"] = new(ActivationOperators.Softplus),
        ["Softsign"] = new(ActivationOperators.Softsign),
        ["HardSigmoid"] = new(ActivationOperators.HardSigmoid, "alpha", "beta"),
        ["HardSwish"] = new(ActivationOperators.HardSwish),
        ["Softmax"] = new(ActivationOperators.Softmax, "axis"),
        ["LogSoftmax"] = new(ActivationOperators.LogSoftmax, "axis"),
        ["Erf"] = new(ActivationOperators.Erf),
        ["Abs"] = new(ActivationOperators.Abs),
        ["Clip"] = new(ClipOperators.Clip, "min", "max"),
        ["Max"] = new(ClipOperators.Max),

        // What changes nothing, or only names dimensions.
        ["Identity"] = new(ShapeOperators.Identity),
        ["Dropout"] = new(ShapeOperators.Dropout, "ratio", "seed"),
        ["Cast"] = new(CastOperator.Cast, "to", "saturate"),
        ["Flatten"] = new(ShapeOperators.Flatten, "axis"),
        ["Reshape"] = new(ReshapeOperator.Reshape, "allowzero"),
        ["Squeeze"] = new(ShapeOperators.Squeeze, "axes"),
        ["Unsqueeze"] = new(ShapeOperators.Unsqueeze, "axes"),
        ["Transpose"] = new(TransposeOperator.Transpose, "perm"),

        // Constants, and the shapes that models compute.
        ["Constant"] = new(ConstantOperator.Constant, "value", "value_float", "value_floats", "value_int", "value_ints"),
        ["Shape"] = new(ShapeVectorOperators.Shape, "start", "end"),
        ["Gather"] = new(ShapeVectorOperators.Gather, "axis"),
        ["Slice"] = new(ShapeVectorOperators.Slice, "axes", "starts", "ends"),
        ["Concat"] = new(ShapeVectorOperators.Concat, "axis"),

        // The end of a classifier.
        ["ArgMax"] = new(LabelOperators.Label, "axis", "keepdims", "select_last_index"),
    };

    private static readonly Dictionary<string, OnnxOperator> MachineLearning = new()
    {
        ["Scaler"] = new(NormalizationOperators.Scaler, "offset", "scale"),
        ["ArrayFeatureExtractor"] = new(LabelOperators.ArrayFeatureExtractor),
        ["Binarizer"] = new(LabelOperators.Label, "threshold"),
        ["Normalizer"] = new(LabelOperators.Normalizer, "norm"),
        ["ZipMap"] = new(LabelOperators.ZipMap, "classlabels_int64s", "classlabels_strings"),
    };

    /// <summary>The operator of a node.</summary>
    /// <exception cref="ModelFileException">The operator or one of its attributes is not supported.</exception>
    public static OnnxOperator Find(OnnxNode node)
    {
        var table = node.Domain switch
        {
            OnnxDomains.Onnx => Onnx,
            OnnxDomains.MachineLearning => MachineLearning,
            _ => null,
        };
        if (table is null || !table.TryGetValue(node.Operator, out var found))
        {
            throw node.Wrong(ForeignOperators.Refusal(node));
        }

        foreach (var attribute in node.Attributes)
        {
            if (Array.IndexOf(found.Attributes, attribute.Name) < 0)
            {
                throw node.Wrong($"the attribute {PlainText.Quote(attribute.Name)} is not read; export with opset_version=17");
            }
        }

        return found;
    }

    /// <summary>Whether operators of this name are read.</summary>
    public static bool Has(OnnxNode node) =>
        node.Domain == OnnxDomains.Onnx ? Onnx.ContainsKey(node.Operator)
        : node.Domain == OnnxDomains.MachineLearning && MachineLearning.ContainsKey(node.Operator);

    /// <summary>All operators with their domains and attributes: for the tests, which go through them and through docs/onnx.md.</summary>
    public static IEnumerable<(string Domain, string Operator, IReadOnlyList<string> Attributes)> All =>
        Onnx.Select(row => (OnnxDomains.Onnx, row.Key, (IReadOnlyList<string>)row.Value.Attributes))
            .Concat(MachineLearning.Select(row => (OnnxDomains.MachineLearning, row.Key, (IReadOnlyList<string>)row.Value.Attributes)));
}
