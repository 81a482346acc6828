using System.ComponentModel;

namespace Generated.Neuron.Threading;

/// <summary>What a backward pass is told beside inputs and targets. The default is the mean of the network's own loss.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly ref struct BackwardTerms
{
    /// <summary>
    /// Whether the derivatives of a cost by each output stand where the targets would: no loss is taken then, and gradients are sums over
    /// the rows.
    /// </summary>
    public bool TargetsAreDerivatives { get; init; }
}
