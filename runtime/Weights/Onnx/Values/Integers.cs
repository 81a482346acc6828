namespace Generated.Neuron.Weights;

/// <summary>Whole numbers: shapes, axes, indices, masks.</summary>
/// <param name="numbers">Row-major; <see cref="Open"/> for a number that depends on how many rows the network gets.</param>
/// <param name="shape">Empty for one number alone.</param>
internal sealed class Integers(long[] numbers, int[] shape) : GraphValue
{
    /// <summary>A number that is not known from the file, such as the number of rows.</summary>
    public const long Open = long.MinValue;

    public long[] Numbers => numbers;

    public int[] Shape => shape;

    public static Integers Vector(long[] numbers) => new(numbers, [numbers.Length]);
}
