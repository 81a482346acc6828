using System.Collections.Immutable;

namespace Generated.Neuron.Generator.Planning;

/// <summary>How a layer's weights and biases get their gradient over many rows.</summary>
internal abstract record GradientPlan
{
    private GradientPlan()
    {
    }

    /// <summary>What a vector's lanes are; null where the weights have no sums of their own.</summary>
    public abstract Lanes? Lanes { get; }

    /// <summary>What it is, for people.</summary>
    public abstract string Description { get; }

    /// <summary>Every multiply-add is written out, one row a lane, each sum in sixteen lanes.</summary>
    /// <param name="Methods">The weights, in tiles whose sums are in registers together, method by method.</param>
    /// <param name="Delta">Where dz comes from.</param>
    public sealed record WrittenOut(ImmutableArray<ImmutableArray<GradientTile>> Methods, DeltaSource Delta) : GradientPlan
    {
        public override Lanes? Lanes => Planning.Lanes.Rows;

        public override string Description => "written out";
    }

    /// <summary>A kernel of the library, one row a lane, each sum in sixteen lanes: for narrow layers.</summary>
    /// <param name="Shape">What it is told of the layer.</param>
    /// <param name="Delta">Where dz comes from.</param>
    public sealed record LanesAreRows(LayerShape Shape, DeltaSource Delta) : GradientPlan
    {
        public override Lanes? Lanes => Planning.Lanes.Rows;

        public override string Description => $"one row a lane, tiles of {Shape.GradientOutputs} outputs";
    }

    /// <summary>A kernel of the library, one output a lane, on dz row by row: for wide layers.</summary>
    /// <param name="Shape">What it is told of the layer.</param>
    public sealed record LanesAreOutputs(LayerShape Shape) : GradientPlan
    {
        public override Lanes? Lanes => Planning.Lanes.Outputs;

        public override string Description => $"one output a lane, tiles of {Shape.GradientInputs} inputs";
    }

    /// <summary>
    /// The weights need no sums of their own: where a1 = f′(z1) · z1 and z1 = W1 x + b1, dW2 = Σ dz2 a1 = Σ dz2 f′(z1) (W1 x + b1)
    /// follows from the sums for W1 and b1, and is as exact, because a1 is no more exact than z1. The bias is summed with layer 1.
    /// </summary>
    public sealed record Follows : GradientPlan
    {
        public override Lanes? Lanes => null;

        public override string Description => "from that of layer 1";
    }
}

/// <summary>Where a gradient takes dz from.</summary>
internal enum DeltaSource
{
    /// <summary>The layer's columns.</summary>
    Stored,

    /// <summary>
    /// The output's dz: with one hidden layer and one output, dz1 = dz2 · w2 ⊙ f′(z1), and w2 is the same for every row, so it leaves
    /// the sum and multiplies it once, at the end.
    /// </summary>
    FromOutput,
}
