using System.Collections.Immutable;

namespace Generated.Neuron.Generator.Planning;

/// <summary>
/// The rule of the late weight. With one hidden layer and one output, dz1 = dz2 · w2 ⊙ f′(z1), and w2 is the same for every row: so it is
/// left out of the sums over the rows and multiplies them once, at the end, and no pass over the rows makes dz1. If moreover
/// f(z) = f′(z) · z, the gradient of w2 needs no sums either: dw2 = Σ dz2 a1 = Σ dz2 f′(z1) (W1 x + b1) follows from the sums for W1 and
/// b1, and is as exact, because a1 is no more exact than z1.
/// </summary>
/// <param name="Hidden">The first layer, whose gradient's sums lack w2.</param>
/// <param name="Output">The layer with the single output.</param>
/// <param name="GivesGradient">Whether the sums give the gradient of w2 too.</param>
internal sealed record LateWeight(AffineStep Hidden, AffineStep Output, bool GivesGradient)
{
    /// <summary>The steps with their gradients computed that way, if the rule applies.</summary>
    /// <param name="steps">A program's, with their passes chosen.</param>
    public static (ImmutableArray<Step> Steps, LateWeight? Rule) Apply(ImmutableArray<Step> steps)
    {
        // Not with a long f′, which is taken once per neuron, in its column, and not in every tile of the gradient.
        if (steps is not [AffineStep { HasActivation: true } hidden, AffineStep { Outputs: 1 } output]
            || Budgets.IsLong(hidden.Activation.DerivativeOperations)
            || WithoutWeight(hidden.Gradient) is not { } gradient)
        {
            return (steps, null);
        }

        var gives = hidden.Activation.Homogeneous;
        hidden = hidden with { Gradient = gradient };
        output = output with
        {
            Delta = output.Delta with { ForInputsAlone = true },
            Gradient = gives ? new GradientPlan.OfHiddenSums() : output.Gradient,
        };
        return ([hidden, output], new LateWeight(hidden, output, gives));
    }

    private static GradientPlan? WithoutWeight(GradientPlan gradient) => gradient switch
    {
        GradientPlan.WrittenOut written => written with { Delta = DeltaSource.WithoutLateWeight },
        GradientPlan.LanesAreRows rows => rows with { Delta = DeltaSource.WithoutLateWeight },
        _ => null,
    };
}
