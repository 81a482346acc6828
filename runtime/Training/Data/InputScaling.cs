using System.Collections.Immutable;
using System.Globalization;

namespace Generated.Neuron;

/// <summary>
/// What the scalers have in common: (x − offset) / range in place of each input x, by numbers of its own for each input. Rows, the way
/// back, and the way into the first layer of a network.
/// </summary>
/// <param name="offset"><c>[inputs]</c></param>
/// <param name="range"><c>[inputs]</c>, none of them 0</param>
internal sealed class InputScaling(ImmutableArray<float> offset, ImmutableArray<float> range)
{
    /// <summary>The inputs that were fitted; empty if they had no names.</summary>
    public ImmutableArray<string> InputNames { get; set; } = [];

    /// <summary>The inputs of all rows scaled.</summary>
    /// <exception cref="ArgumentException">The rows have another number of inputs.</exception>
    public Dataset Apply(Dataset data)
    {
        var inputs = new float[InputsOf(data).Length];
        Apply(data.Inputs, inputs);
        return data.WithInputs(inputs);
    }

    /// <summary>The inputs of all rows as they were before they were scaled.</summary>
    /// <exception cref="ArgumentException">The rows have another number of inputs.</exception>
    public Dataset Invert(Dataset data)
    {
        var inputs = new float[InputsOf(data).Length];
        Invert(data.Inputs, inputs);
        return data.WithInputs(inputs);
    }

    /// <summary>Scales rows; nothing is written if a length is wrong or the spans overlap in part.</summary>
    /// <param name="inputs"><c>[rows × inputs]</c></param>
    /// <param name="scaled"><c>[rows × inputs]</c>, overwritten; may be the inputs themselves</param>
    public void Apply(ReadOnlySpan<float> inputs, Span<float> scaled)
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
    public void Invert(ReadOnlySpan<float> scaled, Span<float> inputs)
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
    /// <param name="network">Takes scaled inputs before, inputs as they come after.</param>
    /// <exception cref="ArgumentException">
    /// The number of inputs differs, or a parameter would not be finite; the network is unchanged.
    /// </exception>
    public void FoldInto(INetwork network)
    {
        ArgumentNullException.ThrowIfNull(network);
        var (inputs, outputs) = (network.Topology.InputCount, network.Topology.Sizes[1]);
        if (inputs != offset.Length)
        {
            throw new ArgumentException($"The network has {inputs} inputs, but the scaling is of {offset.Length}.", nameof(network));
        }

        FoldedDigits.Check(
            offset, range, "input", "Apply the scaler to the inputs instead, or subtract a constant from them first.", nameof(network));
        var weights = network.Weights(1);
        var folded = new float[(inputs + 1) * outputs];
        for (var output = 0; output < outputs; output++)
        {
            double bias = network.Biases(1)[output];
            for (var input = 0; input < inputs; input++)
            {
                double weight = weights[output, input];
                folded[input * outputs + output] = (float)(weight * (1 / (double)range[input]));
                bias += weight * (-offset[input] / (double)range[input]);
            }

            folded[inputs * outputs + output] = (float)bias;
        }

        if (folded.AsSpan().ContainsAnyExceptInRange(float.MinValue, float.MaxValue))
        {
            throw new ArgumentException(
                "A weight or bias of the first layer would be NaN or infinite with this scaling; scale the inputs "
                + "before the network instead.",
                nameof(network));
        }

        // The first layer's weights and biases, as they lie in the parameters.
        folded.CopyTo(network.Parameters);
    }

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
