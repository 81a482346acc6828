namespace Generated.Neuron.Weights;

/// <summary>z · HardSigmoid(z), also with the latter as Clip(z + 3, 0, 6) / 6.</summary>
internal static class HardSwishPattern
{
    public static ActivationMatch? Match(Product product) => GatedProduct.Match(product, Gate, Activation.HardSwish);

    private static GatedProduct.Gate? Gate(Factor factor)
    {
        if (GatedProduct.ArgumentOf(factor, Activation.HardSigmoid) is { } z)
        {
            return new(z, 1);
        }

        return factor is { IsReciprocal: false, Shift: 0 } && GatedProduct.ArgumentOf(factor, ClipOperators.Clip0To6) is { } shifted
            ? new(shifted with { Shift = shifted.Shift - 3 }, 6 * factor.Scale)
            : null;
    }
}
