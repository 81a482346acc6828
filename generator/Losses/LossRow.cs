namespace Generated.Neuron.Generator.Losses;

/// <summary>One loss as kernels write it.</summary>
/// <param name="Name">Which one.</param>
/// <param name="Title">Its name for people.</param>
/// <param name="Formula">The cost of one output, or of one row where the mean is over rows, of a and y: for people.</param>
/// <param name="IsMeanOverRows">Whether the mean is over rows, and not over all outputs of all rows.</param>
/// <param name="Factor">What the derivative is multiplied by, once, after all rows: 2 for a square.</param>
internal abstract record LossRow(Loss Name, string Title, string Formula, bool IsMeanOverRows, int Factor)
{
    /// <summary>Of the error a − y, output by output.</summary>
    /// <param name="Name">Which one.</param>
    /// <param name="Title">Its name for people.</param>
    /// <param name="Formula">The cost of one output.</param>
    /// <param name="Factor">What the derivative is multiplied by, after all rows.</param>
    /// <param name="Cost">The C# of the cost from that of the error.</param>
    /// <param name="Derivative">The C# of the derivative by a, without the factor, from that of the error.</param>
    public sealed record OfError(Loss Name, string Title, string Formula, int Factor, Func<string, string> Cost, Func<string, string> Derivative)
        : LossRow(Name, Title, Formula, IsMeanOverRows: false, Factor);

    /// <summary>Taken with the sigmoid from z, so that dz = a − y and no logarithm of a is needed.</summary>
    /// <param name="Title">Its name for people.</param>
    /// <param name="Formula">The cost of one output.</param>
    public sealed record WithSigmoid(string Title, string Formula) : LossRow(Loss.BinaryCrossEntropy, Title, Formula, IsMeanOverRows: false, Factor: 1);

    /// <summary>Taken with softmax from z, so that dz = a − y and no logarithm of a is needed.</summary>
    /// <param name="Title">Its name for people.</param>
    /// <param name="Formula">The cost of one row.</param>
    public sealed record WithSoftmax(string Title, string Formula) : LossRow(Loss.CrossEntropy, Title, Formula, IsMeanOverRows: true, Factor: 1);
}
