using System.IO.Compression;
using System.Text;
using Generated.Neuron.Files;
using Generated.Neuron.Tables;
using Generated.Neuron.Tests.Weights;
using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;

namespace Generated.Neuron.Tests.Tables;

/// <summary>The encoding in model files of all three formats.</summary>
[Trait(nameof(Needs), Needs.AnyVectors)]
public sealed class TableFileTests : IDisposable
{
    private readonly TestFiles _files = new();

    public static TheoryData<string> Extensions => [.. ModelFormat.All.Select(format => format.Extension)];

    public void Dispose() => _files.Dispose();

    [Theory, MemberData(nameof(Extensions))]
    public void Network_and_encoding_come_back_and_nothing_is_folded(string extension)
    {
        var (path, network) = (_files.Place("model" + extension), Network(TableFixtures.Everything));
        network.Save(path, TableFixtures.Everything);
        var loaded = new MatrixNetwork(network.Topology, seed: 9);
        loaded.Load(path, out var encoding);
        Assert.Equal(TableFixtures.Everything, encoding);
        Assert.True(network.Parameters.SequenceEqual(loaded.Parameters));
        var fromFile = MatrixNetwork.FromFile(path, out var second);
        Assert.Equal(encoding, second);
        Assert.True(network.Parameters.SequenceEqual(fromFile.Parameters));
    }

    [Theory, MemberData(nameof(Extensions))]
    public void Streams_and_format_names_do_the_same(string extension)
    {
        var network = Network(TableFixtures.Iris);
        using var stream = new MemoryStream();
        var path = _files.Place("model" + extension);
        var loaded = new MatrixNetwork(network.Topology, seed: 9);
        TableEncoding? fromPath, fromStream;
        switch (extension)
        {
            case ".safetensors":
                Safetensors.Save(network, path, TableFixtures.Iris);
                Safetensors.Save(network, stream, TableFixtures.Iris);
                stream.Position = 0;
                Safetensors.Load(loaded, path, out fromPath);
                Safetensors.Load(loaded, stream, out fromStream);
                break;
            case ".npz":
                Npz.Save(network, path, TableFixtures.Iris);
                Npz.Save(network, stream, TableFixtures.Iris);
                stream.Position = 0;
                Npz.Load(loaded, path, out fromPath);
                Npz.Load(loaded, stream, out fromStream);
                break;
            default:
                Onnx.Save(network, path, TableFixtures.Iris);
                Onnx.Save(network, stream, TableFixtures.Iris);
                stream.Position = 0;
                Onnx.Load(loaded, path, out fromPath);
                Onnx.Load(loaded, stream, out fromStream);
                break;
        }

        Assert.Equal(TableFixtures.Iris, fromPath);
        Assert.Equal(TableFixtures.Iris, fromStream);
        Assert.Equal(stream.ToArray(), File.ReadAllBytes(path));
    }

    [Theory, MemberData(nameof(Extensions))]
    public void A_file_without_an_encoding_has_none(string extension)
    {
        var (path, network) = (_files.Place("model" + extension), Network(TableFixtures.Iris));
        network.Save(path);
        network.Load(path, out var encoding);
        Assert.Null(encoding);
        var refused = Assert.Throws<ModelFileException>(() => TableModel.FromFile(path));
        Assert.Contains("metadata 'table_encoding': is missing", refused.Message, StringComparison.Ordinal);
        Assert.Contains("network.Save(path, encoding)", refused.Message, StringComparison.Ordinal);
    }

    /// <summary>The bytes are as before for a network that has no table.</summary>
    [Theory, MemberData(nameof(Extensions))]
    public void Who_does_not_ask_for_the_encoding_loads_the_weights_whatever_it_is(string extension)
    {
        var network = Network(TableFixtures.Iris);
        var path = Write(extension, network, "{\"version\":7}");
        var loaded = new MatrixNetwork(network.Topology, seed: 9);
        loaded.Load(path);
        Assert.True(network.Parameters.SequenceEqual(loaded.Parameters));
    }

    [Theory, MemberData(nameof(Extensions))]
    public void A_damaged_encoding_is_refused_with_its_place_and_nothing_is_loaded(string extension)
    {
        var network = Network(TableFixtures.Iris);
        var json = TableFixtures.Iris.ToJson().Replace("\"deviation\":0.5", "\"deviation\":-0.5", StringComparison.Ordinal);
        AssertRefused(Write(extension, network, json), "metadata 'table_encoding', inputs[1].deviation: is -0.5, but must be greater");
        AssertRefused(Write(extension, network, json[..^1]), "metadata 'table_encoding', byte ");
        AssertRefused(Write(extension, network, "\u001b[2J"), "metadata 'table_encoding', byte 0: is not JSON");

        void AssertRefused(string path, string message)
        {
            var loaded = new MatrixNetwork(network.Topology, seed: 9);
            var before = loaded.Parameters.ToArray();
            foreach (var load in new Action[]
            {
                () => loaded.Load(path, out _),
                () => MatrixNetwork.FromFile(path, out _),
                () => TableModel.FromFile(path),
                () => TableModel.FromFile(new MemoryStream(File.ReadAllBytes(path))),
            })
            {
                var refused = Assert.Throws<ModelFileException>(load);
                Assert.Contains(message, refused.Message, StringComparison.Ordinal);
                Assert.DoesNotContain(refused.Message, char.IsControl);
            }

            Assert.Equal(before, loaded.Parameters);
        }
    }

    [Theory, MemberData(nameof(Extensions))]
    public void An_encoding_of_another_width_says_which_number_to_write(string extension)
    {
        const string Message =
            "The encoding has 2 inputs from 2 columns, but the network has 3. Write [Network(2, 5, 4, 3, …)], or use MatrixNetwork.";
        var network = new MatrixNetwork(Topology.Parse("3-5-4-3 (Relu, Relu, Softmax; CrossEntropy)"));
        var refused = Assert.Throws<ArgumentException>("encoding", () => network.Save(_files.Place("x" + extension), TableFixtures.Iris));
        Assert.StartsWith(Message, refused.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(_files.Place("x" + extension)));
        var path = Write(extension, network, TableFixtures.Iris.ToJson());
        AssertRefused();

        // The file's network is one of its encoding, but the class is not.
        Network(TableFixtures.Iris).Save(path, TableFixtures.Iris);
        AssertRefused();

        void AssertRefused() => Assert.Contains(
            Message[..^1], Assert.Throws<ModelFileException>(() => network.Load(path, out _)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Null_is_refused_by_name()
    {
        var network = Network(TableFixtures.Iris);
        Assert.Throws<ArgumentNullException>("encoding", () => network.Save(_files.Place("x.npz"), null!));
        Assert.Throws<ArgumentNullException>("network", () => NetworkFiles.Save(null!, _files.Place("x.npz"), TableFixtures.Iris));
        Assert.Throws<ArgumentNullException>("network", () => NetworkFiles.Load(null!, _files.Place("x.npz"), out _));
    }

    /// <summary>4 MB of ASCII are 16 MB as NumPy text, and quotes are two characters each in a header.</summary>
    [Theory, MemberData(nameof(Extensions))]
    public void The_longest_encoding_that_is_read_is_written_and_loaded(string extension)
    {
        var names = Enumerable.Range(0, 3980).Select(number => $"\"{number:0000}{new string('"', 493)}").ToArray();
        var encoding = new TableEncoding(
            [new NumberEncoding("x", new(), null, false, 0, 1)], names, [new NumberTarget("y", new(), 0, 1)], []);
        Assert.InRange(encoding.ToJson().Length, 3_950_000, 4_000_000);
        var network = new MatrixNetwork(Topology.Parse("1-1 (Identity; MeanSquaredError)"));
        var path = _files.Place("model" + extension);
        network.Save(path, encoding);
        network.Load(path, out var loaded);
        Assert.Equal(encoding, loaded);
        Assert.Equal(encoding, TableModel.FromFile(path).Encoding);
        var longer = new TableEncoding(
            encoding.InputColumns, [.. names, .. names[..50].Select(name => name + "x")], encoding.TargetColumns, []);
        var refused = Assert.Throws<ArgumentException>("encoding", () => network.Save(path, longer));
        Assert.Contains("more than the 4000000 that are read again", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ONNX_Runtime_reads_the_file_the_text_and_the_same_numbers()
    {
        var (path, network) = (_files.Place("model.onnx"), Network(TableFixtures.Everything));
        network.Save(path, TableFixtures.Everything);
        using var session = new InferenceSession(path);
        Assert.Equal(TableFixtures.Everything.ToJson(), session.ModelMetadata.CustomMetadataMap["table_encoding"]);
        var inputs = TableFixtures.Everything.Encode(TableFixtures.EverythingRow);
        using var results = session.Run(
            [NamedOnnxValue.CreateFromTensor("input", new DenseTensor<float>(inputs, [1, inputs.Length]))]);
        var expected = TableFixtures.Everything.Decode([.. results[0].AsEnumerable<float>()]);
        var prediction = TableModel.FromFile(path).Predict(TableFixtures.EverythingRow);

        // Sums of 24 products in another order.
        Assert.Equal(expected.Value, prediction.Value, 1e-6 * Math.Abs(expected.Value));
    }

    [Fact]
    public void NumPy_and_safetensors_have_it_as_text()
    {
        var network = Network(TableFixtures.Everything);
        network.Save(_files.Place("model.npz"), TableFixtures.Everything);
        network.Save(_files.Place("model.safetensors"), TableFixtures.Everything);
        Assert.Equal(TableFixtures.Everything.ToJson(), Npz.Read(_files.Place("model.npz")).Metadata["table_encoding"]);
        Assert.Equal(TableFixtures.Everything.ToJson(), Safetensors.Read(_files.Place("model.safetensors")).Metadata["table_encoding"]);
        using var archive = ZipFile.OpenRead(_files.Place("model.npz"));
        using var entry = archive.GetEntry("table_encoding.npy")!.Open();
        var head = new byte[64];
        entry.ReadExactly(head);
        Assert.Contains($"'descr': '<U{TableFixtures.Everything.ToJson().EnumerateRunes().Count()}'", Encoding.Latin1.GetString(head));
    }

    [Trait(nameof(Needs), Needs.Processes)]
    [NeedsPythonFact]
    public void NumPy_reads_the_text_and_the_weights()
    {
        var network = Network(TableFixtures.Everything);
        network.Save(_files.Place("model.npz"), TableFixtures.Everything);
        var printed = PythonCommand.Run(NeedsPythonFactAttribute.Python!, "table_encoding.py", _files.Place("model.npz"));
        Assert.Equal("1 24 9 (6, 24)", printed.Trim());
    }

    private static MatrixNetwork Network(TableEncoding encoding) => MatrixNetwork.For(encoding, hidden: [6], seed: 1);

    /// <summary>A file with any text as its encoding.</summary>
    private string Write(string extension, INetwork network, string text)
    {
        var format = ModelFormat.All.Single(format => format.Extension == extension);
        return _files.Write("damaged" + extension, format.Write(NetworkToWrite.Of(network) with { Encoding = text }));
    }
}
