namespace Generated.Neuron.Tests.Weights;

/// <summary>Whose names and orientations are understood: each file is the same network 2-3-1, whose parameters count from 0.</summary>
public sealed class LayerNameTests
{
    /// <summary>w1 <c>[2 in × 3 out]</c> 0 to 5, b1 6 to 8, w2 <c>[3 in × 1 out]</c> 9 to 11, b2 12.</summary>
    private static readonly float[] W1 = [0, 1, 2, 3, 4, 5], W1Turned = [0, 3, 1, 4, 2, 5], B1 = [6, 7, 8], W2 = [9, 10, 11], B2 = [12];

    [Theory]
    [InlineData("0.weight", "0.bias", "2.weight", "2.bias")]
    [InlineData("9.weight", "9.bias", "10.weight", "10.bias")]
    [InlineData("net.layers.0.linear.weight", "net.layers.0.linear.bias", "net.layers.11.linear.weight", "net.layers.11.linear.bias")]
    [InlineData("fc1.weight", "fc1.bias", "fc2.weight", "fc2.bias")]
    [InlineData("hidden.weight", "hidden.bias", "exit.weight", "exit.bias")]
    [InlineData("99999999999999999999.weight", "99999999999999999999.bias", "1.weight", "1.bias")]
    [InlineData("w1", "b1", "w2", "b2")]
    [InlineData("W0", "b0", "W1", "b1")]
    public void Weights_of_outputs_by_inputs(string w1, string b1, string w2, string b2) =>
        AssertRead((w1, [3, 2], W1Turned), (b1, [3], B1), (w2, [1, 3], W2), (b2, [1], B2));

    [Theory]
    [InlineData("dense/kernel", "dense/bias", "dense_1/kernel", "dense_1/bias")]
    [InlineData("dense_9/kernel:0", "dense_9/bias:0", "dense_10/kernel:0", "dense_10/bias:0")]
    [InlineData("params.Dense_0.kernel", "params.Dense_0.bias", "params.Dense_1.kernel", "params.Dense_1.bias")]
    [InlineData("0.kernel", "0.bias", "1.kernel", "1.bias")]
    [InlineData("coefs_0", "intercepts_0", "coefs_1", "intercepts_1")]
    [InlineData("arr_0", "arr_1", "arr_2", "arr_3")]
    public void Weights_of_inputs_by_outputs(string w1, string b1, string w2, string b2) =>
        AssertRead((w1, [2, 3], W1), (b1, [3], B1), (w2, [3, 1], W2), (b2, [1], B2));

    /// <summary>The biases tell it, whatever the name says; they may lie as a matrix of one row.</summary>
    [Fact]
    public void Weights_that_are_the_other_way_round_than_their_name_says()
    {
        AssertRead(("0.weight", [2, 3], W1), ("0.bias", [1, 3], B1), ("2.kernel", [1, 3], W2), ("2.bias", [1, 1], B2));
        AssertRead(("coefs_0", [3, 2], W1Turned), ("intercepts_0", [3], B1), ("coefs_1", [1, 3], W2), ("intercepts_1", [1], B2));
    }

    /// <summary>Files are sorted by name as a rule, and 10 comes before 2 there.</summary>
    [Fact]
    public void The_order_in_the_file_means_nothing() =>
        AssertRead(("10.bias", [1], B2), ("10.weight", [1, 3], W2), ("2.bias", [3], B1), ("2.weight", [3, 2], W1Turned));

    [Fact]
    public void A_square_matrix_is_as_its_name_says()
    {
        Assert.Equal([1, 3, 2, 4, 0, 0], Parameters("2-2 (Relu; MeanSquaredError)", ("0.weight", [2, 2], [1, 2, 3, 4])));
        Assert.Equal(
            [1, 2, 3, 4, 5, 6], Parameters("2-2 (Relu; MeanSquaredError)", ("0.kernel", [2, 2], [1, 2, 3, 4]), ("0.bias", [2], [5, 6])));
        Refused(
            "tensor 'arr_0': is [2 × 2], which may be outputs × inputs or inputs × outputs; name it '0.weight'",
            ("arr_0", [2, 2], [1, 2, 3, 4]),
            ("arr_1", [2], [0, 0]));
    }

    /// <summary>Without biases only the neighbors tell that these weights are the other way round than their name says.</summary>
    [Fact]
    public void Layers_without_biases_are_turned_where_only_that_fits()
    {
        Assert.Equal(
            [.. W1, 0, 0, 0, 9, 10, 11, 12, 13, 14, 0, 0],
            Parameters(
                "2-3-2 (Relu, Relu; MeanSquaredError)", ("0.weight", [3, 2], W1Turned), ("1.weight", [2, 3], [9, 11, 13, 10, 12, 14])));
        Assert.Equal(
            [.. W1, 0, 0, 0, 9, 10, 11, 12],
            Parameters("2-3-1 (Relu, Relu; MeanSquaredError)", ("0.weight", [2, 3], W1), ("1.weight", [1, 3], W2), ("1.bias", [1], B2)));
    }

    [Fact]
    public void Layers_whose_order_is_unknown_are_refused_and_not_guessed()
    {
        Refused(
            "fits at more than one place among the layers; number the layers",
            ("middle.weight", [2, 2], [1, 2, 3, 4]),
            ("middle.bias", [2], [0, 0]),
            ("first.weight", [2, 2], [1, 2, 3, 4]),
            ("first.bias", [2], [0, 0]));
        Refused(
            "tensor '1.weight': is [1 × 3] and takes 3 inputs, but the layer before it, '0.weight', has 2 outputs",
            ("0.weight", [2, 2], [1, 2, 3, 4]),
            ("0.bias", [2], [0, 0]),
            ("1.weight", [1, 3], W2),
            ("1.bias", [1], B2));
        Refused(
            "fits the other layers in no order",
            ("a.weight", [2, 2], [1, 2, 3, 4]),
            ("a.bias", [2], [0, 0]),
            ("b.weight", [1, 3], W2),
            ("b.bias", [1], B2));
    }

    /// <summary>Two hundred layers that fit in every order but are never enough: the search gives up.</summary>
    [Fact]
    public void A_trap_for_the_search_of_an_order_ends()
    {
        var letters = Enumerable.Range(0, 200)
            .Select(i => new string([.. i.ToString("D3", null).Select(digit => (char)('a' + digit - '0'))]));
        Refused(
            "fits at more than one place among the layers",
            [.. letters.Select(name => ($"{name}.weight", new[] { 1, 1 }, new float[] { 1 })), ("z.weight", [3, 3], new float[9])]);
    }

    [Theory]
    [InlineData("0.weight", "0.kernel", "tensor '0.kernel': gives layer '0' a second time what it has")]
    [InlineData("0.weight", "1.bias", "tensor '1.bias': has no weights beside it")]
    [InlineData(
        "0.weight",
        "bn.running_mean",
        "tensor 'bn.running_mean': belongs to a batch norm")]
    [InlineData("0.weight", "w", "tensor 'w': is not a weight or bias of a fully connected layer, judging by its name")]
    [InlineData("0.weight", "weight1", "tensor 'weight1': is not a weight or bias of a fully connected layer, judging by its name")]
    public void Names_that_belong_to_no_layer_are_refused(string first, string second, string message) =>
        Refused(message, (first, [1, 1], [0]), (second, [1, 1], [0]));

    [Fact]
    public void Biases_that_fit_no_side_or_are_no_vector_are_refused()
    {
        Refused(
            "tensor '0.bias': has 4 biases, but its layer's weights are [3 × 2]; a layer has one bias for each of its outputs",
            ("0.weight", [3, 2], W1),
            ("0.bias", [4], [0, 0, 0, 0]));
        Refused(
            "tensor '0.bias': has the shape [2 × 2], but the biases of a layer are a vector",
            ("0.weight", [4, 2], new float[8]),
            ("0.bias", [2, 2], [0, 0, 0, 0]));
    }

    [Fact]
    public void A_topology_that_contradicts_the_tensors_is_refused()
    {
        var network = new MatrixNetwork(TestFiles.Moons, seed: 1);
        using var stream = new MemoryStream();
        Safetensors.Save(network, stream);
        var text = System.Text.Encoding.Latin1.GetString(stream.ToArray()).Replace("2-8-1 (", "2-9-1 (", StringComparison.Ordinal);
        TestFiles.AssertRefused(
            "metadata 'topology': says 2-9-1, but the tensors are 2-8-1", System.Text.Encoding.Latin1.GetBytes(text), Safetensors.Load);
    }

    private static void AssertRead(params (string, int[], float[])[] tensors) =>
        Assert.Equal(TestFiles.Count(13), Parameters("2-3-1 (Tanh, Sigmoid; BinaryCrossEntropy)", tensors));

    private static float[] Parameters(string topology, params (string, int[], float[])[] tensors)
    {
        var network = new MatrixNetwork(Topology.Parse(topology), seed: 3);
        Safetensors.Load(network, new MemoryStream(TestFiles.Safetensors(tensors)));
        return network.Parameters.ToArray();
    }

    private static void Refused(string message, params (string, int[], float[])[] tensors) =>
        TestFiles.AssertRefused(message, TestFiles.Safetensors(tensors), Safetensors.Load);
}
