namespace Generated.Neuron;

/// <summary>Which sizes, activations and loss make a network: the one place, for the compiler's side and for run time.</summary>
/// <remarks>Loops, not LINQ: a network's first call waits for the JIT to compile this code.</remarks>
internal static class TopologyRules
{
    /// <summary>What is wrong with the sizes, and what to write instead; null if nothing is.</summary>
    public static string? MistakeInSizes(int[] sizes)
    {
        if (sizes.Length < 2)
        {
            return "A network needs at least two sizes: its inputs and its outputs.";
        }

        foreach (var size in sizes)
        {
            if (size < 1)
            {
                return $"Every size must be at least 1; got {string.Join(", ", sizes)}.";
            }
        }

        // A span of parameters counts them by an int.
        return ParameterCount(sizes) <= int.MaxValue
            ? null
            : $"The sizes make more than {int.MaxValue} weights and biases; write smaller ones.";
    }

    /// <summary>What is wrong with activations and loss, for sizes that are right; null if nothing is.</summary>
    public static string? MistakeInActivations(int[] sizes, Activation[] activations, Loss loss)
    {
        var layers = sizes.Length - 1;
        if (activations.Length != layers)
        {
            return $"{Words.Count(sizes.Length, "size")} need {Words.Count(layers, "activation")}, one for each layer "
                + $"after the input; got {activations.Length}.";
        }

        var named = HasName(loss);
        for (var layer = 1; layer <= layers; layer++)
        {
            var activation = activations[layer - 1];
            named &= HasName(activation);
            if (activation == Activation.Softmax && layer < layers)
            {
                return "Softmax is for the output only; name another activation for the hidden layers.";
            }
        }

        if (!named)
        {
            return "Name the activations and the loss by the members of their enums.";
        }

        var output = activations[layers - 1];
        return LossRules.Fits(loss, output)
            ? null
            : $"{loss} does not fit the output {output}; its output is {LossRules.DefaultOutput(loss)}.";
    }

    /// <summary>The number of weights and biases, or a number above <see cref="int.MaxValue"/> if there are more than that.</summary>
    public static long ParameterCount(int[] sizes)
    {
        long count = 0;
        for (var layer = 1; layer < sizes.Length && count <= int.MaxValue; layer++)
        {
            foreach (var block in DenseBlocks.Of(sizes[layer - 1], sizes[layer]))
            {
                count += block.Count;
            }
        }

        return count;
    }

    /// <summary>A member of the enum prints as its name, any other value as its number.</summary>
    private static bool HasName<T>(T value)
        where T : struct, Enum => char.IsLetter(value.ToString()[0]);
}
