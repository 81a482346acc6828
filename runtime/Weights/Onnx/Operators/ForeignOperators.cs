namespace Generated.Neuron.Weights;

/// <summary>What the operators are that are not read, and what to do about each: in the user's words, not ONNX's.</summary>
internal static class ForeignOperators
{
    private const string RunElsewhere = ", and only fully connected layers are read; run the model in ONNX Runtime";

    /// <summary>What a product of two values is that both depend on the input.</summary>
    public const string Product =
        "it multiplies two values that both depend on the network's input, as an attention layer does" + RunElsewhere;

    /// <summary>A Gather from a table by the network's inputs.</summary>
    public const string Embedding =
        "it is an embedding: it looks up rows of a table by the inputs" + RunElsewhere + ", or export what follows the embedding";

    /// <summary>Each refusal with its operators. The first ones explain a graph best, so they are reported first.</summary>
    private static readonly (string Refusal, string[] Operators)[] Kinds =
    [
        ("it is a recurrent layer, which keeps a state from step to step" + RunElsewhere, ["GRU", "LSTM", "RNN"]),
        ("it is part of an attention layer" + RunElsewhere,
            [
                "Attention", "MultiHeadAttention", "GroupQueryAttention", "DecoderAttention", "PackedAttention", "QAttention",
                "LongformerAttention", "RotaryEmbedding", "EmbedLayerNormalization",
            ]),
        ("it is a convolution" + RunElsewhere,
            ["Conv", "ConvTranspose", "ConvInteger", "QLinearConv", "DeformConv", "FusedConv", "NhwcConv"]),
        ("it is a pooling layer" + RunElsewhere,
            [
                "MaxPool", "AveragePool", "LpPool", "GlobalMaxPool", "GlobalAveragePool", "GlobalLpPool", "MaxRoiPool", "MaxUnpool",
                "RoiAlign",
            ]),
        ("it normalizes each row by the row's own numbers, as a layer norm does, so it cannot be folded into a layer as a batch norm "
            + "is; train without it or with a batch norm, or run the model in ONNX Runtime",
            [
                "LayerNormalization", "RMSNormalization", "InstanceNormalization", "GroupNormalization", "LpNormalization",
                "MeanVarianceNormalization", "LRN", "SkipLayerNormalization", "SimplifiedLayerNormalization",
                "SkipSimplifiedLayerNormalization", "GroupNorm",
            ]),
        ("it is a forest of decision trees, not a network; run the model in ONNX Runtime",
            ["TreeEnsemble", "TreeEnsembleClassifier", "TreeEnsembleRegressor"]),
        ("it is a support vector machine, not a network; run the model in ONNX Runtime", ["SVMClassifier", "SVMRegressor"]),
        ("it is a linear model of scikit-learn; save its numbers instead, in Python: "
            + "numpy.savez(\"model.npz\", coefs_0=model.coef_.T, intercepts_0=model.intercept_)",
            ["LinearClassifier", "LinearRegressor"]),
        ("it prepares the columns of a table, which is not part of a network; export the network alone, and prepare its inputs before "
            + "the call",
            [
                "OneHot", "OneHotEncoder", "OrdinalEncoder", "LabelEncoder", "Imputer", "FeatureVectorizer", "CategoryMapper",
                "DictVectorizer", "CastMap", "StringNormalizer", "TfIdfVectorizer", "Tokenizer", "StringConcat", "StringSplit",
                "RegexFullMatch",
            ]),
        ("it computes with quantized numbers; export the float32 model",
            [
                "QuantizeLinear", "DequantizeLinear", "DynamicQuantizeLinear", "QLinearMatMul", "MatMulInteger", "MatMulNBits", "QGemm",
                "MatMulIntegerToFloat", "DynamicQuantizeMatMul",
            ]),
        ("it draws random numbers; call model.eval() before the export",
            ["RandomNormal", "RandomNormalLike", "RandomUniform", "RandomUniformLike", "Bernoulli", "Multinomial"]),
        ("it contains a subgraph; export a network without conditions and loops", ["If", "Loop", "Scan", "SequenceMap"]),
        ("it combines the numbers of a whole row or batch, as layer norm, pooling and losses do, which is not a layer or an activation "
            + "of the runtime; run the model in ONNX Runtime",
            [
                "ReduceMean", "ReduceSum", "ReduceMax", "ReduceMin", "ReduceProd", "ReduceL1", "ReduceL2", "ReduceLogSum",
                "ReduceLogSumExp", "ReduceSumSquare", "CumSum", "TopK", "Hardmax",
            ]),
        ("it adds values that depend on the network's input; of such sums only a residual connection is read, x + f(x) with layers f, "
            + "written as Add",
            ["Sum", "Mean"]),
        ("it is a product written with indices; write it as nn.Linear and export again", ["Einsum"]),
        ("it is a function that is not an activation of the runtime; train with one of those in docs/onnx.md, or run the model in ONNX "
            + "Runtime",
            [
                "Sin", "Cos", "Tan", "Asin", "Acos", "Atan", "Sinh", "Cosh", "Asinh", "Acosh", "Atanh", "Exp", "Log", "Pow", "Sign",
                "Floor", "Ceil", "Round", "Min", "Mod", "Shrink", "ThresholdedRelu",
            ]),
    ];

    private static readonly Dictionary<string, int> Rank = Kinds
        .SelectMany((kind, rank) => kind.Operators.Select(name => (Name: name, Rank: rank)))
        .ToDictionary(entry => entry.Name, entry => entry.Rank, StringComparer.Ordinal);

    /// <summary>Why a node's operator is not read, and what to do.</summary>
    public static string Refusal(OnnxNode node) =>
        Rank.TryGetValue(node.Operator, out var rank) ? Kinds[rank].Refusal
        : node.Domain is OnnxDomains.Onnx or OnnxDomains.MachineLearning
            ? "this operator is not read; a network is made of layers (Gemm, or MatMul and Add) and activations, see docs/onnx.md for the "
                + "operators"
            : $"operators of the domain {PlainText.Quote(node.Domain)} are not read; export with those of ONNX alone";

    /// <summary>
    /// The node that explains best why a graph is not read; null if all operators are. A recurrent layer, for example, comes after
    /// transpositions that would be refused first, in words that do not lead to it.
    /// </summary>
    public static OnnxNode? Find(IEnumerable<OnnxNode> nodes) => nodes
        .Where(node => !OperatorTable.Has(node))
        .OrderBy(node => Rank.TryGetValue(node.Operator, out var rank) ? rank : int.MaxValue)
        .FirstOrDefault();
}
