using System.ComponentModel;
using System.Runtime.CompilerServices;
using Generated.Neuron.Simd;

namespace Generated.Neuron.Passes;

/// <summary>
/// What a pass is told beside inputs and targets. The default is the mean of the network's own loss, every row as much as another, no
/// neuron dropped.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly ref struct PassTerms
{
    /// <summary>
    /// Whether the derivatives of a cost by each output stand where the targets would: no loss is taken then, and gradients are sums over
    /// the rows.
    /// </summary>
    public bool TargetsAreDerivatives { get; init; }

    /// <summary>What each row of the data counts; empty where all count the same.</summary>
    public ReadOnlySpan<float> RowWeights { get; init; }

    /// <summary>What all rows of the call count together, those of other shards included; of no meaning without weights.</summary>
    public double TotalWeight { get; init; }

    /// <summary>Which neurons are dropped; of no meaning where none are.</summary>
    public DropoutKey DropoutKey { get; init; }

    /// <summary>Whether neurons are dropped, in a network that has neurons to drop.</summary>
    public bool Drops { get; init; }

    /// <summary>The place of the first row among those of the call: what its shard begins with.</summary>
    public int FirstRow { get; init; }

    /// <summary>
    /// Whether lanes without a row, and rows of weight 0, are cleared before the gradients are summed: see <see cref="MustIsolate"/>.
    /// </summary>
    public bool IsolatesRows { get; init; }

    /// <summary>The same terms, for the pass that isolates rows.</summary>
    public PassTerms Isolating => new()
    {
        TargetsAreDerivatives = TargetsAreDerivatives,
        RowWeights = RowWeights,
        TotalWeight = TotalWeight,
        DropoutKey = DropoutKey,
        Drops = Drops,
        FirstRow = FirstRow,
        IsolatesRows = true,
    };

    /// <summary>
    /// Whether a gradient must be summed again, with the rows isolated. Lanes after the last row, and rows of weight 0, have dz = 0, so
    /// they add 0 to every sum; but 0 times an activation or a weight that is not finite is NaN. The gradient shows it, so one look at it
    /// per call is enough, and ordinary numbers need no mask anywhere.
    /// </summary>
    /// <param name="gradients">The gradient, or the part of it in question.</param>
    /// <param name="rows">
    /// The rows, if they are lanes of these sums; 0 if no lane is without a row; 1 if the sums are to be taken again in any case.
    /// </param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool MustIsolate(ReadOnlySpan<float> gradients, int rows) =>
        !IsolatesRows && ((rows & (SimdSums.Lanes - 1)) != 0 || !RowWeights.IsEmpty) && !SimdSums.AreFinite(gradients);

    /// <summary>Whether the cost is the mean of the network's own loss.</summary>
    internal bool IsMean => !TargetsAreDerivatives && RowWeights.IsEmpty;

    /// <summary>The factor of every gradient: the mean's 1 / m, and what the loss's derivative leaves.</summary>
    /// <param name="factor">What the derivative of the loss leaves: 2 for a square.</param>
    /// <param name="rows">How many.</param>
    /// <param name="outputs">The outputs that the mean of a row is taken over.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public float Scale(int factor, int rows, int outputs) =>
        TargetsAreDerivatives ? 1 : Divisor(rows, outputs) is > 0 and var divisor ? (float)(factor / divisor) : 0;

    /// <summary>The mean of a cost that is summed over the rows; 0 where no row counts.</summary>
    /// <param name="cost">The sum.</param>
    /// <param name="rows">How many.</param>
    /// <param name="outputs">The outputs that the mean of a row is taken over.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public float Mean(double cost, int rows, int outputs) => Divisor(rows, outputs) is > 0 and var divisor ? (float)(cost / divisor) : 0;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private double Divisor(int rows, int outputs) => (RowWeights.IsEmpty ? rows : TotalWeight) * outputs;
}
