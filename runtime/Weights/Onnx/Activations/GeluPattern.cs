namespace Generated.Neuron.Weights;

/// <summary>0.5 · z · (1 + Erf(z / √2)).</summary>
internal static class GeluPattern
{
    private const double SquareRootOf2 = 1.4142135623730951;

    public static ActivationMatch? Match(Product product) => GatedProduct.Match(
        product,
        static factor => factor is { IsReciprocal: false, Scale: not 0 } && factor.Scale == factor.Shift
            && GatedProduct.ArgumentOf(factor, "Erf") is { } halved
            ? new(halved with { Scale = SquareRootOf2 * halved.Scale, Shift = SquareRootOf2 * halved.Shift }, 2 * factor.Scale)
            : null,
        Activation.Gelu);
}
