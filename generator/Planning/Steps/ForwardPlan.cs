using System.Collections.Immutable;

namespace Generated.Neuron.Generator.Planning;

/// <summary>The forward pass of a layer over many rows.</summary>
/// <param name="Sum">The order of a neuron's sum over its inputs.</param>
internal abstract record ForwardPlan(FoldedSum Sum)
{
    /// <summary>
    /// The sum of a single neuron, whose parts are lanes, so that one row alone can be a vector of products; null for several.
    /// </summary>
    public FoldedSum? Fold => Sum.StartsWithBias ? null : Sum;

    /// <summary>What a vector's lanes are.</summary>
    public Lanes Lanes { get; } = Lanes.Rows;

    /// <summary>What it is, for readers.</summary>
    public abstract string Description { get; }

    /// <summary>Every multiply-add is written out.</summary>
    /// <param name="Sum">The order of a neuron's sum.</param>
    /// <param name="Methods">The neurons, method by method, and in each the groups that are summed together.</param>
    /// <param name="ParametersStay">Whether weights and biases are broadcast once per chunk, and not at every use.</param>
    public sealed record WrittenOut(FoldedSum Sum, ImmutableArray<ImmutableArray<NeuronRange>> Methods, bool ParametersStay)
        : ForwardPlan(Sum)
    {
        public override string Description => "written out";
    }

    /// <summary>A kernel of the library, over register tiles of neurons.</summary>
    /// <param name="Sum">The order of a neuron's sum.</param>
    /// <param name="Shape">The layer's shape for the kernel.</param>
    /// <param name="ActivationApart">Whether the tiles leave z, and a loop after them makes it a.</param>
    public sealed record Library(FoldedSum Sum, LayerShape Shape, bool ActivationApart) : ForwardPlan(Sum)
    {
        public override string Description => Fold is null
            ? $"loops over tiles of {Shape.Forward} neurons{(Sum.Parts > 1 ? $", each sum in {Sum.Parts} parts" : "")}"
                + (Shape.TakesBlocks ? $", {Shape.InputsOfBlock} inputs at a time" : "")
            : $"loops over {Fold.Parts} parts of its sum";
    }
}
