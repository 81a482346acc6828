using System.Text;
using Generated.Neuron.Files;

namespace Generated.Neuron.Tests.Weights;

/// <summary>ONNX models field by field, right and wrong ones.</summary>
internal static class OnnxMaker
{
    public const int Float = 1;

    /// <summary>A model of a 2-1 network unless parts say otherwise: y = x w + b, w = [1, 2], b = 3.</summary>
    public static byte[] Model(Action<ProtobufWriter>? graph = null, long opset = 17, Action<ProtobufWriter>? more = null)
    {
        var content = new ProtobufWriter();
        (graph ?? Line)(content);
        var model = new ProtobufWriter().Write(1, 8).Write(7, content).Write(8, Opset("", opset));
        more?.Invoke(model);
        return model.ToArray();
    }

    public static ProtobufWriter Opset(string domain, long version) => new ProtobufWriter().Write(1, domain).Write(2, version);

    public static void Line(ProtobufWriter graph) =>
        graph.Write(1, Node("Gemm", "x w b", "y"))
            .Write(5, Tensor("w", [2, 1], 1, 2)).Write(5, Tensor("b", [1], 3))
            .Write(11, Value("x", 2)).Write(12, Value("y", 1));

    /// <summary>A graph of some nodes from x [rows × 2] to y, with w [2 × 2], b [2] and what else is given.</summary>
    public static byte[] Graph(ProtobufWriter[] nodes, params ProtobufWriter[] initializers) => Model(graph =>
    {
        foreach (var node in nodes)
        {
            graph.Write(1, node);
        }

        foreach (var initializer in initializers.Append(Tensor("w", [2, 2], 1, 2, 3, 4)).Append(Tensor("b", [2], 5, 6)))
        {
            graph.Write(5, initializer);
        }

        graph.Write(11, Value("x", 2)).Write(12, Value("y", 2));
    });

    /// <summary>A model whose one initializer w is this tensor.</summary>
    public static byte[] WithWeights(ProtobufWriter tensor) => Model(graph =>
        graph.Write(1, Node("MatMul", "x w", "y")).Write(5, tensor).Write(11, Value("x", 2)).Write(12, Value("y", 1)));

    public static ProtobufWriter Node(string operation, string inputs, string outputs, params ProtobufWriter[] attributes)
    {
        var node = new ProtobufWriter();
        foreach (var input in inputs.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            node.Write(1, input);
        }

        foreach (var output in outputs.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            node.Write(2, output);
        }

        node.Write(3, $"the {operation}").Write(4, operation);
        foreach (var attribute in attributes)
        {
            node.Write(5, attribute);
        }

        return node;
    }

    public static ProtobufWriter Tensor(string name, long[] shape, params float[] numbers) =>
        Described(name, shape, Float).Write(9, [.. numbers.SelectMany(BitConverter.GetBytes)]);

    /// <summary>A tensor without its numbers.</summary>
    public static ProtobufWriter Described(string name, long[] shape, long type)
    {
        var tensor = new ProtobufWriter();
        foreach (var size in shape)
        {
            tensor.Write(1, size);
        }

        return tensor.Write(2, type).Write(8, name);
    }

    /// <summary>A tensor whose numbers lie in another file.</summary>
    public static ProtobufWriter External(string name, long[] shape, params (string Key, string Value)[] entries)
    {
        var tensor = Described(name, shape, Float).Write(14, 1);
        foreach (var (key, value) in entries)
        {
            tensor.Write(13, new ProtobufWriter().Write(1, key).Write(2, value));
        }

        return tensor;
    }

    public static ProtobufWriter Value(string name, int width)
    {
        var shape = new ProtobufWriter().Write(1, new ProtobufWriter().Write(2, "rows")).Write(1, new ProtobufWriter().Write(1, width));
        return Value(name, new ProtobufWriter().Write(1, Float).Write(2, shape));
    }

    /// <summary>A value whose shape is left open.</summary>
    public static ProtobufWriter Value(string name) => Value(name, new ProtobufWriter().Write(1, Float));

    private static ProtobufWriter Value(string name, ProtobufWriter tensor) =>
        new ProtobufWriter().Write(1, name).Write(2, new ProtobufWriter().Write(1, tensor));

    public static ProtobufWriter Metadata(string key, string value) => new ProtobufWriter().Write(1, key).Write(2, value);

    /// <summary>Bytes at the end of a model, as fields of their own.</summary>
    public static byte[] Followed(params byte[] bytes) => [.. Model(), .. bytes];

    public static byte[] Text(string text) => Encoding.UTF8.GetBytes(text);
}
