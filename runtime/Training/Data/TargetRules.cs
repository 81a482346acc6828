using System.Globalization;

namespace Generated.Neuron;

/// <summary>Which numbers can be trained on.</summary>
internal static class TargetRules
{
    /// <summary>Class probabilities that are rounded to three digits add up to 1 within this tolerance.</summary>
    private const float SumTolerance = 1e-3f;

    /// <summary>Checks that all numbers are finite and that the targets fit the loss.</summary>
    /// <exception cref="ArgumentException">
    /// They do not; the message names row and column, counted from 1, and what to write instead.
    /// </exception>
    public static void Check(Dataset data, Loss loss, string name)
    {
        CheckFinite(data.Inputs, data.InputCount, "input", name);
        CheckFinite(data.Targets, data.TargetCount, "target", name);
        if (loss == Loss.BinaryCrossEntropy && data.Targets.IndexOfAnyExceptInRange(0f, 1f) is var place and >= 0)
        {
            throw Invalid(
                data.Targets[place], place, data.TargetCount, "target",
                "Loss.BinaryCrossEntropy needs 0 or 1, or a probability in between; write classes -1 and 1 as 0 and 1, call OneHot for "
                    + "labels 0, 1, 2, …, or take Loss.MeanSquaredError for numbers", name);
        }

        if (loss == Loss.CrossEntropy)
        {
            CheckDistributions(data, name);
        }
    }

    /// <summary>Checks that all numbers are finite.</summary>
    public static void CheckFinite(ReadOnlySpan<float> numbers, int width, string kind, string name)
    {
        var place = numbers.IndexOfAnyExceptInRange(float.MinValue, float.MaxValue);
        if (place >= 0)
        {
            throw Invalid(numbers[place], place, width, kind, "it must be a finite number; mend it or remove the row", name);
        }
    }

    private static void CheckDistributions(Dataset data, string name)
    {
        for (var row = 0; row < data.Rows; row++)
        {
            var targets = data.Targets.Slice(row * data.TargetCount, data.TargetCount);
            var sum = 0f;
            foreach (var target in targets)
            {
                sum += target;
            }

            if (targets.IndexOfAnyExceptInRange(0f, 1f) is var column and >= 0)
            {
                throw Invalid(
                    targets[column], row * data.TargetCount + column, data.TargetCount, "target",
                    "Loss.CrossEntropy needs class probabilities, such as one-hot targets; call OneHot for labels 0, 1, 2, …", name);
            }

            if (!(MathF.Abs(sum - 1) <= SumTolerance))
            {
                throw new ArgumentException(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"Row {row + 1}: the targets add up to {sum}, but Loss.CrossEntropy needs probabilities that add up to 1, such as "
                            + $"a 1 among zeros; take Loss.BinaryCrossEntropy for labels that do not exclude each other."),
                    name);
            }
        }
    }

    private static ArgumentException Invalid(float number, int place, int width, string kind, string remedy, string name) =>
        new(
            string.Create(CultureInfo.InvariantCulture, $"Row {place / width + 1}, {kind} {place % width + 1} is {number}: {remedy}."),
            name);
}
