namespace Generated.Neuron.Weights;

/// <summary>0.5 · z · (1 + Tanh(√(2/π) · (z + 0.044715 · z³))), which is near GELU, but not the runtime's.</summary>
internal static class GeluByTanh
{
    /// <summary>Also for the operator Gelu.</summary>
    public const string Refusal =
        "it is the approximation of GELU by tanh, but the runtime's Gelu is the exact one, by erf; train with nn.GELU() without "
        + "approximate=\"tanh\"";

    public static void Refuse(NodeCall call, Product product)
    {
        // 1 + Tanh(of a sum of two values that both depend on the input).
        foreach (var factor in product.Factors)
        {
            if (product.Factors.Count > 1 && factor.Shift != 0 && factor.Rows.Step is ActivationStep { Activation: Activation.Tanh }
                && factor.Rows.Source!.Product.Factors[0].Rows.Step is PartialStep)
            {
                throw call.Wrong(Refusal);
            }
        }
    }
}
