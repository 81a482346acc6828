using System.Collections.Immutable;

namespace Generated.Neuron;

/// <summary>
/// Brings each input to the range from 0 to 1, by the smallest and largest numbers of the training data: fit it to the training rows and
/// apply the same to all others, which may lie a little outside.
/// </summary>
public sealed class MinMaxScaler
{
    /// <summary>A scaler of known numbers, for example those of scikit-learn's MinMaxScaler, data_min_ and data_max_.</summary>
    /// <param name="minimum">The smallest number of each input, finite.</param>
    /// <param name="maximum">The largest, finite and not smaller; where both are equal, the input becomes 0.</param>
    /// <exception cref="ArgumentException">
    /// There are no numbers, not as many of the one as of the other, or one is out of range.
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

        if (Maximum.Length != Minimum.Length
            || Maximum.Zip(Minimum).Any(pair => !(float.IsFinite(pair.First) && pair.First >= pair.Second)))
        {
            throw new ArgumentException(
                $"The maxima must be {Minimum.Length} finite numbers, none smaller than the minimum of its input.", nameof(maximum));
        }
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
        if (train.Rows == 0)
        {
            throw new ArgumentException("The data set has no rows.", nameof(train));
        }

        var (minimum, maximum) = (train.Inputs[..train.InputCount].ToArray(), train.Inputs[..train.InputCount].ToArray());
        for (var k = 0; k < train.Inputs.Length; k++)
        {
            var (input, value) = (k % train.InputCount, train.Inputs[k]);
            if (!float.IsFinite(value))
            {
                throw new ArgumentException($"Input {input + 1} of row {k / train.InputCount + 1} is not finite.", nameof(train));
            }

            minimum[input] = Math.Min(minimum[input], value);
            maximum[input] = Math.Max(maximum[input], value);
        }

        return new MinMaxScaler(minimum, maximum);
    }

    /// <summary>The same rows with (x − minimum) / (maximum − minimum) in place of each input x.</summary>
    /// <param name="data">As many inputs as the data set that was fitted.</param>
    /// <exception cref="ArgumentException">The number of inputs differs.</exception>
    public Dataset Apply(Dataset data)
    {
        ArgumentNullException.ThrowIfNull(data);
        Arguments.CheckLength(data.InputCount, Minimum.Length, nameof(data));
        var inputs = new float[data.Inputs.Length];
        Apply(data.Inputs, inputs);
        return data.WithInputs(inputs);
    }

    /// <summary>Scales rows.</summary>
    /// <param name="inputs"><c>[rows × inputs]</c></param>
    /// <param name="scaled"><c>[rows × inputs]</c>, overwritten; may be the inputs themselves</param>
    /// <exception cref="ArgumentException">A span has the wrong length; nothing is written then.</exception>
    public void Apply(ReadOnlySpan<float> inputs, Span<float> scaled)
    {
        Check(inputs, scaled.Length, nameof(scaled));
        for (var k = 0; k < inputs.Length; k++)
        {
            var input = k % Minimum.Length;
            scaled[k] = (inputs[k] - Minimum[input]) / Range(input);
        }
    }

    /// <summary>Brings scaled rows back: x (maximum − minimum) + minimum.</summary>
    /// <param name="scaled"><c>[rows × inputs]</c></param>
    /// <param name="inputs"><c>[rows × inputs]</c>, overwritten; may be the scaled ones themselves</param>
    /// <exception cref="ArgumentException">A span has the wrong length; nothing is written then.</exception>
    public void Invert(ReadOnlySpan<float> scaled, Span<float> inputs)
    {
        Check(scaled, inputs.Length, nameof(inputs));
        for (var k = 0; k < scaled.Length; k++)
        {
            var input = k % Minimum.Length;
            inputs[k] = scaled[k] * Range(input) + Minimum[input];
        }
    }

    /// <summary>
    /// Changes the weights and biases of a network's first layer so that it takes the inputs as they come: what it computes of an
    /// input x afterwards, it computed of the scaled one before, but for the rounding of the new parameters to float32.
    /// </summary>
    /// <param name="network">Trained on inputs that this scaler was applied to.</param>
    /// <exception cref="ArgumentException">
    /// The number of inputs differs, or a parameter would not be finite; the network is unchanged.
    /// </exception>
    public void FoldInto(INetwork network)
    {
        var ranges = Enumerable.Range(0, Minimum.Length).Select(input => (double)Range(input)).ToArray();
        InputScaling.FoldInto(
            network, [.. ranges.Select(range => 1 / range)], [.. Minimum.Zip(ranges, (minimum, range) => -minimum / range)]);
    }

    private void Check(ReadOnlySpan<float> source, int length, string name) =>
        Arguments.CheckRows(length, Arguments.Rows(source.Length, Minimum.Length, "rows"), Minimum.Length, name);

    /// <summary>A constant input is divided by 1, as in scikit-learn.</summary>
    private float Range(int input) => Maximum[input] - Minimum[input] is var range and > 0 ? range : 1;
}
