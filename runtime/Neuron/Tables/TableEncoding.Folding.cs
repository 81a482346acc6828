using System.Globalization;
using Generated.Neuron.Tables;
using Generated.Neuron.Weights;

namespace Generated.Neuron;

/// <content>Folds the scaling of inputs and targets into a network's weights, for programs that pass and get plain numbers.</content>
public sealed partial class TableEncoding
{
    /// <summary>Deviations that a mean may be away from 0: one of a thousand costs three of float32's seven digits.</summary>
    private const double MostDeviations = 1000;

    /// <summary>
    /// Makes the scaling of the inputs part of the network's first layer, for callers that pass numbers and days as they are: to
    /// <c>Predict(x1, …)</c>, in C or SQL. Costs up to three digits; saving needs no folding.
    /// </summary>
    /// <param name="network">Trained on rows of this encoding; its first layer is changed.</param>
    /// <returns>The encoding that fits the network now: mean 0 and deviation 1 in place of what was folded.</returns>
    /// <exception cref="ArgumentException">
    /// The network is not one of this encoding, or a weight would not be finite; the network is unchanged.
    /// </exception>
    /// <exception cref="InvalidOperationException">
    /// The mean of a column is more than 1,000 deviations away from 0, so that float32 would lose its digits; the network is unchanged.
    /// </exception>
    public TableEncoding FoldInputs(INetwork network)
    {
        ArgumentNullException.ThrowIfNull(network);
        TopologyFit.Check(this, network.Topology, nameof(network));
        var (offset, range, at) = (new double[InputCount], new double[InputCount], 0);
        Array.Fill(range, 1);
        foreach (var column in InputColumns)
        {
            (offset[at], range[at]) = Scaling(column);
            CheckDigits(column.Name, offset[at], range[at]);
            at += column.Width;
        }

        NetworkFolding.FoldInputs(network, offset, range, "leave the scaling outside the network.");
        return new TableEncoding(InputColumns.Select(Unscaled), Ignored, TargetColumns, Missing, Report);
    }

    /// <summary>
    /// Makes the scaling of the targets part of the network's last layer, so that it predicts in their units: for programs that read an
    /// exported file without the encoding. The rounding error of a prediction grows two- to threefold; saving needs no folding.
    /// </summary>
    /// <param name="network">Its output must be the identity; its last layer is changed. Do not train it further.</param>
    /// <returns>The encoding that fits the network now: mean 0 and deviation 1 in place of what was folded.</returns>
    /// <exception cref="ArgumentException">
    /// The network is not one of this encoding, or a weight would not be finite; the network is unchanged.
    /// </exception>
    /// <exception cref="InvalidOperationException">
    /// The targets are classes, the output has another activation, or the mean of a target is more than 1,000 deviations away from 0; the
    /// network is unchanged.
    /// </exception>
    public TableEncoding FoldOutput(INetwork network)
    {
        ArgumentNullException.ThrowIfNull(network);
        TopologyFit.Check(this, network.Topology, nameof(network));
        if (TargetColumns.Length == 0 || TargetColumns.Any(target => target is ClassTarget))
        {
            throw new InvalidOperationException(
                $"The encoding has {(Targets.IsEmpty ? "no targets" : "classes as targets, which are not scaled")}, so there is nothing to "
                + "fold.");
        }

        if (network.Topology.Activations[^1] != Activation.Identity)
        {
            throw new InvalidOperationException(
                $"The output's activation is {network.Topology.Activations[^1]}, but only after Identity can a scaling be folded into the "
                + "weights; keep it in the encoding, as Save does.");
        }

        var targets = TargetColumns.Cast<NumberTarget>().ToArray();
        foreach (var target in targets)
        {
            CheckDigits(target.Name, target.Mean, target.Deviation);
        }

        NetworkFolding.FoldOutputs(
            network,
            [.. targets.Select(target => target.Mean)],
            [.. targets.Select(target => target.Deviation)],
            "leave the scaling outside the network.");
        return new TableEncoding(
            InputColumns, Ignored, targets.Select(target => target with { Mean = 0, Deviation = 1 }), Missing, Report);
    }

    /// <summary>The offset that is subtracted from the first input of a column, and its divisor.</summary>
    private static (double Mean, double Deviation) Scaling(ColumnEncoding column) => column switch
    {
        OrderedEncoding ordered => (ordered.Mean, ordered.Deviation),
        NumberEncoding number => (number.Mean, number.Deviation),
        DateEncoding date when date.Has(DateParts.Days) => (date.Mean, date.Deviation),
        _ => (0, 1),
    };

    private static ColumnEncoding Unscaled(ColumnEncoding column) => column switch
    {
        OrderedEncoding ordered => ordered with { Mean = 0, Deviation = 1 },
        NumberEncoding number => number with { Mean = 0, Deviation = 1 },
        DateEncoding date => date with { Mean = 0, Deviation = 1 },
        _ => column,
    };

    private static void CheckDigits(string column, double mean, double deviation)
    {
        if (Math.Abs(mean) > MostDeviations * deviation)
        {
            var deviations = (Math.Abs(mean) / deviation).ToString("N0", CultureInfo.InvariantCulture);
            throw new InvalidOperationException(
                $"The mean of column {PlainText.Quote(column)}, {PlainText.Number(mean)}, is {deviations} deviations away from 0, more "
                + "than the 1,000 at which float32 loses its digits; keep the scaling in the encoding, as Save does.");
        }
    }
}
