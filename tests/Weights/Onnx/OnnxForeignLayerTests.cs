using Generated.Neuron.Files;
using Generated.Neuron.Weights;
using static Generated.Neuron.Tests.Weights.OnnxMaker;

namespace Generated.Neuron.Tests.Weights;

/// <summary>
/// ONNX models with layers that are not read: refused by what they are, with what to do, and not by what an exporter puts in front.
/// </summary>
public sealed class OnnxForeignLayerTests
{
    private const string RunElsewhere = ", and only fully connected layers are read; run the model in ONNX Runtime";

    [Theory]
    [InlineData("GRU", "it is a recurrent layer, which keeps a state from step to step" + RunElsewhere)]
    [InlineData("LSTM", "it is a recurrent layer")]
    [InlineData("RNN", "it is a recurrent layer")]
    [InlineData("Attention", "it is part of an attention layer" + RunElsewhere)]
    [InlineData("Conv", "it is a convolution" + RunElsewhere)]
    [InlineData("ConvTranspose", "it is a convolution")]
    [InlineData("MaxPool", "it is a pooling layer")]
    [InlineData("GlobalAveragePool", "it is a pooling layer")]
    [InlineData("LayerNormalization", "cannot be folded into a layer as a batch norm is")]
    [InlineData("InstanceNormalization", "it normalizes each row by the row's own numbers")]
    [InlineData("ReduceMean", "it combines the numbers of a whole row or batch, as layer norm, pooling and losses do")]
    [InlineData("QuantizeLinear", "it computes with quantized numbers; export the float32 model")]
    [InlineData("RandomNormalLike", "it draws random numbers; call model.eval() before the export")]
    [InlineData("Sum", "of such sums only a residual connection is read, x + f(x) with layers f, written as Add")]
    [InlineData("Einsum", "write it as nn.Linear")]
    [InlineData("Sin", "it is a function that is not an activation of the runtime")]
    [InlineData("Det", "this operator is not read; a network is made of layers")]
    public void An_operator_tells_the_kind_of_layer(string operation, string message) => Refused(
        $"'the {operation}' ({operation}): ",
        message,
        Node("MatMul", "x w", "z"),
        Node(operation, "z", "y"));

    [Theory]
    [InlineData("TreeEnsembleClassifier", "it is a forest of decision trees, not a network")]
    [InlineData("SVMRegressor", "it is a support vector machine")]
    [InlineData("LinearClassifier", "coefs_0=model.coef_.T, intercepts_0=model.intercept_")]
    [InlineData("OneHotEncoder", "it prepares the columns of a table, which is not part of a network")]
    [InlineData("Imputer", "export the network alone, and prepare its inputs before the call")]
    public void An_operator_of_scikit_learn_tells_the_model(string operation, string message) =>
        Refused($"(ai.onnx.ml.{operation})", message, Node(operation, "x", "y").Write(7, "ai.onnx.ml"));

    [Fact]
    public void An_operator_of_a_runtimes_own_tells_the_kind_too() => Refused(
        "(com.microsoft.MultiHeadAttention)",
        "it is part of an attention layer",
        Node("MultiHeadAttention", "x x x", "y").Write(7, "com.microsoft"));

    /// <summary>PyTorch transposes for batch_first=True and makes the first state from the shape, all of it before the layer.</summary>
    [Theory]
    [InlineData("GRU")]
    [InlineData("LSTM")]
    [InlineData("RNN")]
    public void A_recurrent_layer_is_named_whatever_comes_before_it(string layer) => TestFiles.AssertRefused(
        $"node 5 'the {layer}' ({layer}): it is a recurrent layer",
        Model(graph => graph
            .Write(1, Node("Transpose", "x", "turned", Integers("perm", 1, 0, 2)))
            .Write(1, Node("Shape", "turned", "shape"))
            .Write(1, Node("Expand", "w shape", "state"))
            .Write(1, Node("ReduceMean", "turned", "mean"))
            .Write(1, Node("Split", "state", "first"))
            .Write(1, Node(layer, "turned w b", "y"))
            .Write(5, Tensor("w", [2, 2], 1, 2, 3, 4)).Write(5, Tensor("b", [2], 5, 6))
            .Write(11, Value("x")).Write(12, Value("y", 2))),
        Onnx.Load);

    /// <summary>As nn.MultiheadAttention is exported: softmax(q kᵀ) v in single operators, transpositions first.</summary>
    [Fact]
    public void Attention_in_single_operators_is_named_at_its_first_product() => Refused(
        "node 4 'the MatMul' (MatMul): ",
        "it multiplies two values that both depend on the network's input, as an attention layer does" + RunElsewhere,
        Node("Transpose", "x", "t", Integers("perm", 1, 0)),
        Node("MatMul", "t w", "q"),
        Node("MatMul", "t w", "k"),
        Node("Transpose", "k", "kt", Integers("perm", 1, 0)),
        Node("MatMul", "q kt", "scores"),
        Node("Softmax", "scores", "y"));

    [Fact]
    public void A_square_is_not_said_to_be_a_missing_constant() => Refused(
        "'the MatMul' (MatMul): ", "it multiplies two values that both depend on the network's input", Node("MatMul", "x x", "y"));

    [Fact]
    public void An_embedding_is_named() => Refused(
        "'the Gather' (Gather): ",
        "it is an embedding: it looks up rows of a table by the inputs" + RunElsewhere + ", or export what follows the embedding",
        Node("Gather", "w x", "z"),
        Node("MatMul", "z w", "y"));

    [Fact]
    public void A_sum_that_is_not_a_residual_connection_is_named() => Refused(
        "'the Add' (Add): ",
        "neither an activation of the runtime nor a residual connection, x + f(x) with layers f",
        Node("MatMul", "x w", "z"),
        Node("Relu", "x", "a"),
        Node("Add", "z a", "y"));

    /// <summary>A softmax inside a plain sequence is not attention, and transposed weights do not depend on the input.</summary>
    [Fact]
    public void A_hidden_softmax_is_not_taken_for_attention() => Refused(
        "'the Softmax' (Softmax): ",
        "softmax is before the last layer",
        Node("Transpose", "w", "wt", Integers("perm", 1, 0)),
        Node("MatMul", "x wt", "z"),
        Node("Softmax", "z", "a"),
        Node("MatMul", "a wt", "y"));

    private static void Refused(string place, string message, params ProtobufWriter[] nodes)
    {
        TestFiles.AssertRefused(place, Graph(nodes), Onnx.Load);
        TestFiles.AssertRefused(message, Graph(nodes), Onnx.Load);
    }

    private static ProtobufWriter Integers(string name, params long[] numbers)
    {
        var attribute = new ProtobufWriter().Write(1, name).Write(20, (long)OnnxAttributeKind.Integers);
        foreach (var number in numbers)
        {
            attribute.Write(8, number);
        }

        return attribute;
    }
}
