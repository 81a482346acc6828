using Generated.Neuron.Weights;

namespace Generated.Neuron.Files;

/// <summary>Between networks and what files hold, the same for every format.</summary>
internal static class NetworkWeights
{
    /// <summary>Copies the content of a file into a network, once everything fits. The loss may differ: it changes no output.</summary>
    /// <param name="file">For messages.</param>
    /// <param name="stored">What it holds.</param>
    /// <param name="network">Unchanged if the two do not fit.</param>
    /// <exception cref="ModelFileException">Sizes or activations differ.</exception>
    public static void Write(ModelFile file, StoredNetwork stored, INetwork network)
    {
        Check(file, stored, network.Topology);
        Parameters(stored, network.Topology).CopyTo(network.Parameters);
        TrainedOn.Forget(network);
    }

    /// <summary>What a file holds, block by block as a network of its topology has it.</summary>
    public static float[] Parameters(StoredNetwork stored, Topology topology)
    {
        var parameters = new float[topology.ParameterCount];
        foreach (var (block, numbers) in topology.Blocks.Zip(stored.Layers.SelectMany(layer => layer.Blocks)))
        {
            numbers.CopyTo(parameters.AsSpan(block.Offset, block.Count));
        }

        return parameters;
    }

    /// <summary>The topology of a file that describes it completely.</summary>
    /// <exception cref="ModelFileException">The file does not say its activations, or no network has these.</exception>
    public static Topology Topology(ModelFile file, StoredNetwork stored)
    {
        if (stored.Topology is not { } layers)
        {
            throw file.Wrong(
                TensorSet.TopologyPlace,
                $"is missing, and with it the activations of {string.Join("-", stored.Sizes)}; save it with the tensors, for example as "
                + $"\"{Example(stored)}\", or load the file into a network of the right topology");
        }

        try
        {
            return new Topology(layers, stored.LossOrUsual);
        }
        catch (ArgumentException problem)
        {
            throw file.Wrong("the network as a whole", $"no such network can be built: {problem.Message}");
        }
    }

    private static void Check(ModelFile file, StoredNetwork stored, Topology topology)
    {
        const string Remedy = "load a file of this network, or declare the network as the file is";
        var dense = stored.Dense;
        if (dense.Count != topology.LayerCount)
        {
            throw file.Wrong(
                "the network as a whole",
                $"is {string.Join("-", stored.Sizes)} with {Count(dense.Count)}, but this network is {topology} with "
                + $"{Count(topology.LayerCount)}; {Remedy}");
        }

        for (var layer = 1; layer <= topology.LayerCount; layer++)
        {
            var has = dense[layer - 1];
            var (inputs, outputs, activation) = (topology.Sizes[layer - 1], topology.Sizes[layer], topology.Activations[layer - 1]);
            if (has.Inputs != inputs || has.Outputs != outputs)
            {
                throw file.Wrong(
                    Place(has, layer),
                    $"is {has.Outputs} × {has.Inputs} (outputs × inputs), but layer {layer} of this network, {topology}, "
                    + $"is {outputs} × {inputs}; {Remedy}");
            }

            if (has.Activation is { } other && other != activation)
            {
                throw file.Wrong(
                    Place(has, layer),
                    $"is followed by {other}, but layer {layer} of this network, {topology}, by {activation}; {Remedy}");
            }
        }

        if (stored.Topology is { } layers && !layers.SequenceEqual(topology.Layers))
        {
            throw file.Wrong(
                "the network as a whole",
                $"is {TopologyText.PrintWidths(layers)}, but this network is {topology}; its residual connections differ, so {Remedy}");
        }
    }

    private static string Place(StoredLayer layer, int number) => layer.Place ?? $"layer {number}";

    private static string Count(int layers) => layers == 1 ? "1 layer" : $"{layers} layers";

    private static string Example(StoredNetwork stored)
    {
        Activation[] activations = [.. Enumerable.Repeat(Activation.Relu, stored.Dense.Count - 1), Activation.Sigmoid];
        return TopologyText.Print(DenseLayer.Stack(stored.Sizes, activations), Loss.BinaryCrossEntropy);
    }
}
