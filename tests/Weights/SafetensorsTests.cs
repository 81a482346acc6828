using System.Buffers.Binary;
using System.Text;
using System.Text.Json;

namespace Generated.Neuron.Tests.Weights;

public sealed class SafetensorsTests : IDisposable
{
    private readonly TestFiles _files = new();

    public void Dispose() => _files.Dispose();

    /// <summary>The format's own rules, read by another parser: names and shapes of PyTorch's nn.Sequential, no hole, aligned.</summary>
    [Fact]
    public void What_is_saved_is_as_PyTorch_has_it()
    {
        var network = new MatrixNetwork(Topology.Parse("2-3-4-1 (Relu, Identity, Sigmoid; BinaryCrossEntropy)"), seed: 4);
        using var stream = new MemoryStream();
        Safetensors.Save(network, stream);
        var content = stream.ToArray();
        var headerLength = (int)BinaryPrimitives.ReadInt64LittleEndian(content);
        Assert.Equal(0, headerLength % 8);
        using var json = JsonDocument.Parse(content.AsMemory(8, headerLength));
        var metadata = json.RootElement.GetProperty("__metadata__");
        Assert.Equal("pt", metadata.GetProperty("format").GetString());
        Assert.Equal(network.Topology.ToString(), metadata.GetProperty("topology").GetString());

        // Linear, ReLU, Linear, Linear, Sigmoid: the identity is no module.
        var position = 0;
        foreach (var (name, shape) in new[]
        {
            ("0.weight", "[3,2]"), ("0.bias", "[3]"), ("2.weight", "[4,3]"), ("2.bias", "[4]"), ("3.weight", "[1,4]"), ("3.bias", "[1]"),
        })
        {
            var tensor = json.RootElement.GetProperty(name);
            Assert.Equal(("F32", shape), (tensor.GetProperty("dtype").GetString(), tensor.GetProperty("shape").GetRawText()));
            Assert.Equal(position, tensor.GetProperty("data_offsets")[0].GetInt32());
            position = tensor.GetProperty("data_offsets")[1].GetInt32();
        }

        Assert.Equal(7, json.RootElement.EnumerateObject().Count());
        Assert.Equal(content.Length, 8 + headerLength + position);
        Assert.Equal(network.Weights(1)[1, 0], BitConverter.ToSingle(content, 8 + headerLength + 4 * 2));
    }

    [Fact]
    public void Who_only_looks_sees_everything_whatever_model_it_is()
    {
        var header =
            """{"conv.weight":{"dtype":"F16","shape":[1,2,1],"data_offsets":[8,12]}"""
            + ""","seen":{"shape":[],"data_offsets":[0,8],"dtype":"I64"}"""
            + ""","empty":{"dtype":"BF16","shape":[0,5],"data_offsets":[12,12]}"""
            + ""","__metadata__":{"a\u00e4\n":"\"\\\/\b\f\r\t"}}""";
        var half = BitConverter.HalfToUInt16Bits((Half)1.5f);
        var file = Safetensors.Read(
            _files.Write(
                "any.safetensors",
                TestFiles.Safetensors(
                    (ulong)header.Length, Encoding.ASCII.GetBytes(header), [0, 0, 0, 0, 0, 0, 0, 0, (byte)half, (byte)(half >> 8), 0, 0])));
        Assert.Equal(["conv.weight", "seen", "empty"], file.Tensors.Select(tensor => tensor.Name));
        Assert.Equal([1, 2, 1], file["conv.weight"].Shape.ToArray());
        Assert.Equal([1.5f, 0], file["conv.weight"].ToArray());
        Assert.Empty(file["seen"].Shape);
        Assert.Empty(file["empty"].ToArray());
        Assert.Equal("\"\\/\b\f\r\t", file.Metadata["aä\n"]);
        Assert.Equal(
            ["conv.weight F16 [1 × 2 × 1]", "seen I64 []", "empty BF16 [0 × 5]", @"aä\u000a: ""\/\u0008\u000c\u000d\u0009"],
            file.ToString().Split(Environment.NewLine));
        Assert.Contains(
            "holds 'I64', but weights and biases are floating-point numbers",
            Assert.Throws<ModelFileException>(() => file["seen"].ToArray()).Message,
            StringComparison.Ordinal);
        Assert.Contains(
            "there are 'conv.weight', 'seen', 'empty'",
            Assert.Throws<KeyNotFoundException>(() => file["0.weight"]).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_stream_is_read_from_where_it_stands_and_left_open()
    {
        var network = new MatrixNetwork(TestFiles.Moons, seed: 1);
        using var stream = new MemoryStream();
        stream.Write([9, 9, 9]);
        Safetensors.Save(network, stream);
        stream.Position = 3;
        var loaded = new MatrixNetwork(TestFiles.Moons, seed: 2);
        Safetensors.Load(loaded, stream);
        Assert.True(network.Parameters.SequenceEqual(loaded.Parameters));
        stream.Position = 3;
        Assert.Equal(4, Safetensors.Read(stream).Tensors.Length);
        Assert.True(stream.CanRead);
    }

    [Theory]
    [InlineData("F16", 2)]
    [InlineData("BF16", 2)]
    [InlineData("F64", 8)]
    public void Weights_of_other_widths_are_read_as_float32(string type, int size)
    {
        var header = $$"""{"weight":{"dtype":"{{type}}","shape":[1,2],"data_offsets":[0,{{2 * size}}] } }""";
        var data = new byte[2 * size];
        switch (type)
        {
            case "F16":
                BinaryPrimitives.WriteHalfLittleEndian(data.AsSpan(2), (Half)(-0.5));
                break;
            case "BF16":
                BinaryPrimitives.WriteUInt16LittleEndian(data.AsSpan(2), 0xBF00);
                break;
            default:
                BinaryPrimitives.WriteDoubleLittleEndian(data.AsSpan(8), -0.5);
                break;
        }

        var network = new MatrixNetwork(Topology.Parse("2-1 (Sigmoid; BinaryCrossEntropy)"));
        Safetensors.Load(network, new MemoryStream(TestFiles.Safetensors((ulong)header.Length, Encoding.ASCII.GetBytes(header), data)));
        Assert.Equal([0, -0.5f, 0], network.Parameters.ToArray());
    }

    [Fact]
    public void A_file_without_activations_fits_any_but_makes_no_network_by_itself()
    {
        var path = _files.Write("state_dict.safetensors", TestFiles.Safetensors(("0.weight", [1, 2], [1, 2]), ("0.bias", [1], [3])));
        var network = new MatrixNetwork(Topology.Parse("2-1 (Tanh; MeanSquaredError)"));
        network.Load(path);
        Assert.Equal([1, 2, 3], network.Parameters.ToArray());
        var refused = Assert.Throws<ModelFileException>(() => MatrixNetwork.FromFile(path));
        Assert.Contains(
            "metadata 'topology': is missing, and with it the activations of 2-1; save it with the tensors, for example "
                + "as \"2-1 (Sigmoid; BinaryCrossEntropy)\"",
            refused.Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Arguments_are_checked_first()
    {
        var network = new MatrixNetwork(TestFiles.Moons);
        Assert.Throws<ArgumentNullException>("network", () => Safetensors.Load(null!, new MemoryStream()));
        Assert.Throws<ArgumentNullException>("network", () => Npz.Save(null!, new MemoryStream()));
        Assert.Throws<ArgumentNullException>("stream", () => Safetensors.Load(network, (Stream)null!));
        Assert.Throws<ArgumentNullException>("stream", () => Npz.Save(network, (Stream)null!));
        Assert.Throws<ArgumentNullException>("path", () => network.Load(null!));
        Assert.Throws<ArgumentException>("path", () => network.Save(""));
        Assert.Throws<FileNotFoundException>(() => network.Load(_files.Place("nowhere.npz")));
        Assert.StartsWith(
            "'.json' is not a model file extension; use .safetensors",
            Assert.Throws<ArgumentException>("path", () => network.Save("a.json")).Message,
            StringComparison.Ordinal);
        Assert.StartsWith(
            "'' is not a model file extension; use .safetensors",
            Assert.Throws<ArgumentException>("path", () => network.Load("a")).Message,
            StringComparison.Ordinal);
    }
}
