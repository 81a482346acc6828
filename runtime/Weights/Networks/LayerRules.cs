namespace Generated.Neuron;

/// <summary>Which lists of layers make a network, whatever their kinds.</summary>
internal static class LayerRules
{
    /// <summary>What is wrong with the layers or the loss, and what to write instead; null if nothing is.</summary>
    public static string? Mistake(IReadOnlyList<Layer> layers, Loss loss)
    {
        if (layers.Contains(null!))
        {
            return "A layer of the list is null.";
        }

        var dense = layers.OfType<DenseLayer>().ToArray();
        if (dense.Length == 0)
        {
            return "A network needs at least one dense layer; write new DenseLayer(inputs, outputs, activation).";
        }

        int[] sizes = [dense[0].Inputs, .. dense.Select(layer => layer.Outputs)];
        return MistakeInWidths(layers)
            ?? TopologyRules.MistakeInSizes(sizes)
            ?? TopologyRules.MistakeInActivations(sizes, [.. dense.Select(layer => layer.Activation)], loss)
            ?? ResidualRules.Mistake(layers);
    }

    /// <summary>The number of parameters, or a number above <see cref="int.MaxValue"/> if there are more than that.</summary>
    public static long ParameterCount(IReadOnlyList<Layer> layers)
    {
        long count = 0;
        foreach (var layer in layers)
        {
            foreach (var block in layer.Blocks)
            {
                count += block.Count;
            }
        }

        return count;
    }

    private static string? MistakeInWidths(IReadOnlyList<Layer> layers)
    {
        for (var i = 1; i < layers.Count; i++)
        {
            var (layer, before) = (layers[i], layers[i - 1]);
            if (layer.Inputs != before.Outputs)
            {
                return $"The layer {layer} takes {Words.Count(layer.Inputs, "number")} per row, but the layer before it, {before}, gives "
                    + $"{before.Outputs}; give both the same width.";
            }
        }

        return null;
    }
}
