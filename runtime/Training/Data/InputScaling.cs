using System.Collections.Immutable;
using System.Globalization;
using Generated.Neuron.Tables;

namespace Generated.Neuron;

/// <summary>
/// The common part of the scalers: each input x becomes (x − offset) / range, with its own offset and range. It scales rows, inverts the
/// scaling, and folds it into the first layer of a network.
/// </summary>
/// <param name="offset"><c>[inputs]</c></param>
/// <param name="range"><c>[inputs]</c>, none of them 0</param>
internal sealed class InputScaling(ImmutableArray<float> offset, ImmutableArray<float> range)
{
    /// <summary>The inputs that were fitted; empty if they had no names.</summary>
    public ImmutableArray<string> InputNames { get; set; } = [];

    /// <summary>The inputs of all rows scaled.</summary>
    /// <exception cref="ArgumentException">The rows have another number of inputs.</exception>
    public Dataset Transform(Dataset data)
    {
        var inputs = new float[InputsOf(data).Length];
        Transform(data.Inputs, inputs);
        return data.WithInputs(inputs);
    }

    /// <summary>The inputs of all rows as they were before they were scaled.</summary>
    /// <exception cref="ArgumentException">The rows have another number of inputs.</exception>
    public Dataset InverseTransform(Dataset data)
    {
        var inputs = new float[InputsOf(data).Length];
        InverseTransform(data.Inputs, inputs);
        return data.WithInputs(inputs);
    }

    /// <summary>Scales rows; nothing is written if a length is wrong or the spans overlap in part.</summary>
    /// <param name="inputs"><c>[rows × inputs]</c></param>
    /// <param name="scaled"><c>[rows × inputs]</c>, overwritten; may be the inputs themselves</param>
    public void Transform(ReadOnlySpan<float> inputs, Span<float> scaled)
    {
        Check(inputs, nameof(inputs), scaled, nameof(scaled));
        for (var k = 0; k < inputs.Length; k++)
        {
            var input = k % offset.Length;
            scaled[k] = (inputs[k] - offset[input]) / range[input];
        }
    }

    /// <summary>Brings rows back; nothing is written if a length is wrong or the spans overlap in part.</summary>
    /// <param name="scaled"><c>[rows × inputs]</c></param>
    /// <param name="inputs"><c>[rows × inputs]</c>, overwritten; may be the scaled ones themselves</param>
    public void InverseTransform(ReadOnlySpan<float> scaled, Span<float> inputs)
    {
        Check(scaled, nameof(scaled), inputs, nameof(inputs));
        for (var k = 0; k < scaled.Length; k++)
        {
            var input = k % offset.Length;
            inputs[k] = scaled[k] * range[input] + offset[input];
        }
    }

    /// <summary>Numbers of a scaler in a line of text, the first of them.</summary>
    public static string Text(ImmutableArray<float> numbers)
    {
        const int most = 5;
        var shown = string.Join(", ", numbers.Take(most).Select(number => number.ToString("G4", CultureInfo.InvariantCulture)));
        return numbers.Length > most ? $"[{shown}, …]" : $"[{shown}]";
    }

    /// <summary>
    /// With x′ᵢ = (xᵢ − offsetᵢ) / rangeᵢ before the network, W x′ + b is W′ x + b′ for W′ⱼᵢ = Wⱼᵢ / rangeᵢ and
    /// b′ⱼ = bⱼ − Σᵢ Wⱼᵢ offsetᵢ / rangeᵢ. In double precision and in the order of the inputs, rounded once.
    /// </summary>
    /// <param name="network">Takes scaled inputs before the call, unscaled ones afterwards.</param>
    /// <exception cref="ArgumentException">
    /// The number of inputs differs, or a parameter would not be finite; the network is unchanged.
    /// </exception>
    public void FoldInto(INetwork network)
    {
        ArgumentNullException.ThrowIfNull(network);
        var inputs = network.Topology.InputCount;
        if (inputs != offset.Length)
        {
            throw new ArgumentException($"The network has {inputs} inputs, but the scaling is of {offset.Length}.", nameof(network));
        }

        FoldedDigits.Check(
            offset, range, "input", "Apply the scaler to the inputs instead, or subtract a constant from them first.", nameof(network));
        NetworkFolding.FoldInputs(network, Doubles(offset), Doubles(range), "scale the inputs before the network instead.");
    }

    /// <summary>For sums in double precision.</summary>
    public static double[] Doubles(ImmutableArray<float> numbers) => [.. numbers.Select(number => (double)number)];

    private ReadOnlySpan<float> InputsOf(Dataset data)
    {
        ArgumentNullException.ThrowIfNull(data);
        if (data.InputCount != offset.Length)
        {
            throw new ArgumentException(
                $"The rows have {Words.Count(data.InputCount, "input")}, but the fitted ones had {offset.Length}.", nameof(data));
        }

        DataMeaning.CheckSame(new([], InputNames), "the fitted data", new([], data.InputNames), "this data", nameof(data));
        return data.Inputs;
    }

    private void Check(ReadOnlySpan<float> source, string sourceName, ReadOnlySpan<float> target, string targetName)
    {
        Arguments.CheckRows(target.Length, Arguments.Rows(source.Length, offset.Length, sourceName), offset.Length, targetName);
        if (source.Overlaps(target, out var distance) && distance != 0)
        {
            throw new ArgumentException(
                $"The span overlaps {sourceName} in part, and would overwrite numbers before they are read; pass the same span for both, "
                    + "or separate ones.",
                targetName);
        }
    }
}
