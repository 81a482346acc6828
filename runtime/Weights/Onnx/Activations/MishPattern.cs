namespace Generated.Neuron.Weights;

/// <summary>z · Tanh(Softplus(z)).</summary>
internal static class MishPattern
{
    public static ActivationMatch? Match(Product product) => GatedProduct.Match(
        product,
        static factor => GatedProduct.ArgumentOf(factor, Activation.Tanh) is { } softplus
            && GatedProduct.ArgumentOf(softplus, Activation.Softplus) is { } z
            ? new(z, 1)
            : null,
        Activation.Mish);
}
