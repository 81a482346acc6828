using System.Globalization;

namespace Generated.Neuron;

public sealed partial class Dataset
{
    /// <summary>
    /// A series cut into windows, to predict what follows: row i has the values series[i] … series[i + length − 1] as inputs and
    /// series[i + length − 1 + ahead] as its target. Neighboring rows share most of their values, so split them by time,
    /// <see cref="Split(int)"/>, and not at random.
    /// </summary>
    /// <param name="series"><c>[steps × columns]</c>, the earliest step first.</param>
    /// <param name="length">The steps of a window, at least 1.</param>
    /// <param name="ahead">How many steps after the window's last one the target lies, at least 1.</param>
    /// <param name="columns">
    /// The values per step, at least 1: a row has length × columns inputs, step after step, and a target for each column.
    /// </param>
    /// <exception cref="ArgumentException">The series is too short for one window, or is not a whole number of steps.</exception>
    /// <exception cref="ArgumentOutOfRangeException">
    /// A number is less than 1, or the windows are more numbers than an array holds.
    /// </exception>
    public static Dataset Windows(ReadOnlySpan<float> series, int length, int ahead = 1, int columns = 1)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(length, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(ahead, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(columns, 1);
        var steps = series.Length / columns;
        if (steps * columns != series.Length)
        {
            throw new ArgumentException(
                $"The length is {series.Length}, but must be a multiple of the {columns} columns of a step.", nameof(series));
        }

        var rows = (long)steps - length - ahead + 1;
        if (rows < 1)
        {
            throw new ArgumentException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"The series has {Words.Count(steps, "step")}, but one window of {length:N0} and a target {ahead:N0} ahead need "
                        + $"{(long)length + ahead:N0}; give a longer series or a shorter window."),
                nameof(series));
        }

        var width = (long)length * columns;
        if (rows * width > Array.MaxLength)
        {
            throw new ArgumentOutOfRangeException(nameof(length), length, string.Create(
                CultureInfo.InvariantCulture,
                $"{rows:N0} windows of {width:N0} values are more than the {Array.MaxLength:N0} numbers of an array; shorten them."));
        }

        var (inputs, targets) = (new float[rows * width], new float[rows * columns]);
        for (var row = 0; row < (int)rows; row++)
        {
            series.Slice(row * columns, (int)width).CopyTo(inputs.AsSpan(row * (int)width));
            series.Slice((row + length - 1 + ahead) * columns, columns).CopyTo(targets.AsSpan(row * columns));
        }

        return new Dataset(inputs, targets, (int)rows, (int)width, columns);
    }
}
