namespace Generated.Neuron.Generator.Losses;

/// <summary>One loss as kernels write it.</summary>
/// <param name="Name">Which one.</param>
/// <param name="Title">Its readable name.</param>
/// <param name="Formula">The cost of one output, or of one row if the mean is over rows, as a formula of a and y for readers.</param>
/// <param name="Factor">What the derivative is multiplied by, once, after all rows: 2 for a square.</param>
/// <param name="Operations">About how many vector operations cost and derivative of one output take, its activation's aside.</param>
internal abstract record LossRow(Loss Name, string Title, string Formula, int Factor, int Operations)
{
    /// <summary>Whether the mean is over rows, and not over all outputs of all rows.</summary>
    public bool IsMeanOverRows => LossRules.IsMeanOverRows(Name);

    /// <summary>Dispatches on the case of a loss: a new case does not compile until every use handles it.</summary>
    public abstract T Match<T>(Func<OfError, T> ofError, Func<WithSigmoid, T> withSigmoid, Func<WithSoftmax, T> withSoftmax);

    /// <summary>Of the error a − y, output by output.</summary>
    /// <param name="Name">Which one.</param>
    /// <param name="Title">Its readable name.</param>
    /// <param name="Formula">The cost of one output.</param>
    /// <param name="Operations">About how many vector operations cost and derivative take.</param>
    /// <param name="Slope">The derivative with respect to a, without the factor, as a formula of a, which is <c>{0}</c>, and y.</param>
    /// <param name="Factor">What the derivative is multiplied by, after all rows.</param>
    /// <param name="Cost">
    /// The C# of the cost from that of the error; a call of the library's type of that name if it is not given.
    /// </param>
    /// <param name="Derivative">The C# of the derivative, without the factor; if it is not given, the same.</param>
    public sealed record OfError(
        Loss Name,
        string Title,
        string Formula,
        int Operations,
        string Slope,
        int Factor = 1,
        Func<string, string>? Cost = null,
        Func<string, string>? Derivative = null)
        : LossRow(Name, Title, Formula, Factor, Operations)
    {
        public Func<string, string> Cost { get; } = Cost ?? (error => $"{Name}.Cost<TSimd, TVector>({error})");

        public Func<string, string> Derivative { get; } =
            Derivative ?? (error => $"{Name}.Derivative<TSimd, TVector>({error})");

        public override T Match<T>(Func<OfError, T> ofError, Func<WithSigmoid, T> withSigmoid, Func<WithSoftmax, T> withSoftmax) =>
            ofError(this);

        /// <summary>The derivative with respect to a, as a formula for readers.</summary>
        public string Describe(string a) => string.Format(System.Globalization.CultureInfo.InvariantCulture, Slope, a);
    }

    /// <summary>Computed together with the sigmoid from z, so that dz = a − y and no logarithm of a is needed.</summary>
    /// <param name="Title">Its readable name.</param>
    /// <param name="Formula">The cost of one output.</param>
    /// <param name="Operations">About how many vector operations cost and derivative take.</param>
    public sealed record WithSigmoid(string Title, string Formula, int Operations)
        : LossRow(Loss.BinaryCrossEntropy, Title, Formula, Factor: 1, Operations)
    {
        public override T Match<T>(Func<OfError, T> ofError, Func<WithSigmoid, T> withSigmoid, Func<WithSoftmax, T> withSoftmax) =>
            withSigmoid(this);
    }

    /// <summary>Computed together with softmax from z, so that dz = a − y and no logarithm of a is needed.</summary>
    /// <param name="Title">Its readable name.</param>
    /// <param name="Formula">The cost of one row.</param>
    /// <param name="Operations">About how many vector operations cost and derivative take.</param>
    public sealed record WithSoftmax(string Title, string Formula, int Operations)
        : LossRow(Loss.CrossEntropy, Title, Formula, Factor: 1, Operations)
    {
        public override T Match<T>(Func<OfError, T> ofError, Func<WithSigmoid, T> withSigmoid, Func<WithSoftmax, T> withSoftmax) =>
            withSoftmax(this);
    }
}
