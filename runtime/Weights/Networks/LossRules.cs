namespace Generated.Neuron;

/// <summary>Which output fits which loss, one row per loss: the one place, for the compiler's side and for run time.</summary>
/// <remarks>
/// The cross entropies are computed together with their activation, from z: dz = a − y. Any other pair would take the logarithm of a
/// number that is not a probability. The element-wise losses take any element-wise activation.
/// </remarks>
internal static class LossRules
{
    private static readonly Rule[] Rules =
    [
        new(Loss.BinaryCrossEntropy, Activation.Sigmoid, TakesAnyElementWise: false, IsMeanOverRows: false),
        new(Loss.CrossEntropy, Activation.Softmax, TakesAnyElementWise: false, IsMeanOverRows: true),
        new(Loss.MeanSquaredError, Activation.Identity, TakesAnyElementWise: true, IsMeanOverRows: false),
        new(Loss.MeanAbsoluteError, Activation.Identity, TakesAnyElementWise: true, IsMeanOverRows: false),
        new(Loss.Huber, Activation.Identity, TakesAnyElementWise: true, IsMeanOverRows: false),
    ];

    /// <summary>The output activation if none is named.</summary>
    public static Activation DefaultOutput(Loss loss) => Of(loss).Output;

    /// <summary>Whether a loss takes an output activation.</summary>
    public static bool Fits(Loss loss, Activation output)
    {
        var rule = Of(loss);
        return output == rule.Output || (rule.TakesAnyElementWise && output != Activation.Softmax);
    }

    /// <summary>Whether the mean cost is over rows, and not over all outputs of all rows.</summary>
    public static bool IsMeanOverRows(Loss loss) => Of(loss).IsMeanOverRows;

    private static Rule Of(Loss loss)
    {
        foreach (var rule in Rules)
        {
            if (rule.Name == loss)
            {
                return rule;
            }
        }

        throw new ArgumentException($"There is no row for the loss {loss}; add one to the table.", nameof(loss));
    }

    /// <param name="Name">Which loss.</param>
    /// <param name="Output">The output activation if none is named.</param>
    /// <param name="TakesAnyElementWise">Whether any other activation except softmax is allowed as well.</param>
    /// <param name="IsMeanOverRows">Whether the mean is over rows, and not over all outputs of all rows.</param>
    private sealed record Rule(Loss Name, Activation Output, bool TakesAnyElementWise, bool IsMeanOverRows);
}
