using System.Runtime.InteropServices;
using System.Text;

namespace Generated.Neuron.Benchmarks;

/// <summary>
/// A network as an ONNX model in memory: a Gemm and an activation a layer, from <c>x [rows × inputs]</c> to
/// <c>y [rows × outputs]</c>. Field numbers are those of onnx.proto3.
/// </summary>
internal static class OnnxModel
{
    private const int FloatType = 1;
    private const int IrVersion = 7;
    private const int OperatorSet = 13;

    public static byte[] Of(INetwork network)
    {
        var operators = new ProtobufMessage();
        operators.Write(2, OperatorSet);
        var model = new ProtobufMessage();
        model.Write(1, IrVersion);
        model.Write(7, Graph(network));
        model.Write(8, operators);
        return model.ToArray();
    }

    private static ProtobufMessage Graph(INetwork network)
    {
        var topology = network.Topology;
        var graph = new ProtobufMessage();
        var previous = "x";
        for (var layer = 1; layer <= topology.LayerCount; layer++)
        {
            var (z, a) = ($"z{layer}", layer == topology.LayerCount ? "y" : $"a{layer}");
            var operation = Operator(topology.Activations[layer - 1]);
            graph.Write(1, Node("Gemm", [previous, $"w{layer}", $"b{layer}"], operation is null ? a : z));
            if (operation is not null)
            {
                graph.Write(1, Node(operation, [z], a));
            }

            previous = a;
        }

        graph.Write(2, "network");
        for (var layer = 1; layer <= topology.LayerCount; layer++)
        {
            // Input-major, so that Gemm takes the weights as they are: z = x·W + b.
            var (inputs, outputs) = (topology.Sizes[layer - 1], topology.Sizes[layer]);
            graph.Write(5, Tensor($"w{layer}", [inputs, outputs], network.Parameters.Slice(topology.WeightsOffset(layer), inputs * outputs)));
            graph.Write(5, Tensor($"b{layer}", [outputs], network.Biases(layer)));
        }

        graph.Write(11, Rows("x", topology.InputCount));
        graph.Write(12, Rows("y", topology.OutputCount));
        return graph;
    }

    private static string? Operator(Activation activation) => activation switch
    {
        Activation.Identity => null,
        Activation.Relu => "Relu",
        Activation.Tanh => "Tanh",
        Activation.Sigmoid => "Sigmoid",
        Activation.Softmax => "Softmax",
        _ => throw new ArgumentOutOfRangeException(nameof(activation), activation, "The benchmarks' ONNX models do not have this activation."),
    };

    private static ProtobufMessage Node(string operation, string[] inputs, string output)
    {
        var node = new ProtobufMessage();
        foreach (var input in inputs)
        {
            node.Write(1, input);
        }

        node.Write(2, output);
        node.Write(4, operation);
        return node;
    }

    private static ProtobufMessage Tensor(string name, int[] shape, ReadOnlySpan<float> values)
    {
        var tensor = new ProtobufMessage();
        foreach (var size in shape)
        {
            tensor.Write(1, size);
        }

        tensor.Write(2, FloatType);
        tensor.Write(8, name);
        // Raw data is little-endian, as every machine is that .NET runs these benchmarks on.
        tensor.Write(9, MemoryMarshal.AsBytes(values));
        return tensor;
    }

    // A value of any number of rows.
    private static ProtobufMessage Rows(string name, int width)
    {
        var (rows, columns, shape, tensor, type, value) = (
            new ProtobufMessage(), new ProtobufMessage(), new ProtobufMessage(), new ProtobufMessage(), new ProtobufMessage(), new ProtobufMessage());
        rows.Write(2, "rows");
        columns.Write(1, width);
        shape.Write(1, rows);
        shape.Write(1, columns);
        tensor.Write(1, FloatType);
        tensor.Write(2, shape);
        type.Write(1, tensor);
        value.Write(1, name);
        value.Write(2, type);
        return value;
    }

    /// <summary>One message of protocol buffers: fields of numbers, text, bytes and other messages.</summary>
    private sealed class ProtobufMessage
    {
        private const int Varint = 0;
        private const int LengthDelimited = 2;

        private readonly List<byte> _bytes = [];

        public byte[] ToArray() => [.. _bytes];

        public void Write(int field, int value)
        {
            WriteVarint(field << 3 | Varint);
            WriteVarint(value);
        }

        public void Write(int field, string text) => Write(field, Encoding.UTF8.GetBytes(text));

        public void Write(int field, ProtobufMessage message) => Write(field, CollectionsMarshal.AsSpan(message._bytes));

        public void Write(int field, ReadOnlySpan<byte> bytes)
        {
            WriteVarint(field << 3 | LengthDelimited);
            WriteVarint(bytes.Length);
            _bytes.AddRange(bytes);
        }

        // Seven bits a byte, the lowest first; all but the last have the top bit set.
        private void WriteVarint(int value)
        {
            for (; value > 0x7F; value >>= 7)
            {
                _bytes.Add((byte)(value | 0x80));
            }

            _bytes.Add((byte)value);
        }
    }
}
