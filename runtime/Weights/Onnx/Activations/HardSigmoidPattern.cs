namespace Generated.Neuron.Weights;

/// <summary>Clip(z + 3, 0, 6) / 6.</summary>
internal static class HardSigmoidPattern
{
    public static ActivationMatch? Match(Product product) =>
        product is { Factors.Count: 1, Coefficient: 1 } && product.Factors[0] is { IsReciprocal: false, Shift: 0 } factor
        && product.AreSame(factor.Scale, 1.0 / 6) && GatedProduct.ArgumentOf(factor, ClipOperators.Clip0To6) is { } shifted
            ? new ActivationMatch(Activation.HardSigmoid, shifted with { Shift = shifted.Shift - 3 })
            : null;
}
