namespace Generated.Neuron;

/// <summary>
/// Where a residual connection may be, and how far it may reach: the one place, for the compiler's side and for run time.
/// </summary>
internal static class ResidualRules
{
    /// <summary>What is wrong with the residual connections of a list of layers, and what to write instead; null if nothing is.</summary>
    public static string? Mistake(IReadOnlyList<Layer> layers)
    {
        List<Layer> dense = [];
        var isSecond = false;
        foreach (var layer in layers)
        {
            if (layer is DenseLayer)
            {
                dense.Add(layer);
                isSecond = false;
            }
            else if (layer is ResidualLayer residual)
            {
                if (MistakeOf(residual, dense, isSecond) is { } mistake)
                {
                    return mistake;
                }

                isSecond = true;
            }
        }

        return null;
    }

    /// <param name="residual">The connection.</param>
    /// <param name="before">The dense layers before it.</param>
    /// <param name="isSecond">Whether another connection is between the last of them and this one.</param>
    private static string? MistakeOf(ResidualLayer residual, List<Layer> before, bool isSecond)
    {
        var (layer, reach) = (before.Count, residual.Reach);
        if (layer == 0)
        {
            return "A residual connection adds to the outputs of a dense layer, so it cannot come first; write a dense layer before it.";
        }

        if (isSecond)
        {
            return $"Two residual connections follow layer {layer}; write one, or a dense layer between them.";
        }

        if (reach < 1 || reach > layer)
        {
            return $"The residual connection after layer {layer} spans {Words.Count(reach, "layer")}, but must span "
                + (layer == 1 ? "1, because one is before it." : $"1 to {layer}, because so many are before it.");
        }

        var (from, to) = (before[layer - reach].Inputs, before[layer - 1].Outputs);
        return from == to ? null : $"The residual connection after layer {layer} adds the {Words.Count(from, "input")} of layer "
            + $"{layer - reach + 1} to the {Words.Count(to, "output")} of layer {layer}, but only equal widths can be added; "
            + Instead(before, to);
    }

    /// <summary>The nearest layer that takes as many numbers, if there is one.</summary>
    private static string Instead(List<Layer> before, int width)
    {
        for (var reach = 1; reach <= before.Count; reach++)
        {
            if (before[before.Count - reach].Inputs == width)
            {
                return $"span {Words.Count(reach, "layer")} instead, or give both the same width.";
            }
        }

        return "give both the same width.";
    }
}
