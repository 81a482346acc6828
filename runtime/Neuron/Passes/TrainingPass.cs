using System.ComponentModel;
using System.Runtime.CompilerServices;
using Generated.Neuron.Simd;

namespace Generated.Neuron.Passes;

/// <summary>
/// One call of Backward or Cost: its spans and its other arguments. Unless something else is set, the cost is the mean of the
/// network's own loss, every row counts the same, and no neuron is dropped.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly ref struct TrainingPass
{
    /// <summary><c>[rows × inputs]</c>, or more rows, of which the batch takes some.</summary>
    public ReadOnlySpan<float> Inputs { get; init; }

    /// <summary><c>[rows × outputs]</c>, or the derivatives of a cost with respect to the outputs.</summary>
    public ReadOnlySpan<float> Targets { get; init; }

    /// <summary>Which rows, in their order; empty for all of them.</summary>
    public ReadOnlySpan<int> Batch { get; init; }

    /// <summary>As long as the parameters, overwritten; empty if only the gradients of the inputs are needed, and for Cost.</summary>
    public Span<float> Gradients { get; init; }

    /// <summary><c>[rows × inputs]</c>, overwritten; empty if they are not needed.</summary>
    public Span<float> InputGradients { get; init; }

    /// <summary>How many rows the pass takes.</summary>
    public int Rows { get; init; }

    /// <summary>
    /// Whether the targets are the derivatives of a cost with respect to the outputs: no loss is taken then, and gradients are sums over
    /// the rows.
    /// </summary>
    public bool TargetsAreDerivatives { get; init; }

    /// <summary>The weight of each row of the data; empty if all count the same.</summary>
    public ReadOnlySpan<float> RowWeights { get; init; }

    /// <summary>
    /// The total weight of all rows of the step, including those of other shards; without row weights their number.
    /// </summary>
    public double TotalWeight { get; init; }

    /// <summary>Which neurons are dropped; unused if none are.</summary>
    public DropoutKey DropoutKey { get; init; }

    /// <summary>Whether neurons are dropped, in a network that has neurons to drop.</summary>
    public bool Drops { get; init; }

    /// <summary>The place of the first row among those of the step: where its shard begins.</summary>
    public int FirstRow { get; init; }

    /// <summary>
    /// Whether lanes without a row, and rows of weight 0, are cleared before the gradients are summed: see <see cref="MustIsolate"/>.
    /// </summary>
    public bool IsolatesRows { get; init; }

    /// <summary>The same pass, isolating rows. The gradients of the inputs have been written by then.</summary>
    internal TrainingPass Isolating => this with { InputGradients = default, IsolatesRows = true };

    /// <summary>Whether every row counts the same, in the network's own loss.</summary>
    internal bool IsMean => !TargetsAreDerivatives && RowWeights.IsEmpty;

    /// <summary>
    /// Whether a gradient must be summed again, with the rows isolated. Lanes after the last row, and rows of weight 0, have dz = 0, so
    /// they add 0 to every sum; but 0 times an activation or a weight that is not finite is NaN. The gradient shows it, so one look at it
    /// per call is enough, and finite numbers need no mask anywhere.
    /// </summary>
    /// <param name="gradients">The gradient, or the part of it in question.</param>
    /// <param name="rows">
    /// The rows, if they are lanes of these sums; 0 if every lane has a row; 1 if the sums must be computed again in any case.
    /// </param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool MustIsolate(ReadOnlySpan<float> gradients, int rows) =>
        !IsolatesRows && ((rows & (SimdSums.Lanes - 1)) != 0 || !RowWeights.IsEmpty) && !SimdSums.AreFinite(gradients);

    /// <summary>The factor of every gradient: the mean's 1 / m, and what the loss's derivative leaves.</summary>
    /// <param name="factor">What the derivative of the loss leaves: 2 for a square.</param>
    /// <param name="outputs">The outputs that the mean of a row is taken over.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public float Scale(int factor, int outputs) =>
        TargetsAreDerivatives ? 1 : Divisor(outputs) is > 0 and var divisor ? (float)(factor / divisor) : 0;

    /// <summary>
    /// The mean of a cost that is summed over the rows, or the part that they have in the step's mean; 0 if all rows have the weight 0.
    /// </summary>
    /// <param name="cost">The sum.</param>
    /// <param name="outputs">The outputs that the mean of a row is taken over.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public float Mean(double cost, int outputs) => Divisor(outputs) is > 0 and var divisor ? (float)(cost / divisor) : 0;

    /// <summary>The weight of a row of the pass.</summary>
    /// <param name="row">Counted in the pass.</param>
    internal float Weight(int row) => RowWeights[Batch.IsEmpty ? row : Batch[row]];

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private double Divisor(int outputs) => TotalWeight * outputs;
}
