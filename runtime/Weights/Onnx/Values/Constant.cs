namespace Generated.Neuron.Weights;

/// <summary>A tensor of float32 numbers that the file gives, or that follow from such.</summary>
/// <param name="numbers">Row-major; never changed.</param>
/// <param name="shape">Empty for one number alone.</param>
/// <param name="precision">The relative rounding error of the type that a number was stored in.</param>
/// <param name="name">The initializer's name, for messages; empty if there is none.</param>
internal sealed class Constant(float[] numbers, int[] shape, double precision, string name) : GraphValue
{
    public float[] Numbers => numbers;

    public int[] Shape => shape;

    public double Precision => precision;

    public string Name => name;

    /// <summary>Whether it is one number, however many dimensions it has.</summary>
    public bool IsSingle => numbers.Length == 1;

    /// <summary>For messages: <c>'0.weight' [8, 2]</c>.</summary>
    public string Text => $"{(name.Length == 0 ? "a constant" : PlainText.Quote(name))} [{string.Join(", ", shape)}]";

    public Constant Reshaped(int[] newShape) => new(numbers, newShape, precision, name);

    public Constant With(float[] newNumbers) => new(newNumbers, shape, precision, name);
}
