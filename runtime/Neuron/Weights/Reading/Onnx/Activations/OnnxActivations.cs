namespace Generated.Neuron.Weights;

/// <summary>
/// The activations by their numbers in the contract, so that the table of operators is whole whichever of them the enum names.
/// </summary>
internal static class OnnxActivations
{
    public const Activation LeakyRelu = (Activation)2, Elu = (Activation)3, Selu = (Activation)4, Gelu = (Activation)5,
        Silu = (Activation)6, Mish = (Activation)7, Softplus = (Activation)10, Softsign = (Activation)11, HardSigmoid = (Activation)12,
        HardSwish = (Activation)13;

    private static readonly Dictionary<Activation, string> Names = new()
    {
        [LeakyRelu] = nameof(LeakyRelu),
        [Elu] = nameof(Elu),
        [Selu] = nameof(Selu),
        [Gelu] = nameof(Gelu),
        [Silu] = nameof(Silu),
        [Mish] = nameof(Mish),
        [Softplus] = nameof(Softplus),
        [Softsign] = nameof(Softsign),
        [HardSigmoid] = nameof(HardSigmoid),
        [HardSwish] = nameof(HardSwish),
    };

    /// <summary>
    /// Why an activation that is understood is refused all the same: the runtime has no function for it. Null if it has one.
    /// </summary>
    public static string? MissingFrom(Activation activation)
    {
        // A number without a name prints itself.
        var hasName = !char.IsDigit(activation.ToString()[0]);
        return hasName
            ? null
            : $"it is the activation {Names[activation]}, which this version of the runtime does not have; train with one of the enum "
                + "Activation";
    }
}
