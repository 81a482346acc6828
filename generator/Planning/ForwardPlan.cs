using System.Collections.Immutable;

namespace Generated.Neuron.Generator.Planning;

/// <summary>How a layer goes forward over many rows, one row a lane.</summary>
internal abstract record ForwardPlan
{
    private ForwardPlan()
    {
    }

    /// <summary>Every multiply-add is written out.</summary>
    /// <param name="Methods">The neurons, method by method.</param>
    /// <param name="ParametersStay">Whether weights and biases are broadcast once a chunk, and not at every use.</param>
    public sealed record WrittenOut(ImmutableArray<NeuronRange> Methods, bool ParametersStay) : ForwardPlan;

    /// <summary>A kernel of the library, over register tiles of neurons.</summary>
    /// <param name="Shape">What it is told of the layer.</param>
    /// <param name="ActivationApart">Whether the tiles leave z, and a loop behind them makes it a.</param>
    public sealed record Library(LayerShape Shape, bool ActivationApart) : ForwardPlan;
}
