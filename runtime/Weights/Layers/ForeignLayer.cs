namespace Generated.Neuron.Weights;

/// <summary>
/// Which other kind of layer a tensor belongs to, judging by its name, and what to do then. A file of named tensors does not say where
/// such a layer is, so it is never folded in or left out.
/// </summary>
internal static class ForeignLayer
{
    private const string RunElsewhere = ", and only fully connected layers are read; run the model in ONNX Runtime";

    private const string BatchNorm =
        "belongs to a batch norm, and these tensors do not say which layer it follows; export the model as ONNX, from which it is "
        + "folded into its layer on loading (in PyTorch: torch.onnx.export(model.eval(), …)), see docs/onnx.md";

    private const string Recurrent = "belongs to a recurrent layer (GRU, LSTM or RNN)" + RunElsewhere;

    private const string Attention = "belongs to an attention layer" + RunElsewhere;

    private const string Embedding =
        "belongs to an embedding, whose inputs are not numbers but places in a table" + RunElsewhere
        + ", or export what follows the embedding";

    private const string Normalization =
        "belongs to a layer norm or its like, which depends on the row and cannot be folded in" + RunElsewhere;

    private const string Convolution = "belongs to a convolution" + RunElsewhere;

    private const string Reparametrized =
        "is part of a weight that is computed from several tensors; make it one before saving, with "
        + "torch.nn.utils.parametrize.remove_parametrizations, remove_weight_norm, remove_spectral_norm or prune.remove";

    private const string Adapter = "belongs to a LoRA adapter; merge it into the layer before saving: model.merge_and_unload()";

    private const string Quantized = "belongs to a quantized layer; save the float32 model";

    private const string Scaling =
        "is the scaling of the inputs, not of a layer; leave it out of this file and pass it to "
        + "new StandardScaler(mean, deviation).FoldInto(network), see docs/weights.md";

    private const string Checkpoint =
        "belongs to a checkpoint of a Trainer, not to a model file; continue it with Trainer.Resume, or save the network with network.Save";

    /// <summary>The last part of a tensor's name, and the kind of layer that has such a tensor.</summary>
    private static readonly Dictionary<string, string> ByLastPart = new (string Kind, string[] Names)[]
    {
        (BatchNorm, ["running_mean", "running_var", "num_batches_tracked", "moving_mean", "moving_variance"]),
        (Normalization, ["gamma", "beta"]),
        (Recurrent, ["recurrent_kernel"]),
        (Attention, ["in_proj_weight", "in_proj_bias", "relative_attention_bias"]),
        (Embedding, ["embeddings", "position_embedding", "pos_embed", "cls_token"]),
        (Convolution, ["depthwise_kernel", "pointwise_kernel"]),
        (Reparametrized,
            ["weight_g", "weight_v", "weight_u", "weight_orig", "weight_mask", "original", "original0", "original1"]),
        (Quantized, ["_packed_params", "zero_point", "qweight", "qzeros", "weight_scale"]),
        (Scaling, ["mean_", "scale_", "var_", "data_min_", "data_max_"]),
        (Checkpoint, ["crc32"]),
    }.SelectMany(row => row.Names.Select(name => (Name: name, row.Kind)))
        .ToDictionary(entry => entry.Name, entry => entry.Kind, StringComparer.OrdinalIgnoreCase);

    /// <summary>
    /// Modules that mean an attention layer only together: one alone may be a fully connected layer's name.
    /// </summary>
    private static readonly string[][] AttentionModules =
        [["q_proj", "k_proj"], ["query", "key"], ["to_q", "to_k"], ["wq", "wk"], ["qkv"], ["c_attn"]];

    private static readonly string[][] AdapterModules = [["lora_A", "lora_B"]];

    private static readonly string[] RecurrentStarts = ["weight_ih", "weight_hh", "weight_hr", "bias_ih", "bias_hh"];

    private static readonly HashSet<string> EmbeddingModules =
        new(StringComparer.OrdinalIgnoreCase) { "embedding", "embeddings", "embed", "emb", "embed_tokens", "wte", "wpe" };

    /// <summary>The kind and the remedy, in the form “belongs to …; …”; null if the names show no other layer.</summary>
    /// <param name="names">All names of the file.</param>
    /// <param name="name">The name that tells.</param>
    public static string? Of(IReadOnlyList<string> names, out string name)
    {
        // A kind that also explains the other names goes first: gamma and beta belong to a batch norm if there is a moving mean too.
        var all = new HashSet<string>(names, StringComparer.Ordinal);
        var kinds = names.Select(candidate => (Name: candidate, Kind: OfName(candidate, all))).Where(found => found.Kind is not null);
        var found = kinds.OrderBy(found => found.Kind is Normalization or Scaling).FirstOrDefault();
        if (found.Kind is null)
        {
            found = OfModules(names, AttentionModules) is { } attention ? (attention, Attention)
                : OfModules(names, AdapterModules) is { } adapter ? (adapter, Adapter)
                : default;
        }

        name = found.Name ?? "";
        return found.Kind;
    }

    /// <summary>How a tensor's shape differs from that of a weight matrix.</summary>
    public static string OfShape(RawTensor weights, bool hasBiases) => weights.Shape.Length switch
    {
        >= 3 => $"has the shape {weights.ShapeText}, as the kernel of a convolution has" + RunElsewhere,
        1 when hasBiases => $"has the shape {weights.ShapeText} and biases, as a layer norm has, which depends on the row and cannot be "
            + "folded in" + RunElsewhere,
        1 => $"has the shape {weights.ShapeText} and no biases, as the slopes of PReLU or an RMS norm have; train with "
            + "nn.LeakyReLU(), or run the model in ONNX Runtime",
        _ => $"has the shape {weights.ShapeText}, but the weights of a fully connected layer are a matrix; other layers are not read",
    };

    private static string? OfName(string name, HashSet<string> all)
    {
        var text = name.EndsWith(":0", StringComparison.Ordinal) ? name.Substring(0, name.Length - 2) : name;
        var parts = text.Split('.', '/');
        var last = parts[parts.Length - 1];
        if (ByLastPart.TryGetValue(last, out var kind))
        {
            return kind;
        }

        if (IsRecurrent(last))
        {
            return Recurrent;
        }

        // An embedding has no biases; a fully connected layer of that name usually has.
        var layer = parts.Length > 1 ? parts[parts.Length - 2] : "";
        var beside = text.Substring(0, text.Length - last.Length);
        return last == "weight" && EmbeddingModules.Contains(layer) && !all.Contains($"{beside}bias") ? Embedding : null;
    }

    /// <summary>The first name of a file that has modules of all these names.</summary>
    private static string? OfModules(IReadOnlyList<string> names, string[][] kinds)
    {
        string? With(string module) => names.FirstOrDefault(name => Array.IndexOf(name.Split('.', '/'), module) >= 0);
        return kinds.Where(modules => modules.All(module => With(module) is not null)).Select(modules => With(modules[0])).FirstOrDefault();
    }

    /// <summary>PyTorch's <c>weight_ih_l0</c>, <c>bias_hh_l1_reverse</c>, and <c>weight_ih</c> of a cell.</summary>
    private static bool IsRecurrent(string last) =>
        RecurrentStarts.Any(start => last.StartsWith(start, StringComparison.Ordinal));
}
