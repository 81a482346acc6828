using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;

namespace Generated.Neuron;

/// <summary>The checks of Forward, Backward and Cost, for every implementation of <see cref="INetwork"/>.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Arguments
{
    /// <summary>The number of rows in a span of <paramref name="length"/> numbers.</summary>
    /// <param name="length">The length of the inputs.</param>
    /// <param name="inputCount">The inputs of one row.</param>
    /// <param name="inputs">The parameter's name.</param>
    /// <exception cref="ArgumentException">The length is no whole number of rows.</exception>
    public static int Rows(int length, int inputCount, string inputs = "inputs")
    {
        var rows = (int)((uint)length / (uint)inputCount);
        if (rows * inputCount != length)
        {
            ThrowPartialRow(length, inputCount, inputs);
        }

        return rows;
    }

    /// <summary>Checks the length of a span against the rows of the inputs.</summary>
    /// <param name="length">What it is.</param>
    /// <param name="rows">The rows of the inputs.</param>
    /// <param name="count">The numbers in one row.</param>
    /// <param name="name">The parameter's name.</param>
    /// <exception cref="ArgumentException">The length is not rows × count.</exception>
    public static void CheckRows(int length, int rows, int count, string name)
    {
        if (length != (long)rows * count)
        {
            ThrowRows(length, rows, count, name);
        }
    }

    /// <summary>Checks the length of a span.</summary>
    /// <param name="length">What it is.</param>
    /// <param name="expected">What it has to be.</param>
    /// <param name="name">The parameter's name.</param>
    /// <exception cref="ArgumentException">The two differ.</exception>
    public static void CheckLength(int length, int expected, string name)
    {
        if (length != expected)
        {
            ThrowLength(length, expected, name);
        }
    }

    [DoesNotReturn]
    private static void ThrowPartialRow(int length, int inputCount, string name) =>
        throw new ArgumentException($"The length is {length}, but must be a multiple of {inputCount}: one row has {inputCount} inputs.", name);

    [DoesNotReturn]
    private static void ThrowRows(int length, int rows, int count, string name) =>
        throw new ArgumentException($"The length is {length}, but must be {(long)rows * count}: {rows} rows of {count}.", name);

    [DoesNotReturn]
    private static void ThrowLength(int length, int expected, string name) =>
        throw new ArgumentException($"The length is {length}, but must be {expected}.", name);
}
