namespace Generated.Neuron.Weights;

/// <summary>z · Sigmoid(z).</summary>
internal static class SiluPattern
{
    public static ActivationMatch? Match(Product product) => GatedProduct.Match(
        product,
        static factor => GatedProduct.ArgumentOf(factor, Activation.Sigmoid) is { } z ? new(z, 1) : null,
        Activation.Silu);
}
