namespace Generated.Neuron.Weights;

/// <summary>z / (1 + |z|).</summary>
internal static class SoftsignPattern
{
    public static ActivationMatch? Match(Product product) => GatedProduct.Match(
        product,
        static factor => factor is { IsReciprocal: true, Scale: > 0 } && factor.Scale == factor.Shift
            && GatedProduct.ArgumentOf(factor, "Abs") is { } z
            ? new(z, 1 / factor.Scale)
            : null,
        Activation.Softsign);
}
