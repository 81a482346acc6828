using Generated.Neuron.Generator.Activations;

namespace Generated.Neuron.Generator.Planning;

/// <summary>The output's activation and the cost, one row per lane: the start of the backward pass.</summary>
/// <param name="Index">Of the last numbered layer: the output is a of this index.</param>
/// <param name="Activation">The output's.</param>
/// <param name="Z">The output's z; later its dz, or a.</param>
/// <param name="Targets">y.</param>
/// <param name="CostSums">To sum the cost in.</param>
/// <param name="Plan">How it is computed.</param>
internal sealed record OutputStep(int Index, Activation Activation, Value Z, Value Targets, Value CostSums, OutputPlan Plan)
{
    /// <summary>The activation's row; not for softmax.</summary>
    public ActivationRow Row => ActivationTable.Of(Activation);
}

/// <summary>How the output's activation and the cost are computed.</summary>
/// <param name="IsWrittenOut">Whether every output is written out; if that is too much for one method, loops of the library.</param>
/// <param name="OneLogarithm">
/// Whether the cost takes one logarithm per chunk and lane, of a product with a factor from 1 to 2 for every row and output: for so few
/// that it stays a float.
/// </param>
/// <param name="SoftmaxFold">The sum of a softmax, in parts; null if it is in the order of the outputs, or there is none.</param>
internal sealed record OutputPlan(bool IsWrittenOut, bool OneLogarithm, FoldedSum? SoftmaxFold);
