using System.Diagnostics;
using Generated.Neuron.Files;
using Generated.Neuron.Weights;
using static Generated.Neuron.Tests.Weights.OnnxMaker;

namespace Generated.Neuron.Tests.Weights;

/// <summary>Damaged and hostile ONNX files: one line with the place and what is wrong, and a network as it was.</summary>
public sealed class OnnxHostileTests
{
    private const int BytesField = 2;
    private const int GroupField = 3;

    public static TheoryData<string, byte[]> WireFormat => new()
    {
        { "byte 0: there is no graph in the file", [] },
        { "is a pickle, which may run code", [0x80, 2, .. "}q\x00(X\x06\x00\x00\x00weight"u8] },
        { "the tag 0 names no field", Followed(0, 0) },
        { "names no field", Followed(0xFF, 0xFF, 0xFF, 0xFF, 0x7F) },
        { "a number has more than 64 bits", Followed([0x08, .. Enumerable.Repeat((byte)0x80, 10), 1]) },
        { "a number has more than 64 bits", Followed([0x08, .. Enumerable.Repeat((byte)0xFF, 9), 2]) },
        { "a number continues past the end of its message", Followed(0x08, 0x80) },
        { "has 100 bytes, but the message around it ends after 1", Followed(7 << 3 | BytesField, 100, 0) },
        {
            "has 9223372036854775807 bytes, but the message around it ends after 0",
            Followed([7 << 3 | BytesField, .. Enumerable.Repeat((byte)0xFF, 8), 0x7F])
        },
        { "has the wire type 3, which ONNX does not use", Followed(15 << 3 | GroupField) },
        { "has the wire type 4, which ONNX does not use", Followed(15 << 3 | 4) },
        { "has the wire type 7, which ONNX does not use", Followed(15 << 3 | 7) },
        { "has 4 bytes, but the message around it ends after 2", Followed(15 << 3 | 5, 1, 2) },
        { "has 8 bytes, but the message around it ends after 2", Followed(15 << 3 | 1, 1, 2) },
        { "field 7 must be text, bytes or a message", Followed(7 << 3, 1) },
        { "a second graph starts here", Model(more: model => model.Write(7, new ProtobufWriter())) },
        { "there is no graph", [8, 8, 0x42, 2, 16, 17] },
        { "is not UTF-8", Model(graph => graph.Write(11, new ProtobufWriter().Write(1, [0xC3, 0x28]))) },
        { "is not UTF-8", Model(more: model => model.Write(14, new ProtobufWriter().Write(1, [0xFF]))) },
    };

    public static TheoryData<string, byte[]> Versions => new()
    {
        { "opset_import: opset 6 is not read, only 7 to 26; export with opset_version=17", Model(opset: 6) },
        { "opset 27 is not read", Model(opset: 27) },
        { "opset -1 is not read", Model(opset: -1) },
        { "has the versions 17 and 13; a model has one", Model(more: model => model.Write(8, Opset("ai.onnx", 13))) },
        { "the version of ONNX's operators is missing", new ProtobufWriter().Write(7, new ProtobufWriter()).ToArray() },
        { "defines functions", Model(more: model => model.Write(25, new ProtobufWriter())) },
        {
            "the key 'topology' appears twice",
            Model(more: model => model.Write(14, Metadata("topology", "")).Write(14, Metadata("topology", "")))
        },
        {
            "metadata_props: the topology there is '2-8-1 (Relu, Sigmoid; BinaryCrossEntropy)', but the graph is 2-1 (Identity;",
            Model(more: model => model.Write(14, Metadata("topology", TestFiles.Moons.ToString())))
        },
        { "'nonsense' is not a topology", Model(more: model => model.Write(14, Metadata("topology", "nonsense"))) },
    };

    public static TheoryData<string, byte[]> Tensors => new()
    {
        { "tensor 'w': the shape [2, 1] needs 8 bytes of data, but there are 4", WithWeights(Tensor("w", [2, 1], 1)) },
        { "tensor 'w': the shape [2, 1] needs 8 bytes of data, but there are 12", WithWeights(Tensor("w", [2, 1], 1, 2, 3)) },
        { "tensor 'w': the shape [2, 1] needs 2 numbers of the type 1, but there are 0", WithWeights(Described("w", [2, 1], Float)) },
        { "needs 2 numbers of the type 1, but there are 1", WithWeights(Described("w", [2, 1], Float).Write(4, 1f)) },
        { "which is not a whole number of 4-byte numbers", WithWeights(Described("w", [2, 1], Float).Write(4, [1, 2, 3])) },
        { "field 4 must be numbers of 4 bytes", WithWeights(Described("w", [2, 1], Float).Write(4, 1L)) },
        { "needs 2 numbers of the type 10, but there are 1", WithWeights(Described("w", [2, 1], 10).Write(5, 1L)) },
        { "the shape [-2, 1] is negative or too large", WithWeights(Tensor("w", [-2, 1], 1, 2)) },
        { "the shape [9223372036854775807, 2] is negative or too large", WithWeights(Tensor("w", [long.MaxValue, 2], 1, 2)) },
        { "the shape [65536, 65536] is negative or too large", WithWeights(Tensor("w", [65536, 65536], 1, 2)) },
        { "it has 9 dimensions", WithWeights(Tensor("w", [1, 1, 1, 1, 1, 1, 1, 2, 1], 1, 2)) },
        { "its data is in two of", WithWeights(Tensor("w", [2, 1], 1, 2).Write(4, 1f)) },
        { "its data is in two of", WithWeights(External("w", [2, 1], ("location", "x")).Write(9, [1, 2])) },
        { "a tensor has raw data twice", WithWeights(Tensor("w", [2, 1], 1, 2).Write(9, [1])) },
        { "number 1 is NaN", WithWeights(Tensor("w", [2, 1], 1, float.NaN)) },
        { "number 0 is Infinity", WithWeights(Tensor("w", [2, 1], float.PositiveInfinity, 1)) },
        { "its data type 99 is not read", WithWeights(Described("w", [2, 1], 99)) },
        { "its data type 0 is not read", WithWeights(Described("w", [2, 1], (1L << 32) | Float << 20)) },
        { "are 'w' [0, 1], but must be a matrix", WithWeights(Tensor("w", [0, 1])) },
        { "are 'w' [1, 2, 1], but must be a matrix", WithWeights(Tensor("w", [1, 2, 1], 1, 2)) },
        { "is not given as float numbers", WithWeights(Described("w", [2, 1], 8)) },
        { "the name appears twice", Graph([Node("MatMul", "x w", "y")], Tensor("w", [2, 2], 1, 2, 3, 4)) },
        { "an initializer needs a name", Graph([Node("MatMul", "x w", "y")], Tensor("", [1], 1)) },
        { "a sparse initializer starts here", Model(graph => graph.Write(15, new ProtobufWriter())) },
        { "are in the file 'weights.bin'; load the model by its path", WithWeights(External("w", [2, 1], ("location", "weights.bin"))) },
        { "but the name of it is missing", WithWeights(External("w", [2, 1])) },
        { "the offset of its external data is '-1'", WithWeights(External("w", [2, 1], ("location", "x"), ("offset", "-1"))) },
        { "the length of its external data is '1e3'", WithWeights(External("w", [2, 1], ("location", "x"), ("length", "1e3"))) },
        { "the key 'location' appears twice", WithWeights(External("w", [2, 1], ("location", "x"), ("location", "y"))) },
    };

    public static TheoryData<string, byte[]> Graphs => new()
    {
        {
            "node 0 'the MatMul' (MatMul): its input 'later' is computed by no node before it",
            Graph([Node("MatMul", "later w", "y"), Node("Relu", "y", "later")])
        },
        { "node 0 'the Add' (Add): its input 'y' is computed by no node before it", Graph([Node("Add", "y x", "y")]) },
        { "node 1 'the Relu' (Relu): its output 'y' exists already", Graph([Node("MatMul", "x w", "y"), Node("Relu", "y", "y")]) },
        { "its output 'w' exists already", Graph([Node("MatMul", "x w", "w")]) },
        { "its output 'x' exists already", Graph([Node("MatMul", "x w", "x")]) },
        { "its output 'z' exists already", Graph([Node("MatMul", "x w", "z z")]) },
        { "output 'y': no node computes it", Graph([Node("MatMul", "x w", "z")]) },
        { "none of its outputs depends on its input", Graph([Node("Identity", "w", "y")]) },
        { "it has no layer", Graph([Node("Identity", "x", "y")]) },
        { "it has no input", Model(graph => graph.Write(12, Value("y", 1))) },
        { "it has 2 inputs ('x', 'z')", Model(graph => graph.Write(11, Value("x", 2)).Write(11, Value("z", 2))) },
        {
            "it has 4 inputs ('x', 'z', 'u', …)",
            Model(graph => graph.Write(11, Value("x", 2)).Write(11, Value("z", 2)).Write(11, Value("u", 2)).Write(11, Value("v", 2)))
        },
        { "an input or output has no name", Model(graph => graph.Write(11, new ProtobufWriter())) },
        { "it is not a tensor of rows of numbers", Model(graph => graph.Write(11, new ProtobufWriter().Write(1, "x"))) },
        {
            "(com.microsoft.Gemm): operators of the domain 'com.microsoft' are not read",
            Graph([Node("Gemm", "x w", "y").Write(7, "com.microsoft")])
        },
        {
            "it contains a subgraph",
            Graph([Node("If", "x", "y", new ProtobufWriter().Write(1, "then_branch").Write(6, new ProtobufWriter()))])
        },
        {
            "it contains a subgraph",
            Graph([Node("Gemm", "x w", "y", new ProtobufWriter().Write(1, "g").Write(11, new ProtobufWriter()))])
        },
        { "the attribute 'fast' is not read", Graph([Node("Gemm", "x w", "y", new ProtobufWriter().Write(1, "fast").Write(3, 1))]) },
        {
            "the attribute 'alpha' appears twice",
            Graph([Node("Gemm", "x w", "y", OnnxGraphWriter.Attribute("alpha", 1f), OnnxGraphWriter.Attribute("alpha", 1f))])
        },
        {
            "the attribute 'alpha' must be of the type 1, but is of the type 2",
            Graph([Node("Gemm", "x w", "y", new ProtobufWriter().Write(1, "alpha").Write(3, 1))])
        },
        { "the attribute 'value' has no tensor", Graph([Node("Constant", "", "c", new ProtobufWriter().Write(1, "value").Write(20, 4))]) },
        {
            "its attribute 'alpha' is not finite",
            Graph([Node("Gemm", "x w", "y", new ProtobufWriter().Write(1, "alpha").Write(2, float.NaN))])
        },
        { "its input 1 is missing", Graph([Node("MatMul", "x", "y")]) },
        {
            "it gets rows of 2 numbers, but its weights 'v' [3, 1] take 3",
            Graph([Node("MatMul", "x v", "y")], Tensor("v", [3, 1], 1, 2, 3))
        },
        {
            "it combines rows of 2 numbers with 'v' [3]",
            Graph([Node("MatMul", "x w", "z"), Node("Add", "z v", "y")], Tensor("v", [3], 1, 2, 3))
        },
        { "it combines rows of 2 numbers with 'v' [3, 2]", Graph([Node("Gemm", "x w v", "y")], Tensor("v", [3, 2], 1, 2, 3, 4, 5, 6)) },
        { "it divides by zero or overflows", Graph([Node("MatMul", "x w", "z"), Node("Div", "z v", "y")], Tensor("v", [2], 1, 0)) },
        {
            "tensor 'w': number 0 is Infinity as float32",
            Graph([Node("MatMul", "x w", "z"), Node("Mul", "z v", "u"), Node("Mul", "u v", "y")], Tensor("v", [1], 3e38f))
        },
        {
            "it divides by zero or overflows",
            Graph([Node("BatchNormalization", "x b b b v", "z"), Node("MatMul", "z w", "y")], Tensor("v", [2], 1, -1))
        },
        {
            "the axis 9 does not exist",
            Graph([Node("MatMul", "x w", "z"), Node("Softmax", "z", "y", new ProtobufWriter().Write(1, "axis").Write(3, 9))])
        },
        {
            "it scales or shifts what no layer follows",
            Graph([Node("MatMul", "x w", "z"), Node("Relu", "z", "a"), Node("Add", "a b", "y")])
        },
        { "this activation follows no layer", Graph([Node("Relu", "x", "y")]) },
        { "this activation follows no layer", Graph([Node("MatMul", "x w", "z"), Node("Relu", "z", "a"), Node("Tanh", "a", "y")]) },
    };

    [Theory, MemberData(nameof(WireFormat))]
    public void A_wrong_byte_is_named(string message, byte[] content) =>
        TestFiles.AssertRefused(message, content, Onnx.Load);

    [Theory, MemberData(nameof(Versions))]
    public void A_wrong_version_or_topology_is_named(string message, byte[] content) =>
        TestFiles.AssertRefused(message, content, Onnx.Load);

    [Theory, MemberData(nameof(Tensors))]
    public void A_wrong_tensor_is_named(string message, byte[] content) =>
        TestFiles.AssertRefused(message, content, Onnx.Load);

    [Theory, MemberData(nameof(Graphs))]
    public void A_wrong_graph_is_named_by_node_and_operator(string message, byte[] content) =>
        TestFiles.AssertRefused(message, content, Onnx.Load);

    /// <summary>Each of these asks for much more memory or time than it has bytes.</summary>
    [Fact]
    public void A_small_file_cannot_ask_for_much_memory_or_time()
    {
        ProtobufWriter[] layers =
            [.. Enumerable.Range(0, 5000).Select(i => Node("MatMul", $"{(i == 0 ? "x" : $"t{i - 1}")} s", i == 4999 ? "y" : $"t{i}"))];
        var square = Tensor("s", [200, 200], new float[40_000]);
        var wide = Graph([.. Enumerable.Range(0, 5000).Select(i => Node("Transpose", i == 0 ? "s" : $"t{i - 1}", $"t{i}"))], square);
        AssertRefusedSoon("computes with many more numbers than the file holds", wide);
        AssertRefusedSoon("computes with many more numbers than the file holds", Model(graph =>
        {
            foreach (var layer in layers)
            {
                graph.Write(1, layer);
            }

            graph.Write(5, square).Write(11, Value("x", 200)).Write(12, Value("y", 200));
        }));

        // A tag and a length of 0: two bytes for each node, or input.
        byte[] empty = [.. Enumerable.Repeat(new byte[] { 1 << 3 | BytesField, 0 }, 500_000).SelectMany(pair => pair)];
        AssertRefusedSoon("there are more than 100,000 nodes", Model(graph => graph.Append(empty)));
        AssertRefusedSoon("there are more than 100,000 nodes", Graph([new ProtobufWriter().Append(empty)]));
        AssertRefusedSoon(
            "there are more than 100 operator sets",
            Model(more: model => Enumerable.Range(0, 200).ToList().ForEach(i => model.Write(8, Opset($"d{i}", 1)))));
    }

    [Fact]
    public void A_name_of_megabytes_and_control_characters_stay_out_of_the_message()
    {
        var name = new string('n', 3_000_000) + "\u001b[2J";
        TestFiles.AssertRefused("'" + new string('n', 80) + "…'", Graph([Node("Relu", name, "y")]), Onnx.Load);
        TestFiles.AssertRefused("(" + new string('n', 80) + "…)", Graph([Node(name, "x", "y")]), Onnx.Load);
        TestFiles.AssertRefused("\\u001b[2J", Graph([Node("Relu", "\u001b[2J\n", "y")]), Onnx.Load);
    }

    private static void AssertRefusedSoon(string message, byte[] content)
    {
        var (before, started) = (GC.GetAllocatedBytesForCurrentThread(), Stopwatch.GetTimestamp());
        var refused = Assert.Throws<ModelFileException>(() => OnnxReader.Read(new ModelFile("file", content)));
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.Contains(message, refused.Message, StringComparison.Ordinal);

        // At most a hundred thousand objects of a hundred and fifty bytes, and 16 numbers of 8 bytes for each byte of the file.
        Assert.InRange(allocated, 0, 30_000_000 + 128L * content.Length);
        Assert.InRange(Stopwatch.GetElapsedTime(started), TimeSpan.Zero, TimeSpan.FromSeconds(5));
    }
}
