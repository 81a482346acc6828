using System.Collections.Immutable;

namespace Generated.Neuron;

/// <summary>
/// Shifts and scales each input to mean 0 and standard deviation 1, by the numbers of the training data: fit it to the
/// training rows and apply the same to the test rows.
/// </summary>
public sealed class Standardizer
{
    private Standardizer(ImmutableArray<float> mean, ImmutableArray<float> deviation) => (Mean, Deviation) = (mean, deviation);

    /// <summary>The mean of each input.</summary>
    public ImmutableArray<float> Mean { get; }

    /// <summary>The standard deviation of each input over all rows (divided by the rows, not the rows − 1); 1 for an input that is constant.</summary>
    public ImmutableArray<float> Deviation { get; }

    /// <summary>Means and deviations of the inputs of a data set.</summary>
    /// <param name="train">At least one row.</param>
    /// <exception cref="ArgumentException">There are no rows.</exception>
    public static Standardizer Fit(Dataset train)
    {
        ArgumentNullException.ThrowIfNull(train);
        if (train.Rows == 0)
        {
            throw new ArgumentException("The data set has no rows.", nameof(train));
        }

        var (mean, deviation) = (new float[train.InputCount], new float[train.InputCount]);
        for (var input = 0; input < train.InputCount; input++)
        {
            var (center, spread) = Moments(train.Inputs, input, train.InputCount);
            mean[input] = (float)center;
            deviation[input] = (float)spread is var rounded and > 0 ? rounded : 1;
        }

        return new Standardizer([.. mean], [.. deviation]);
    }

    /// <summary>The same rows with (x − mean) / deviation in place of each input x.</summary>
    /// <param name="data">As many inputs as the data set that was fitted.</param>
    /// <exception cref="ArgumentException">The number of inputs differs.</exception>
    public Dataset Apply(Dataset data)
    {
        ArgumentNullException.ThrowIfNull(data);
        if (data.InputCount != Mean.Length)
        {
            throw new ArgumentException($"The rows have {data.InputCount} inputs, but the fitted ones had {Mean.Length}.", nameof(data));
        }

        var inputs = data.Inputs.ToArray();
        for (var k = 0; k < inputs.Length; k++)
        {
            var input = k % Mean.Length;
            inputs[k] = (inputs[k] - Mean[input]) / Deviation[input];
        }

        return data.WithInputs(inputs);
    }

    private static (double Mean, double Deviation) Moments(ReadOnlySpan<float> inputs, int input, int inputCount)
    {
        // Around the first value, so that a constant column gives exactly 0 and large values keep their digits.
        double origin = inputs[input];
        var rows = inputs.Length / inputCount;
        double sum = 0, squares = 0;
        for (var k = input; k < inputs.Length; k += inputCount)
        {
            sum += inputs[k] - origin;
        }

        var shift = sum / rows;
        for (var k = input; k < inputs.Length; k += inputCount)
        {
            var distance = inputs[k] - origin - shift;
            squares += distance * distance;
        }

        return (origin + shift, Math.Sqrt(squares / rows));
    }
}
