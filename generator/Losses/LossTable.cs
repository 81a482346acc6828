namespace Generated.Neuron.Generator.Losses;

/// <summary>
/// Every loss the compiler can write, one row each. A name joins the enum and a row joins here: planner, emitters and tests find it by
/// themselves.
/// </summary>
internal static class LossTable
{
    private static readonly LossRow[] Rows =
    [
        new LossRow.WithSigmoid("binary cross entropy", "−(y log a + (1 − y) log(1 − a))"),
        new LossRow.WithSoftmax("cross entropy", "−Σ y log a"),
        new LossRow.OfError(Loss.MeanSquaredError, "mean squared error", "(a − y)²", 2,
            Cost: error => $"TSimd.Multiply({error}, {error})",
            Derivative: error => error),
    ];

    public static LossRow Of(Loss loss) => Rows.First(row => row.Name == loss);
}
