namespace Generated.Neuron.Tests.Weights;

/// <summary>
/// Files of named tensors with layers that are not fully connected: refused by what they are, with what to do, whatever is said first.
/// </summary>
public sealed class ForeignLayerTests
{
    private const string RunElsewhere = "only fully connected layers are read; run the model in ONNX Runtime";

    [Theory]
    [InlineData("1.weight 1.bias 1.running_mean 1.running_var 1.num_batches_tracked", "'1.running_mean': belongs to a batch norm")]
    [InlineData("bn/gamma:0 bn/beta:0 bn/moving_mean:0 bn/moving_variance:0", "'bn/moving_mean:0': belongs to a batch norm")]
    [InlineData("1.num_batches_tracked", "export the model as ONNX, from which it is folded into its layer on loading")]
    [InlineData("ln/gamma ln/beta", "'ln/gamma': belongs to a layer norm or its like")]
    [InlineData("gru.weight_ih_l0 gru.weight_hh_l0", "'gru.weight_ih_l0': belongs to a recurrent layer (GRU, LSTM or RNN)")]
    [InlineData("lstm.bias_hh_l1_reverse", "belongs to a recurrent layer (GRU, LSTM or RNN), and " + RunElsewhere)]
    [InlineData("cell.weight_hh", "belongs to a recurrent layer")]
    [InlineData("lstm/lstm_cell/kernel:0 lstm/lstm_cell/recurrent_kernel:0", "belongs to a recurrent layer")]
    [InlineData("attn.in_proj_weight attn.out_proj.weight", "'attn.in_proj_weight': belongs to an attention layer")]
    [InlineData("self_attn.k_proj.weight self_attn.q_proj.weight", "q_proj.weight': belongs to an attention layer, and " + RunElsewhere)]
    [InlineData("attention.self.query.weight attention.self.key.weight", "belongs to an attention layer")]
    [InlineData("h.0.attn.c_attn.weight", "belongs to an attention layer")]
    [InlineData("embedding.weight", "'embedding.weight': belongs to an embedding, whose inputs are not numbers but places in a table")]
    [InlineData("model.embed_tokens.weight", "belongs to an embedding")]
    [InlineData("embedding/embeddings:0", "belongs to an embedding")]
    [InlineData("sep/depthwise_kernel sep/pointwise_kernel", "belongs to a convolution")]
    [InlineData("2.weight_g 2.weight_v", "remove_weight_norm")]
    [InlineData("2.parametrizations.weight.original0 2.parametrizations.weight.original1", "parametrize.remove_parametrizations")]
    [InlineData("2.weight_orig 2.weight_mask", "prune.remove")]
    [InlineData("2.lora_A.weight 2.lora_B.weight", "merge_and_unload()")]
    [InlineData("2.qweight", "belongs to a quantized layer; save the float32 model")]
    [InlineData("mean_ scale_", "'mean_': is the scaling of the inputs, not of a layer")]
    [InlineData("scale_", "new StandardScaler(mean, deviation).FoldInto(network)")]
    [InlineData("parameters crc32", "belongs to a checkpoint of a Trainer, not to a model file")]
    [InlineData("log_std", "is not a weight or bias of a fully connected layer, judging by its name")]
    public void A_name_tells_the_kind_of_layer(string names, string message)
    {
        // Between layers that are read, which come first: 2-8-1.
        (string, int[], float[])[] layers =
            [("0.weight", [8, 2], new float[16]), ("0.bias", [8], new float[8]), ("9.weight", [1, 8], new float[8]), ("9.bias", [1], [0])];
        var foreign = names.Split(' ').Select(name => (name, new[] { 8, 8 }, new float[64]));
        TestFiles.AssertRefused(message, TestFiles.Safetensors([.. layers, .. foreign]), Safetensors.Load);
    }

    [Theory]
    [InlineData("8 2 3", true, "has the shape [8 × 2 × 3], as the kernel of a convolution has, and " + RunElsewhere)]
    [InlineData("8 2 3 3", false, "as the kernel of a convolution has")]
    [InlineData("8", true, "has the shape [8] and biases, as a layer norm has, which depends on the row and cannot be folded in")]
    [InlineData("8", false, "has the shape [8] and no biases, as the slopes of PReLU or an RMS norm have; train with nn.LeakyReLU()")]
    [InlineData("1", false, "slopes of PReLU")]
    public void A_shape_tells_the_kind_of_layer(string shape, bool hasBiases, string message)
    {
        int[] sizes = [.. shape.Split(' ').Select(size => int.Parse(size, System.Globalization.CultureInfo.InvariantCulture))];
        var count = sizes.Aggregate(1, (product, size) => product * size);
        (string, int[], float[])[] tensors = [("0.weight", sizes, new float[count])];
        TestFiles.AssertRefused(
            message, TestFiles.Safetensors(hasBiases ? [.. tensors, ("0.bias", [8], new float[8])] : tensors), Safetensors.Load);
    }

    /// <summary>One of the names alone may be a fully connected layer's: each of these has been some network's.</summary>
    [Theory]
    [InlineData("query.weight", "query.bias", "out.weight", "out.bias")]
    [InlineData("attention.0.weight", "attention.0.bias", "attention.2.weight", "attention.2.bias")]
    [InlineData("embedding.weight", "embedding.bias", "head.weight", "head.bias")]
    [InlineData("conv.weight", "conv.bias", "norm.weight", "norm.bias")]
    public void A_fully_connected_layer_may_have_any_name(string w1, string b1, string w2, string b2)
    {
        var network = new MatrixNetwork(TestFiles.Moons, seed: 3);
        Safetensors.Load(
            network,
            new MemoryStream(TestFiles.Safetensors(
                (w1, [8, 2], new float[16]), (b1, [8], new float[8]), (w2, [1, 8], new float[8]), (b2, [1], [7]))));
        Assert.Equal(7, network.Biases(2)[0]);
    }

    [Fact]
    public void The_same_is_said_of_NumPys_files() => TestFiles.AssertRefused(
        "tensor 'mean_': is the scaling of the inputs, not of a layer",
        TestFiles.Zip(
            System.IO.Compression.CompressionLevel.NoCompression,
            ("coefs_0.npy", TestFiles.Npy("<f4", "(2, 1)", TestFiles.Bytes(1, 2))),
            ("mean_.npy", TestFiles.Npy("<f4", "(2,)", TestFiles.Bytes(1, 2)))),
        Npz.Load);
}
