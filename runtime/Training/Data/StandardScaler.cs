using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Serialization;

namespace Generated.Neuron;

/// <summary>
/// Shifts and scales each input to mean 0 and standard deviation 1, using the numbers of the training data: fit it to the
/// training rows and apply the same to the test rows.
/// </summary>
public sealed partial class StandardScaler
{
    private readonly InputScaling _scaling;

    /// <summary>A scaler from known numbers, for example scikit-learn's mean_ and scale_.</summary>
    /// <param name="mean">The mean of each input, finite.</param>
    /// <param name="deviation">As many numbers, finite and greater than 0.</param>
    /// <exception cref="ArgumentException">
    /// There are no numbers, the two lists differ in length, or a number is out of range.
    /// </exception>
    public StandardScaler(IEnumerable<float> mean, IEnumerable<float> deviation)
    {
        ArgumentNullException.ThrowIfNull(mean);
        ArgumentNullException.ThrowIfNull(deviation);
        (Mean, Deviation) = ([.. mean], [.. deviation]);
        if (Mean.IsEmpty || Mean.Any(number => !float.IsFinite(number)))
        {
            throw new ArgumentException($"The means must be finite numbers, at least one; got {Text(Mean)}.", nameof(mean));
        }

        if (Deviation.Length != Mean.Length || Deviation.Any(number => !(float.IsFinite(number) && number > 0)))
        {
            throw new ArgumentException(
                $"The deviations must be {Mean.Length} finite numbers greater than 0, one for each mean; got "
                + $"{Text(Deviation)}.",
                nameof(deviation));
        }

        _scaling = new InputScaling(Mean, Deviation);

        static string Text(ImmutableArray<float> numbers) =>
            numbers.IsEmpty ? "none" : string.Join(", ", numbers.Select(number => number.ToString(CultureInfo.InvariantCulture)));
    }

    /// <summary>As the other; this one reads a scaler that System.Text.Json wrote.</summary>
    /// <inheritdoc cref="StandardScaler(IEnumerable{float}, IEnumerable{float})"/>
    [JsonConstructor]
    public StandardScaler(ImmutableArray<float> mean, ImmutableArray<float> deviation)
        : this(mean.IsDefault ? [] : mean.AsEnumerable(), deviation.IsDefault ? [] : deviation.AsEnumerable())
    {
    }

    /// <summary>The mean of each input.</summary>
    public ImmutableArray<float> Mean { get; }

    /// <summary>
    /// The standard deviation of each input over all rows (divided by the rows, not the rows − 1); 1 for an input that is constant.
    /// </summary>
    public ImmutableArray<float> Deviation { get; }

    /// <summary>Means and deviations of the inputs of a data set.</summary>
    /// <param name="train">At least one row.</param>
    /// <exception cref="ArgumentException">There are no rows, or an input is not finite.</exception>
    public static StandardScaler Fit(Dataset train)
    {
        ArgumentNullException.ThrowIfNull(train);
        train.CheckScales(nameof(train));
        var scaler = Of(train.Inputs, train.InputCount);
        scaler._scaling.InputNames = train.InputNames;
        return scaler;
    }

    /// <summary>The same rows with (x − mean) / deviation in place of each input x.</summary>
    /// <param name="data">As many inputs as the data set that was fitted.</param>
    /// <exception cref="ArgumentException">The number of inputs differs, or both have names and these differ.</exception>
    public Dataset Transform(Dataset data) => _scaling.Transform(data);

    /// <summary>One row, or several, scaled: <c>network.PredictClass(scaler.Transform([5.1f, 3.5f]))</c>.</summary>
    /// <param name="inputs"><c>[rows × inputs]</c></param>
    /// <returns><c>[rows × inputs]</c></returns>
    /// <exception cref="ArgumentException">The inputs are not a whole number of rows.</exception>
    public float[] Transform(ReadOnlySpan<float> inputs)
    {
        var scaled = new float[inputs.Length];
        _scaling.Transform(inputs, scaled);
        return scaled;
    }

    /// <summary>Scales rows into memory that is already there.</summary>
    /// <param name="inputs"><c>[rows × inputs]</c></param>
    /// <param name="scaled"><c>[rows × inputs]</c>, overwritten; may be the inputs themselves</param>
    /// <exception cref="ArgumentException">A span has the wrong length, or the two overlap in part; nothing is written then.</exception>
    public void Transform(ReadOnlySpan<float> inputs, Span<float> scaled) => _scaling.Transform(inputs, scaled);

    /// <summary>
    /// The same rows with x · deviation + mean in place of each scaled input x: what <see cref="Transform(Dataset)"/> was given.
    /// </summary>
    /// <param name="data">As many inputs as the data set that was fitted.</param>
    /// <exception cref="ArgumentException">The number of inputs differs, or both have names and these differ.</exception>
    public Dataset InverseTransform(Dataset data) => _scaling.InverseTransform(data);

    /// <summary>Brings scaled rows back: x · deviation + mean.</summary>
    /// <param name="scaled"><c>[rows × inputs]</c></param>
    /// <param name="inputs"><c>[rows × inputs]</c>, overwritten; may be the scaled ones themselves</param>
    /// <exception cref="ArgumentException">A span has the wrong length, or the two overlap in part; nothing is written then.</exception>
    public void InverseTransform(ReadOnlySpan<float> scaled, Span<float> inputs) => _scaling.InverseTransform(scaled, inputs);

    /// <summary>One line: the numbers of the first inputs.</summary>
    public override string ToString() =>
        $"{nameof(StandardScaler)} of {Words.Count(Mean.Length, "input")}: "
            + $"mean {InputScaling.Text(Mean)}, deviation {InputScaling.Text(Deviation)}";

    /// <summary>
    /// Changes the weights and biases of a network's first layer so that it takes unscaled inputs: for an input x it then computes
    /// what it computed for (x − mean) / deviation before, except for the rounding of the new parameters to float32.
    /// </summary>
    /// <param name="network">Trained on inputs that this scaler was applied to.</param>
    /// <exception cref="ArgumentException">
    /// The number of inputs differs, a parameter would not be finite, or an input is shifted by more than 1000 times what it is divided by,
    /// so that float32 would lose two digits; the network is unchanged.
    /// </exception>
    public void FoldInto(INetwork network) => _scaling.FoldInto(network);

    private static StandardScaler Of(ReadOnlySpan<float> numbers, int width)
    {
        var (mean, deviation) = (new float[width], new float[width]);
        for (var column = 0; column < width; column++)
        {
            var (center, spread) = Moments(numbers, column, width);
            mean[column] = (float)center;
            deviation[column] = (float)spread is var rounded and > 0 ? rounded : 1;
        }

        return new StandardScaler(mean, deviation);
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
