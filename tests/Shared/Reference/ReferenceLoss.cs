namespace Generated.Neuron.Tests.Reference;

/// <summary>
/// The cost of one row from its weighted sums z, and its derivative with respect to them, in double precision. The mean is
/// PyTorch's: over all elements, except cross entropy, over rows.
/// </summary>
internal static class ReferenceLoss
{
    /// <summary>−ln 1e-14: a logarithm never sees less than 1e-14, so no single cost exceeds this.</summary>
    public static readonly double MostCost = -Math.Log(1e-14);

    /// <summary>The sum over the row's outputs; z, a and y are <c>[outputs]</c>.</summary>
    public static double Cost(Loss loss, double[] z, double[] a, ReadOnlySpan<double> y)
    {
        var logSum = LogSumExp(z);
        var cost = 0.0;
        for (var j = 0; j < z.Length; j++)
        {
            cost += loss switch
            {
                // −ln σ(z) = softplus(−z) and −ln(1 − σ(z)) = softplus(z)
                Loss.BinaryCrossEntropy => y[j] * Math.Min(Softplus(-z[j]), MostCost) + (1 - y[j]) * Math.Min(Softplus(z[j]), MostCost),
                Loss.CrossEntropy => -y[j] * Math.Max(z[j] - logSum, -MostCost),
                Loss.MeanSquaredError => (a[j] - y[j]) * (a[j] - y[j]),
                Loss.MeanAbsoluteError => Math.Abs(a[j] - y[j]),
                Loss.Huber => Math.Abs(a[j] - y[j]) <= 1 ? (a[j] - y[j]) * (a[j] - y[j]) / 2 : Math.Abs(a[j] - y[j]) - 0.5,
                _ => throw new ArgumentException($"The reference has no formula for {loss}; add its cost and derivative.", nameof(loss)),
            };
        }

        return cost;
    }

    /// <summary>dz <c>[outputs]</c> of the row's sum: taken together with the activation for the cross entropies.</summary>
    public static double[] Derivative(Loss loss, Activation output, double[] z, double[] a, ReadOnlySpan<double> y)
    {
        var dz = new double[z.Length];
        for (var j = 0; j < z.Length; j++)
        {
            dz[j] = loss switch
            {
                Loss.BinaryCrossEntropy or Loss.CrossEntropy => a[j] - y[j],
                Loss.MeanSquaredError => 2 * (a[j] - y[j]) * ReferenceActivation.Of(output).Derivative(z[j]),
                Loss.MeanAbsoluteError => Math.Sign(a[j] - y[j]) * ReferenceActivation.Of(output).Derivative(z[j]),
                Loss.Huber => Math.Clamp(a[j] - y[j], -1, 1) * ReferenceActivation.Of(output).Derivative(z[j]),
                _ => throw new ArgumentException($"The reference has no formula for {loss}; add its cost and derivative.", nameof(loss)),
            };
        }

        return dz;
    }

    /// <summary>What the sum over rows and outputs is divided by.</summary>
    public static double Divisor(Loss loss, int rows, int outputs) => loss == Loss.CrossEntropy ? rows : (double)rows * outputs;

    public static double[] Softmax(double[] z)
    {
        var logSum = LogSumExp(z);
        return [.. z.Select(zj => Math.Exp(zj - logSum))];
    }

    private static double Softplus(double z) => Math.Max(z, 0) + Math.Log(1 + Math.Exp(-Math.Abs(z)));

    private static double LogSumExp(double[] z)
    {
        var largest = z.Max();
        return largest + Math.Log(z.Sum(zj => Math.Exp(zj - largest)));
    }
}
