using System.Runtime.InteropServices;
using Generated.Neuron.Files;
using Generated.Neuron.Tests.Networks;
using Generated.Neuron.Weights;

namespace Generated.Neuron.Tests.Weights;

/// <summary>What is saved is loaded again, in every format there is.</summary>
public sealed class RoundTripTests : IDisposable
{
    private readonly TestFiles _files = new();

    public static TheoryData<string> Formats => [.. ModelFormat.All.Select(format => format.Extension)];

    public static IEnumerable<object[]> FormatsAndTopologies =>
        from format in ModelFormat.All
        from topology in Topologies()
        select new object[] { format.Extension, topology.ToString() };

    public void Dispose() => _files.Dispose();

    [Theory, MemberData(nameof(FormatsAndTopologies))]
    public void Every_bit_and_the_topology_come_back(string extension, string topology)
    {
        var saved = new MatrixNetwork(Topology.Parse(topology), seed: 1);

        // Biases are 0 in a new network, and no rounding may go unseen: small, subnormal, the largest, minus zero.
        var random = new Random(5);
        random.NextBytes(MemoryMarshal.AsBytes(saved.Parameters));
        foreach (ref var parameter in saved.Parameters)
        {
            parameter = float.IsFinite(parameter) ? parameter : -0f;
        }

        var path = _files.Place($"network{extension}");
        saved.Save(path);
        var loaded = new MatrixNetwork(saved.Topology, seed: 2);
        loaded.Load(path);
        AssertSameBits(saved, loaded);
        var fromFile = MatrixNetwork.FromFile(path);
        Assert.Equal(saved.Topology, fromFile.Topology);
        AssertSameBits(saved, fromFile);
    }

    [Theory, MemberData(nameof(Formats))]
    public void A_generated_network_predicts_the_same_after_it_was_loaded(string extension)
    {
        var saved = new Net2x8x1(seed: 7);
        var path = _files.Place($"moons{extension.ToUpperInvariant()}");
        saved.Save(path);
        var loaded = new Net2x8x1(seed: 8);
        loaded.Load(path);
        Assert.Equal(saved.Predict(0.5f, 1), loaded.Predict(0.5f, 1));
        AssertSameBits(saved, loaded);
    }

    [Theory, MemberData(nameof(Formats))]
    public void The_same_network_gives_the_same_file(string extension)
    {
        var network = new MatrixNetwork(TestFiles.Moons, seed: 1);
        network.Save(_files.Place($"a{extension}"));
        network.Save(_files.Place($"b{extension}"));
        Assert.Equal(File.ReadAllBytes(_files.Place($"a{extension}")), File.ReadAllBytes(_files.Place($"b{extension}")));
    }

    [Theory, MemberData(nameof(Formats))]
    public void A_network_that_is_not_finite_is_not_saved_and_the_old_file_stays(string extension)
    {
        var network = new MatrixNetwork(TestFiles.Moons);
        var path = _files.Write($"network{extension}", [1, 2, 3]);
        foreach (var number in new[] { float.NaN, float.PositiveInfinity })
        {
            network.Biases(2)[0] = number;
            Assert.StartsWith(
                "Layer 2 of the network has a parameter that is NaN or infinite",
                Assert.Throws<InvalidOperationException>(() => network.Save(path)).Message,
                StringComparison.Ordinal);
        }

        Assert.Equal([1, 2, 3], File.ReadAllBytes(path));
        Assert.Single(Directory.EnumerateFileSystemEntries(_files.Folder));
    }

    /// <summary>Each mistake names the file and what both sides have.</summary>
    [Theory, MemberData(nameof(Formats))]
    public void A_file_of_another_network_is_refused_and_the_network_is_unchanged(string extension)
    {
        new MatrixNetwork(TestFiles.Moons).Save(_files.Place($"network{extension}"));
        Refused(
            extension,
            "16-8-1 (Relu, Sigmoid; BinaryCrossEntropy)",
            "is 8 × 2 (outputs × inputs), but layer 1 of this network, 16-8-1 (Relu, Sigmoid; BinaryCrossEntropy), is 8 × 16;");
        Refused(extension, "2-8-3 (Relu, Identity; MeanSquaredError)", "is 1 × 8 (outputs × inputs), but layer 2 of this network");
        Refused(
            extension,
            "2-8-8-1 (Relu, Relu, Sigmoid; BinaryCrossEntropy)",
            "is 2-8-1 with 2 layers, but this network is 2-8-8-1 (Relu, Relu, Sigmoid; BinaryCrossEntropy) with 3 layers");
        Refused(
            extension,
            "2-8-1 (Tanh, Sigmoid; BinaryCrossEntropy)",
            "is followed by Relu, but layer 1 of this network, 2-8-1 (Tanh, Sigmoid; BinaryCrossEntropy), by Tanh");
    }

    /// <summary>The weights fit, but the network computes something else.</summary>
    [Theory, MemberData(nameof(Formats))]
    public void A_file_of_other_residual_connections_is_refused(string extension)
    {
        const string Plain = "4-4-4-4 (Relu, Relu, Sigmoid; BinaryCrossEntropy)";
        const string Two = "4-4-4+2-4 (Relu, Relu, Sigmoid; BinaryCrossEntropy)";
        new MatrixNetwork(Topology.Parse(Plain)).Save(_files.Place($"network{extension}"));
        Refused(
            extension,
            Two,
            $"is 4-4-4-4, but this network is {Two}; its residual connections differ, so load a file of this network, or declare the "
                + "network as the file is");
        new MatrixNetwork(Topology.Parse(Two)).Save(_files.Place($"network{extension}"));
        Refused(extension, Plain, $"is 4-4-4+2-4, but this network is {Plain}; its residual connections differ");
    }

    /// <summary>As a state_dict of PyTorch, which does not say activations either: the network that loads it knows them.</summary>
    [Fact]
    public void Tensors_without_a_topology_are_loaded_by_the_names_of_the_dense_layers()
    {
        var saved = new MatrixNetwork(Topology.Parse("4-6-6+1-3 (Silu, Silu, Identity; Huber)"), seed: 4);
        var path = _files.Place("network.npz");
        saved.Save(path);
        using (var archive = System.IO.Compression.ZipFile.Open(path, System.IO.Compression.ZipArchiveMode.Update))
        {
            archive.GetEntry("topology.npy")!.Delete();
            Assert.Equal(
                ["0.weight.npy", "0.bias.npy", "2.weight.npy", "2.bias.npy", "4.weight.npy", "4.bias.npy"],
                archive.Entries.Select(entry => entry.FullName));
        }

        var loaded = new MatrixNetwork(saved.Topology, seed: 5);
        loaded.Load(path);
        AssertSameBits(saved, loaded);
        var refused = Assert.Throws<ModelFileException>(() => MatrixNetwork.FromFile(path));
        Assert.Contains("is missing", refused.Message, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Formats))]
    public void As_many_layers_as_a_file_takes_come_back_and_more_are_not_saved(string extension)
    {
        var saved = Chain(StoredNetwork.MostLayers);
        var path = _files.Place($"network{extension}");
        saved.Save(path);
        AssertSameBits(saved, MatrixNetwork.FromFile(path));
        Assert.StartsWith(
            "The network has 4097 layers; files hold at most 4096",
            Assert.Throws<InvalidOperationException>(() => Chain(StoredNetwork.MostLayers + 1).Save(path)).Message,
            StringComparison.Ordinal);

        static MatrixNetwork Chain(int layers) =>
            new(new Topology(Enumerable.Repeat(1, layers + 1), Enumerable.Repeat(Activation.Tanh, layers), Loss.MeanSquaredError), seed: 1);
    }

    [Theory, MemberData(nameof(Formats))]
    public void Another_loss_changes_no_output_and_is_loaded(string extension)
    {
        var saved = new MatrixNetwork(TestFiles.Moons, seed: 1);
        saved.Save(_files.Place($"network{extension}"));
        var loaded = new MatrixNetwork(Topology.Parse("2-8-1 (Relu, Sigmoid; MeanSquaredError)"));
        loaded.Load(_files.Place($"network{extension}"));
        AssertSameBits(saved, loaded);
    }

    private void Refused(string extension, string topology, string message)
    {
        var network = new MatrixNetwork(Topology.Parse(topology), seed: 9);
        var before = network.Parameters.ToArray();
        var path = _files.Place($"network{extension}");
        var refused = Assert.Throws<ModelFileException>(() => network.Load(path)).Message;
        Assert.StartsWith(path, refused, StringComparison.Ordinal);
        Assert.Contains(message, refused, StringComparison.Ordinal);
        Assert.True(before.AsSpan().SequenceEqual(network.Parameters));
    }

    /// <summary>Every activation there is, hidden and as output, and layers of one neuron.</summary>
    private static IEnumerable<Topology> Topologies()
    {
        yield return TestFiles.Moons;
        yield return new([1, 1], [Activation.Identity], Loss.MeanSquaredError);
        yield return new([64, 48, 10], [Activation.Tanh, Activation.Softmax], Loss.CrossEntropy);
        foreach (var residual in ResidualTopologies.All)
        {
            yield return Topology.Parse(residual);
        }

        foreach (var activation in Enum.GetValues<Activation>().Where(activation => activation != Activation.Softmax))
        {
            yield return new([3, 3, 3], [activation, activation], Loss.MeanSquaredError);
        }
    }

    private static void AssertSameBits(INetwork expected, INetwork actual) =>
        Assert.True(MemoryMarshal.AsBytes(expected.Parameters).SequenceEqual(MemoryMarshal.AsBytes(actual.Parameters)));
}
