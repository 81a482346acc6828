namespace Generated.Neuron.Generator.Emission;

/// <summary>What a constructor's docs say about the first weights.</summary>
internal static class FirstWeights
{
    /// <summary>The rule by its name and its formula, with n_in inputs and n_out outputs of a layer.</summary>
    public static string Describe(Initialization rule) => $"Weights by {rule}: {Formula(rule)}. Biases 0.";

    private static string Formula(Initialization rule) => rule switch
    {
        Initialization.ScaledNormal => "standard normal × √(1 / (n_in + n_out))",
        Initialization.HeNormal => "standard normal × √(2 / n_in)",
        Initialization.HeUniform => "evenly from −√(6 / n_in) to √(6 / n_in)",
        Initialization.XavierNormal => "standard normal × √(2 / (n_in + n_out))",
        Initialization.XavierUniform => "evenly from −√(6 / (n_in + n_out)) to √(6 / (n_in + n_out))",
        Initialization.LeCunNormal => "standard normal × √(1 / n_in)",
        Initialization.Orthogonal => "orthogonal rows of length 1, or columns if there are fewer of them",
        Initialization.Zeros => "all 0",
        _ => throw new InvalidOperationException($"No words for {rule}."),
    };
}
