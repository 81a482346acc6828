namespace Generated.Neuron.Generator.Losses;

/// <summary>
/// Every loss the compiler can write, one row each. A name joins the enum and a row joins here: planner, emitters and tests find it by
/// themselves.
/// </summary>
internal static class LossTable
{
    private static readonly LossRow[] Rows =
    [
        new LossRow.WithSigmoid("binary cross entropy", "−(y log a + (1 − y) log(1 − a))", 50),
        new LossRow.WithSoftmax("cross entropy", "−Σ y log a", 50),
        new LossRow.OfError(Loss.MeanSquaredError, "mean squared error", "(a − y)²", 2, "{0} − y", Factor: 2,
            Cost: error => $"TSimd.Multiply({error}, {error})",
            Derivative: error => error),
        new LossRow.OfError(Loss.MeanAbsoluteError, "mean absolute error", "|a − y|", 4, "sign({0} − y)"),
        new LossRow.OfError(Loss.Huber, "Huber's loss", "½ (a − y)² up to |a − y| = 1, |a − y| − ½ beyond", 6, "min(max({0} − y, −1), 1)"),
    ];

    public static LossRow Of(Loss loss) => Rows.First(row => row.Name == loss);
}
