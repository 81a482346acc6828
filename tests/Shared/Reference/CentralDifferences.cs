namespace Generated.Neuron.Tests.Reference;

/// <summary>Gradients from the cost alone, (C(θ + h) − C(θ − h)) / 2h: they know nothing of the chain rule.</summary>
internal static class CentralDifferences
{
    /// <summary>The truncation h²·C‴/6 and the cancellation ε·C/h are both near 1e-10 with this step.</summary>
    public const double Step = 1e-5;

    /// <summary>
    /// Truncation and cancellation together stay below 1e-9 for costs and third derivatives up to about 10; ten times that.
    /// </summary>
    public const double Tolerance = 1e-8;

    /// <summary>The derivative of the reference's cost by one of <paramref name="variables"/> (its parameters or the inputs).</summary>
    public static double Of(ReferenceNetwork reference, double[] variables, int index, double[] inputs, double[] targets) =>
        Of(() => reference.Cost(inputs, targets), variables, index);

    /// <summary>The derivative of any cost by one of the variables that it depends on.</summary>
    public static double Of(Func<double> cost, double[] variables, int index)
    {
        var kept = variables[index];
        variables[index] = kept + Step;
        var above = cost();
        variables[index] = kept - Step;
        var below = cost();
        variables[index] = kept;
        return (above - below) / (2 * Step);
    }
}
