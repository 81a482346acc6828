namespace Generated.Neuron;

/// <summary>What is fitted to the numbers of a column, in float64.</summary>
internal static class Moments
{
    /// <summary>2⁻⁵², the distance from 1 to the next float64.</summary>
    private const double Epsilon = 2.220446049250313e-16;

    /// <summary>The number that replaces missing ones.</summary>
    /// <param name="numbers">NaN where one is missing; at least one is not.</param>
    /// <param name="fill">How it is computed.</param>
    public static double Fill(ReadOnlySpan<double> numbers, Fill fill) => fill.Kind switch
    {
        FillKind.Mean => Mean(numbers),
        FillKind.Median => Median(numbers),
        _ => fill.Value,
    };

    /// <summary>What is subtracted, and what the difference is divided by: 1 if all numbers are equal.</summary>
    /// <param name="numbers">NaN where one is missing.</param>
    /// <param name="fill">What replaces the missing ones.</param>
    /// <param name="scaling">How.</param>
    public static (double Mean, double Deviation) Scale(ReadOnlySpan<double> numbers, double? fill, Scaling scaling)
    {
        if (scaling == Scaling.None || numbers.IsEmpty)
        {
            return (0, 1);
        }

        var (least, most) = (double.PositiveInfinity, double.NegativeInfinity);
        foreach (var number in numbers)
        {
            var value = double.IsNaN(number) ? fill ?? number : number;
            (least, most) = (Math.Min(least, value), Math.Max(most, value));
        }

        if (scaling == Scaling.MinMax || least == most)
        {
            return (least, least == most ? 1 : most - least);
        }

        // Around the first number, so that large ones keep their digits.
        var origin = double.IsNaN(numbers[0]) ? fill!.Value : numbers[0];
        double sum = 0, squares = 0;
        foreach (var number in numbers)
        {
            sum += (double.IsNaN(number) ? fill!.Value : number) - origin;
        }

        var shift = sum / numbers.Length;
        foreach (var number in numbers)
        {
            var distance = (double.IsNaN(number) ? fill!.Value : number) - origin - shift;
            squares += distance * distance;
        }

        // Numbers that differ by no more than their mean's rounding count as constant, with scikit-learn's bound.
        var (variance, mean) = (squares / numbers.Length, origin + shift);
        var rounding = numbers.Length * mean * Epsilon;
        return (mean, variance <= numbers.Length * Epsilon * variance + rounding * rounding ? 1 : Math.Sqrt(variance));
    }

    /// <summary>Pearson's correlation of two columns; 0 if one does not vary.</summary>
    /// <param name="numbers">NaN where one is missing.</param>
    /// <param name="fill">What replaces the missing ones.</param>
    /// <param name="targets">The same number of targets, none missing.</param>
    public static double Correlation(ReadOnlySpan<double> numbers, double? fill, ReadOnlySpan<double> targets)
    {
        var origin = double.IsNaN(numbers[0]) ? fill!.Value : numbers[0];
        double sum = 0, targetSum = 0, squares = 0, targetSquares = 0, products = 0;
        for (var i = 0; i < numbers.Length; i++)
        {
            var (x, y) = ((double.IsNaN(numbers[i]) ? fill!.Value : numbers[i]) - origin, targets[i] - targets[0]);
            sum += x;
            targetSum += y;
            squares += x * x;
            targetSquares += y * y;
            products += x * y;
        }

        var spread = (squares - sum * sum / numbers.Length) * (targetSquares - targetSum * targetSum / numbers.Length);
        return spread > 0 ? (products - sum * targetSum / numbers.Length) / Math.Sqrt(spread) : 0;
    }

    private static double Mean(ReadOnlySpan<double> numbers)
    {
        double origin = double.NaN, sum = 0;
        var count = 0;
        foreach (var number in numbers)
        {
            if (double.IsNaN(number))
            {
                continue;
            }

            origin = count == 0 ? number : origin;
            sum += number - origin;
            count++;
        }

        return origin + sum / count;
    }

    private static double Median(ReadOnlySpan<double> numbers)
    {
        var present = new List<double>(numbers.Length);
        foreach (var number in numbers)
        {
            if (!double.IsNaN(number))
            {
                present.Add(number);
            }
        }

        present.Sort();
        var (below, above) = (present[(present.Count - 1) / 2], present[present.Count / 2]);
        return below + (above - below) / 2;
    }
}
