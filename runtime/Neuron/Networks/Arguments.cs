using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Generated.Neuron;

/// <summary>The checks of Forward, Backward and Cost, for every implementation of <see cref="INetwork"/>.</summary>
internal static class Arguments
{
    /// <summary>The number of rows in a span of <paramref name="length"/> numbers.</summary>
    /// <param name="length">The length of the inputs.</param>
    /// <param name="inputCount">The inputs of one row.</param>
    /// <param name="inputs">The parameter's name.</param>
    /// <exception cref="ArgumentException">The length is not a whole number of rows.</exception>
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
    /// <param name="expected">What it must be.</param>
    /// <param name="name">The parameter's name.</param>
    /// <exception cref="ArgumentException">The two differ.</exception>
    public static void CheckLength(int length, int expected, string name)
    {
        if (length != expected)
        {
            ThrowLength(length, expected, name);
        }
    }

    /// <summary>Checks that a span that is written shares no memory with one that is read, or written too.</summary>
    /// <param name="written">The span that is written.</param>
    /// <param name="name">The parameter's name.</param>
    /// <param name="other">The other span.</param>
    /// <param name="otherName">What it is.</param>
    /// <exception cref="ArgumentException">They overlap.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void CheckApart(ReadOnlySpan<float> written, string name, ReadOnlySpan<float> other, string otherName)
    {
        if (Overlap(written, other))
        {
            ThrowOverlap(name, otherName);
        }
    }

    /// <summary>
    /// As <see cref="MemoryExtensions.Overlaps{T}(ReadOnlySpan{T}, ReadOnlySpan{T})"/>, which is not inlined: three calls of it are a tenth
    /// of the time that Backward of one row of a small network takes.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool Overlap(ReadOnlySpan<float> a, ReadOnlySpan<float> b)
    {
        ref var first = ref MemoryMarshal.GetReference(a);
        ref var second = ref MemoryMarshal.GetReference(b);
        return a.Length > 0 && b.Length > 0
            && ((nuint)Unsafe.ByteOffset(ref first, ref second) < (nuint)a.Length * sizeof(float)
                || (nuint)Unsafe.ByteOffset(ref second, ref first) < (nuint)b.Length * sizeof(float));
    }

    /// <summary>
    /// Checks that outputs share no memory with what a pass reads. Compiled at full strength at once, as the next one is: unoptimized, the
    /// checks of a call took as long as a few rows of a small network.
    /// </summary>
    /// <param name="outputs">The outputs, which are written.</param>
    /// <param name="inputs">Of all rows.</param>
    /// <param name="parameters">The network's.</param>
    /// <exception cref="ArgumentException">Two of them overlap.</exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void CheckOutputsApart(ReadOnlySpan<float> outputs, ReadOnlySpan<float> inputs, ReadOnlySpan<float> parameters)
    {
        CheckApart(outputs, nameof(outputs), inputs, nameof(inputs));
        CheckApart(outputs, nameof(outputs), parameters, "network's parameters");
    }

    /// <summary>Checks that a gradient shares no memory with what a pass reads, nor the gradient of the inputs with either.</summary>
    /// <param name="gradients">The gradient, which is written.</param>
    /// <param name="inputGradients">The gradient of the inputs, which is written; empty if it is not needed.</param>
    /// <param name="parameters">The network's.</param>
    /// <param name="inputs">Of all rows.</param>
    /// <param name="targets">Of all rows; or derivatives with respect to the outputs.</param>
    /// <param name="targetsName">What they are.</param>
    /// <exception cref="ArgumentException">Two of them overlap.</exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void CheckGradientsApart(
        ReadOnlySpan<float> gradients, ReadOnlySpan<float> inputGradients, ReadOnlySpan<float> parameters, ReadOnlySpan<float> inputs,
            ReadOnlySpan<float> targets, string targetsName = "targets")
    {
        CheckApart(gradients, nameof(gradients), inputs, nameof(inputs));
        CheckApart(gradients, nameof(gradients), targets, targetsName);
        CheckApart(gradients, nameof(gradients), parameters, "network's parameters");
        if (!inputGradients.IsEmpty)
        {
            CheckApart(inputGradients, nameof(inputGradients), inputs, nameof(inputs));
            CheckApart(inputGradients, nameof(inputGradients), targets, targetsName);
            CheckApart(inputGradients, nameof(inputGradients), parameters, "network's parameters");
            CheckApart(inputGradients, nameof(inputGradients), gradients, nameof(gradients));
        }
    }

    /// <summary>The rows of a Backpropagate, once every span has been found as long as they are.</summary>
    /// <param name="inputs">The length of the inputs.</param>
    /// <param name="inputCount">The inputs of one row.</param>
    /// <param name="outputGradients">The length of the derivatives with respect to the outputs.</param>
    /// <param name="outputCount">The outputs of one row.</param>
    /// <param name="gradients">The length of the gradients.</param>
    /// <param name="parameterCount">The network's parameters.</param>
    /// <param name="inputGradients">The length of the gradients of the inputs; 0 if they are not needed.</param>
    /// <exception cref="ArgumentException">One of the lengths does not fit.</exception>
    public static int BackpropagationRows(
        int inputs, int inputCount, int outputGradients, int outputCount, int gradients, int parameterCount, int inputGradients)
    {
        var rows = Rows(inputs, inputCount);
        CheckRows(outputGradients, rows, outputCount, nameof(outputGradients));
        CheckGradients(gradients, parameterCount, inputGradients, rows);
        if (inputGradients > 0)
        {
            CheckRows(inputGradients, rows, inputCount, nameof(inputGradients));
        }

        return rows;
    }

    /// <summary>Checks the length of the parameters' gradients, which may be left out if only those of the inputs are needed.</summary>
    /// <param name="gradients">The length: that of the parameters, or 0.</param>
    /// <param name="parameterCount">The network's parameters.</param>
    /// <param name="inputGradients">The length of the gradients of the inputs.</param>
    /// <param name="rows">The rows, of which no gradient is any.</param>
    /// <exception cref="ArgumentException">It is neither, or 0 without gradients of the inputs.</exception>
    public static void CheckGradients(int gradients, int parameterCount, int inputGradients, int rows)
    {
        if (gradients > 0 || (inputGradients == 0 && rows > 0))
        {
            CheckLength(gradients, parameterCount, nameof(gradients));
        }
    }

    /// <summary>Checks the indices of a batch's rows.</summary>
    /// <param name="batch">The indices.</param>
    /// <param name="rows">The number of rows.</param>
    /// <param name="name">The parameter's name.</param>
    /// <exception cref="ArgumentOutOfRangeException">An index is negative, or <paramref name="rows"/> or more.</exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void CheckBatch(ReadOnlySpan<int> batch, int rows, string name)
    {
        // As unsigned numbers, negative ones are the largest. A maximum needs no branch an index.
        var vectors = MemoryMarshal.Cast<int, Vector<uint>>(batch);
        var largest = Vector<uint>.Zero;
        foreach (var vector in vectors)
        {
            largest = Vector.Max(largest, vector);
        }

        var fits = Vector.LessThanAll(largest, new Vector<uint>((uint)rows)) || vectors.IsEmpty;
        foreach (var row in batch[(vectors.Length * Vector<uint>.Count)..])
        {
            fits &= (uint)row < (uint)rows;
        }

        if (!fits)
        {
            ThrowBatch(batch, rows, name);
        }
    }

    /// <summary>The smallest row weight but 0: 1 / Σ w and w × the cost keep all digits of float32 from here on.</summary>
    private const float LeastWeight = 1e-15f;

    /// <summary>The largest row weight: products with it stay far from float32's largest number.</summary>
    private const float MostWeight = 1e15f;

    /// <summary>
    /// The total weight of some rows, after a check that each of their weights is 0 or from 1e-15 to 1e15.
    /// </summary>
    /// <param name="weights">Those of all rows.</param>
    /// <param name="rows">The number of rows.</param>
    /// <param name="batch">Which of them; empty for all.</param>
    /// <param name="name">The parameter's name.</param>
    /// <exception cref="ArgumentException">There are more or fewer weights than rows, or one of them is out of range.</exception>
    public static double TotalWeight(ReadOnlySpan<float> weights, int rows, ReadOnlySpan<int> batch, string name)
    {
        CheckRows(weights.Length, rows, 1, name);

        // In double and in the order of the rows: the same on every machine.
        var total = 0.0;
        for (var i = 0; i < (batch.IsEmpty ? rows : batch.Length); i++)
        {
            var row = batch.IsEmpty ? i : batch[i];
            if (!(weights[row] is 0 or (>= LeastWeight and <= MostWeight)))
            {
                ThrowWeight(row, weights[row], name);
            }

            total += weights[row];
        }

        return total;
    }

    /// <summary>Checks a number of threads.</summary>
    /// <param name="degree">At least 1, or −1 for as many as there are processors.</param>
    /// <param name="name">The parameter's name.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is 0 or below −1.</exception>
    public static void CheckDegree(int degree, string name)
    {
        if (degree is 0 or < -1)
        {
            throw new ArgumentOutOfRangeException(
                name, degree, "The number of threads must be at least 1, or −1 for as many as there are processors.");
        }
    }

    [DoesNotReturn]
    private static void ThrowBatch(ReadOnlySpan<int> batch, int rows, string name) => throw OutsideOfRows(batch, rows, name);

    private static ArgumentOutOfRangeException OutsideOfRows(ReadOnlySpan<int> batch, int rows, string name)
    {
        var position = 0;
        while ((uint)batch[position] < (uint)rows)
        {
            position++;
        }

        return new ArgumentOutOfRangeException(name, batch[position], rows == 0
            ? $"Index {position} of the batch is {batch[position]}, but there are no rows."
            : $"Index {position} of the batch is {batch[position]}, but must be from 0 to {rows - 1}: there "
                + $"{(rows == 1 ? "is" : "are")} {Words.Count(rows, "row")}.");
    }

    // So short that the JIT sees that they do not return, and saves nothing across their calls: a method of more than 100 bytes it does not
    // read.
    [DoesNotReturn]
    private static void ThrowPartialRow(int length, int inputCount, string name) =>
        throw new ArgumentException(PartialRow(length, inputCount), name);

    [DoesNotReturn]
    private static void ThrowWeight(int row, float weight, string name) => throw new ArgumentException(NoWeight(row, weight), name);

    [DoesNotReturn]
    private static void ThrowRows(int length, int rows, int count, string name) =>
        throw new ArgumentException(OtherRows(length, rows, count), name);

    [DoesNotReturn]
    private static void ThrowLength(int length, int expected, string name) =>
        throw new ArgumentException(OtherLength(length, expected), name);

    [DoesNotReturn]
    private static void ThrowOverlap(string name, string other) => throw new ArgumentException(Overlap(name, other), name);

    private static string Overlap(string name, string other) =>
        $"It overlaps the {other}, which would change while they are read: pass separate memory.";

    private static string NoWeight(int row, float weight) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"The weight of row {row + 1} is {weight}, but must be {(weight > 0 && float.IsFinite(weight)
                ? $"0, or from {LeastWeight} to {MostWeight}; only ratios matter, so multiply all weights by one number"
                : "finite and at least 0")}.");

    private static string PartialRow(int length, int inputCount) =>
        $"The length is {length}, but must be a multiple of {inputCount}: one row has {Words.Count(inputCount, "input")}.";

    private static string OtherRows(int length, int rows, int count) =>
        $"The length is {length}, but must be {(long)rows * count}: {Words.Count(rows, "row")} of {count}.";

    private static string OtherLength(int length, int expected) => $"The length is {length}, but must be {expected}.";
}
