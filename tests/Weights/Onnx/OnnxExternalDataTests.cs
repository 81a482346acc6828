using System.Globalization;
using static Generated.Neuron.Tests.Weights.OnnxMaker;

namespace Generated.Neuron.Tests.Weights;

/// <summary>Weights in a file beside the model, as PyTorch writes them from 2.9 on: read from there, and from nowhere else.</summary>
public sealed class OnnxExternalDataTests : IDisposable
{
    private readonly TestFiles _files = new();

    public void Dispose() => _files.Dispose();

    [Fact]
    public void Weights_are_read_from_the_file_beside_the_model()
    {
        _files.Write("line.onnx.data", [0, 0, 0, 0, .. TestFiles.Bytes(1, 2), .. TestFiles.Bytes(3)]);
        var path = Save(("location", "line.onnx.data"), ("offset", "4"), ("length", "8"), ("checksum", "not looked at"));
        var network = MatrixNetwork.FromFile(path);
        Assert.Equal([1, 2, 0], network.Parameters.ToArray());
    }

    [Fact]
    public void Offset_and_length_may_be_left_out()
    {
        _files.Write("line.data", TestFiles.Bytes(1, 2));
        Assert.Equal([1, 2, 0], MatrixNetwork.FromFile(Save(("location", "line.data"))).Parameters.ToArray());
    }

    [Fact]
    public void A_folder_beside_the_model_may_hold_the_file()
    {
        Directory.CreateDirectory(_files.Place("weights"));
        _files.Write("weights/w", TestFiles.Bytes(1, 2));
        Assert.Equal([1, 2, 0], MatrixNetwork.FromFile(Save(("location", "weights/w"))).Parameters.ToArray());
    }

    [Theory]
    [InlineData("/etc/passwd")]
    [InlineData("../line.data")]
    [InlineData("weights/../../line.data")]
    [InlineData("..\\line.data")]
    [InlineData("C:\\line.data")]
    [InlineData("C:line.data")]
    [InlineData("\\\\host\\line.data")]
    [InlineData("./line.data")]
    [InlineData("a//b")]
    [InlineData("line.data\0")]
    public void A_path_that_may_lead_elsewhere_is_refused(string location) =>
        AssertRefused("but only a file beside the model is read", ("location", location));

    [Fact]
    public void A_missing_file_is_named_with_what_to_do() =>
        AssertRefused(
            "tensor 'w': its data are in the file 'line.onnx.data', which is not beside the model; put it there, or export with "
                + "external_data=False",
            (
            "location",
            "line.onnx.data"));

    [Fact]
    public void A_folder_is_no_file()
    {
        Directory.CreateDirectory(_files.Place("weights"));
        AssertRefused("which is not beside the model", ("location", "weights"));
    }

    [Fact]
    public void A_link_is_not_followed()
    {
        Directory.CreateDirectory(_files.Place("elsewhere"));
        _files.Write("elsewhere/w", TestFiles.Bytes(1, 2));
        File.CreateSymbolicLink(_files.Place("link.data"), _files.Place("elsewhere/w"));
        Directory.CreateSymbolicLink(_files.Place("folder"), _files.Place("elsewhere"));
        AssertRefused("which is a link; put the file itself beside the model", ("location", "link.data"));
        AssertRefused("which is a link; put the file itself beside the model", ("location", "folder/w"));
    }

    [Theory]
    [InlineData(0, 4, "needs 8 bytes of data, but there are 4")]
    [InlineData(0, 12, "needs 8 bytes of data, but there are 12")]
    [InlineData(4, 8, "its data are bytes 4 to 4+8 of 'line.data', which has 8")]
    [InlineData(long.MaxValue, 8, "which has 8; copy the file again")]
    public void An_extent_that_does_not_fit_the_file_or_the_shape_is_refused(long offset, long length, string message)
    {
        _files.Write("line.data", TestFiles.Bytes(1, 2));
        AssertRefused(
            message,
            ("location", "line.data"),
            ("offset", offset.ToString(CultureInfo.InvariantCulture)),
            ("length", length.ToString(CultureInfo.InvariantCulture)));
    }

    [Fact]
    public void A_number_that_is_not_finite_is_refused_there_too()
    {
        _files.Write("line.data", TestFiles.Bytes(1, float.NaN));
        AssertRefused("tensor 'w': number 1 is NaN", ("location", "line.data"));
    }

    /// <summary>A network of three parameters takes no more than its file may have; the file beside it has no other bound.</summary>
    [Fact]
    public void More_than_the_wanted_network_can_take_is_not_read()
    {
        using (var large = File.Create(_files.Place("line.data")))
        {
            large.SetLength(40_000_000);
        }

        var path = _files.Write("line.onnx", WithWeights(External("w", [2, 5_000_000], ("location", "line.data"))));
        var network = new MatrixNetwork(Topology.Parse("2-1 (Identity; MeanSquaredError)"));
        var refused = Assert.Throws<ModelFileException>(() => network.Load(path));
        const string Expected = "tensor 'w': its data would bring the bytes read from other files to more than ";
        Assert.Contains(Expected, refused.Message, StringComparison.Ordinal);
    }

    /// <summary>Many tensors may name the same bytes, which is a way to ask for more memory than there are bytes.</summary>
    [Fact]
    public void The_same_bytes_are_not_read_thousands_of_times()
    {
        _files.Write("s.data", new byte[4 * 200 * 200]);
        var content = Model(graph =>
        {
            for (var i = 0; i < 2000; i++)
            {
                graph.Write(1, Node("MatMul", $"{(i == 0 ? "x" : $"t{i - 1}")} s{i}", i == 1999 ? "y" : $"t{i}"));
                graph.Write(5, External($"s{i}", [200, 200], (
                    "location",
                    "s.data")));
            }

            graph.Write(11, Value("x", 200)).Write(12, Value("y", 200));
        });
        var refused = Assert.Throws<ModelFileException>(() => Onnx.ReadTopology(_files.Write("bomb.onnx", content)));
        Assert.Contains("computes with many more numbers than the file holds", refused.Message, StringComparison.Ordinal);
    }

    private string Save(params (string Key, string Value)[] entries) =>
        _files.Write("line.onnx", WithWeights(External("w", [2, 1], entries)));

    private void AssertRefused(string message, params (string Key, string Value)[] entries)
    {
        var refused = Assert.Throws<ModelFileException>(() => Onnx.ReadTopology(Save(entries)));
        Assert.Contains(message, refused.Message, StringComparison.Ordinal);
    }
}
