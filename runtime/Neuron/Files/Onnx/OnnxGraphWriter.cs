using Generated.Neuron.Weights;

namespace Generated.Neuron.Files;

/// <summary>GraphProto: nodes and initializers in the order in which they are added.</summary>
internal sealed class OnnxGraphWriter
{
    public const string Input = "input";

    public const string Output = "output";

    private const int FloatType = (int)OnnxDataType.Float;

    private readonly ProtobufWriter _nodes = new();
    private readonly ProtobufWriter _initializers = new();
    private readonly HashSet<string> _names = [];

    /// <summary>Adds a node with one output.</summary>
    public void AddNode(string name, string operation, string[] inputs, string output, params ProtobufWriter[] attributes)
    {
        var node = new ProtobufWriter();
        foreach (var input in inputs)
        {
            node.Write(1, input);
        }

        node.Write(2, output).Write(3, name).Write(4, operation);
        foreach (var attribute in attributes)
        {
            node.Write(5, attribute);
        }

        _nodes.Write(1, node);
    }

    /// <summary>Adds a tensor; what has the name already stays.</summary>
    public void AddInitializer(TensorToWrite tensor)
    {
        if (!_names.Add(tensor.Name))
        {
            return;
        }

        var message = new ProtobufWriter();
        foreach (var size in tensor.Shape)
        {
            message.Write(1, size);
        }

        var raw = new byte[tensor.Bytes];
        tensor.WriteTo(raw);
        _initializers.Write(5, message.Write(2, FloatType).Write(8, tensor.Name).Write(9, raw));
    }

    public static ProtobufWriter Attribute(string name, long number) =>
        new ProtobufWriter().Write(1, name).Write(3, number).Write(20, (int)OnnxAttributeKind.Integer);

    public static ProtobufWriter Attribute(string name, float number) =>
        new ProtobufWriter().Write(1, name).Write(2, number).Write(20, (int)OnnxAttributeKind.Single);

    /// <summary>The whole graph, from <c>input [rows × inputs]</c> to <c>output [rows × outputs]</c>.</summary>
    public ProtobufWriter ToMessage(int inputs, int outputs)
    {
        var (nodes, initializers) = (_nodes.ToArray(), _initializers.ToArray());
        return new ProtobufWriter()
            .Append(nodes)
            .Write(2, "network")
            .Append(initializers)
            .Write(11, Rows(Input, inputs))
            .Write(12, Rows(Output, outputs));
    }

    // ValueInfoProto of any number of rows.
    private static ProtobufWriter Rows(string name, int width)
    {
        var shape = new ProtobufWriter()
            .Write(1, new ProtobufWriter().Write(2, "rows"))
            .Write(1, new ProtobufWriter().Write(1, width));
        var tensor = new ProtobufWriter().Write(1, FloatType).Write(2, shape);
        return new ProtobufWriter().Write(1, name).Write(2, new ProtobufWriter().Write(1, tensor));
    }
}
