using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Generated.Neuron;

/// <summary>
/// Scales each input to the range from 0 to 1, using the smallest and largest numbers of the training data: fit it to the training rows
/// and apply it to all others, which may lie slightly outside the range.
/// </summary>
public sealed class MinMaxScaler
{
    private readonly InputScaling _scaling;

    /// <summary>A scaler from known numbers, for example scikit-learn's data_min_ and data_max_.</summary>
    /// <param name="minimum">The smallest number of each input, finite.</param>
    /// <param name="maximum">The largest, finite and not smaller; if both are equal, the input becomes 0.</param>
    /// <exception cref="ArgumentException">
    /// There are no numbers, the two lists differ in length, or a number is out of range.
    /// </exception>
    public MinMaxScaler(IEnumerable<float> minimum, IEnumerable<float> maximum)
    {
        ArgumentNullException.ThrowIfNull(minimum);
        ArgumentNullException.ThrowIfNull(maximum);
        (Minimum, Maximum) = ([.. minimum], [.. maximum]);
        if (Minimum.IsEmpty || Minimum.Any(number => !float.IsFinite(number)))
        {
            throw new ArgumentException("The minima must be finite numbers, one for each input.", nameof(minimum));
        }

        ImmutableArray<float> ranges = [.. Maximum.Zip(Minimum, (most, least) => most - least)];
        if (Maximum.Length != Minimum.Length || ranges.Any(range => !(float.IsFinite(range) && range >= 0)))
        {
            throw new ArgumentException(
                $"The maxima must be {Minimum.Length} finite numbers, none smaller than the minimum of its input, and none further from "
                    + $"it than {float.MaxValue:G2}.",
                nameof(maximum));
        }

        // A constant input is divided by 1, as in scikit-learn.
        _scaling = new InputScaling(Minimum, [.. ranges.Select(range => range > 0 ? range : 1)]);
    }

    /// <summary>As the other; this one reads a scaler that System.Text.Json wrote.</summary>
    /// <inheritdoc cref="MinMaxScaler(IEnumerable{float}, IEnumerable{float})"/>
    [JsonConstructor]
    public MinMaxScaler(ImmutableArray<float> minimum, ImmutableArray<float> maximum)
        : this(minimum.IsDefault ? [] : minimum.AsEnumerable(), maximum.IsDefault ? [] : maximum.AsEnumerable())
    {
    }

    /// <summary>The smallest number of each input.</summary>
    public ImmutableArray<float> Minimum { get; }

    /// <summary>The largest number of each input.</summary>
    public ImmutableArray<float> Maximum { get; }

    /// <summary>The ranges of the inputs of a data set.</summary>
    /// <param name="train">At least one row.</param>
    /// <exception cref="ArgumentException">There are no rows, or an input is not finite.</exception>
    public static MinMaxScaler Fit(Dataset train)
    {
        ArgumentNullException.ThrowIfNull(train);
        train.CheckScales(nameof(train));
        var (minimum, maximum) = (train.Inputs[..train.InputCount].ToArray(), train.Inputs[..train.InputCount].ToArray());
        for (var k = 0; k < train.Inputs.Length; k++)
        {
            var (input, value) = (k % train.InputCount, train.Inputs[k]);
            minimum[input] = Math.Min(minimum[input], value);
            maximum[input] = Math.Max(maximum[input], value);
        }

        var scaler = new MinMaxScaler(minimum, maximum);
        scaler._scaling.InputNames = train.InputNames;
        return scaler;
    }

    /// <summary>The same rows with (x − minimum) / (maximum − minimum) in place of each input x.</summary>
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
    /// The same rows with x (maximum − minimum) + minimum in place of each scaled input x: what <see cref="Transform(Dataset)"/> was given.
    /// </summary>
    /// <param name="data">As many inputs as the data set that was fitted.</param>
    /// <exception cref="ArgumentException">The number of inputs differs, or both have names and these differ.</exception>
    public Dataset InverseTransform(Dataset data) => _scaling.InverseTransform(data);

    /// <summary>Brings scaled rows back: x (maximum − minimum) + minimum.</summary>
    /// <param name="scaled"><c>[rows × inputs]</c></param>
    /// <param name="inputs"><c>[rows × inputs]</c>, overwritten; may be the scaled ones themselves</param>
    /// <exception cref="ArgumentException">A span has the wrong length, or the two overlap in part; nothing is written then.</exception>
    public void InverseTransform(ReadOnlySpan<float> scaled, Span<float> inputs) => _scaling.InverseTransform(scaled, inputs);

    /// <summary>One line: the numbers of the first inputs.</summary>
    public override string ToString() =>
        $"{nameof(MinMaxScaler)} of {Words.Count(Minimum.Length, "input")}: "
            + $"minimum {InputScaling.Text(Minimum)}, maximum {InputScaling.Text(Maximum)}";

    /// <summary>
    /// Changes the weights and biases of a network's first layer so that it takes unscaled inputs: for an input x it then computes
    /// what it computed for (x − minimum) / (maximum − minimum) before, except for the rounding of the new parameters to
    /// float32.
    /// </summary>
    /// <param name="network">Trained on inputs that this scaler was applied to.</param>
    /// <exception cref="ArgumentException">
    /// The number of inputs differs, a parameter would not be finite, or an input is shifted by more than 1000 times what it is divided by,
    /// so that float32 would lose two digits; the network is unchanged.
    /// </exception>
    public void FoldInto(INetwork network) => _scaling.FoldInto(network);
}
