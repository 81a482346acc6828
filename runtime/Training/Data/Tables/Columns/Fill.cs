namespace Generated.Neuron;

/// <summary>The number that replaces a missing one.</summary>
public sealed class Fill
{
    private Fill(FillKind kind, double value = 0) => (Kind, Value) = (kind, value);

    /// <summary>The mean of the training rows that have a value.</summary>
    public static Fill Mean { get; } = new(FillKind.Mean);

    /// <summary>The median of the training rows that have a value; of an even number of them the mean of the middle two.</summary>
    public static Fill Median { get; } = new(FillKind.Median);

    internal FillKind Kind { get; }

    internal double Value { get; }

    /// <summary>A given number, before scaling.</summary>
    /// <param name="value">Finite.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number is not finite.</exception>
    public static Fill Constant(double value) => double.IsFinite(value)
        ? new Fill(FillKind.Constant, value)
        : throw new ArgumentOutOfRangeException(nameof(value), value, "The number must be finite.");
}
