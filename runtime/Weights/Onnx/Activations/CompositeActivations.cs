namespace Generated.Neuron.Weights;

/// <summary>The activations that exporters write as several operators: tried when a product is complete.</summary>
internal static class CompositeActivations
{
    private static readonly Func<Product, ActivationMatch?>[] Patterns =
    [
        SiluPattern.Match, MishPattern.Match, GeluPattern.Match, HardSwishPattern.Match, HardSigmoidPattern.Match, SoftsignPattern.Match,
    ];

    /// <summary>The rows as an activation of this library, or null if they are not one (yet).</summary>
    /// <exception cref="ModelFileException">They are GELU by tanh.</exception>
    public static Rows? Find(NodeCall call, Rows rows)
    {
        foreach (var pattern in Patterns)
        {
            if (pattern(rows.Product) is { } match && match.Argument.Rows.IsTransposed == rows.IsTransposed)
            {
                var (x, scale, shift) = (match.Argument.Rows, match.Argument.Scale, match.Argument.Shift);
                var z = scale == 1 && shift == 0 ? x : x.Through(call.Node, new ScaleStep([scale], [shift]));
                return z.Through(call.Node, new ActivationStep(match.Activation)).Reshaped(rows.Shape);
            }
        }

        GeluByTanh.Refuse(call, rows.Product);
        return null;
    }
}
