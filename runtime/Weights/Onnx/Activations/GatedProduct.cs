namespace Generated.Neuron.Weights;

/// <summary>Products of the form z · gate(z), up to constants: SiLU, Mish, GELU and others.</summary>
internal static class GatedProduct
{
    /// <summary>What a factor is, if it is the gate: gain · gate(z), and the z of it.</summary>
    public readonly record struct Gate(Factor Argument, double Gain);

    /// <summary>The activation, if one factor is the gate and the other its argument.</summary>
    /// <param name="product">It matches only with two factors.</param>
    /// <param name="gateOf">The gate that a factor is, or null.</param>
    /// <param name="activation">What it is then.</param>
    public static ActivationMatch? Match(Product product, Func<Factor, Gate?> gateOf, Activation activation)
    {
        for (var i = 0; i < product.Factors.Count && product.Factors.Count == 2; i++)
        {
            var other = product.Factors[1 - i];
            if (gateOf(product.Factors[i]) is not { } gate || other.IsReciprocal || other.Rows != gate.Argument.Rows)
            {
                continue;
            }

            var gain = product.Coefficient * gate.Gain;
            var z = other with { Scale = gain * other.Scale, Shift = gain * other.Shift };
            if (product.AreSame(z.Scale, gate.Argument.Scale) && product.AreSame(z.Shift, gate.Argument.Shift))
            {
                // The two differ by roundings of the constants in between: take the one without such roundings.
                return new ActivationMatch(activation, z.Scale == 1 ? z : gate.Argument);
            }
        }

        return null;
    }

    /// <summary>The argument of an activation, if the factor is just that.</summary>
    public static Factor? ArgumentOf(Factor factor, Activation activation) =>
        factor is { IsReciprocal: false, Scale: 1, Shift: 0 } && factor.Rows.Step is ActivationStep step && step.Activation == activation
            ? Single(factor.Rows.Source!.Product)
            : null;

    /// <summary>The argument of a function that is only part of an activation, whatever its scale and shift are.</summary>
    public static Factor? ArgumentOf(Factor factor, string function) =>
        factor.Rows.Step is PartialStep step && step.Function == function ? Single(factor.Rows.Source!.Product) : null;

    private static Factor? Single(Product product) =>
        product is { Factors.Count: 1, Coefficient: 1 } && !product.Factors[0].IsReciprocal ? product.Factors[0] : null;
}
