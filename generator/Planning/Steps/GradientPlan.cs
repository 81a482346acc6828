using System.Collections.Immutable;

namespace Generated.Neuron.Generator.Planning;

/// <summary>How a layer's weights and biases get their gradient over many rows.</summary>
internal abstract record GradientPlan
{
    private GradientPlan()
    {
    }

    /// <summary>The meaning of a vector's lanes; null if the weights have no separate sums.</summary>
    public abstract Lanes? Lanes { get; }

    /// <summary>What it is, for readers.</summary>
    public abstract string Description { get; }

    /// <summary>Every multiply-add is written out, one row per lane, each sum in sixteen lanes.</summary>
    /// <param name="Methods">The weights, in tiles whose sums are in registers together, method by method.</param>
    /// <param name="Delta">Where dz comes from.</param>
    public sealed record WrittenOut(ImmutableArray<ImmutableArray<GradientTile>> Methods, DeltaSource Delta) : GradientPlan
    {
        public override Lanes? Lanes => Planning.Lanes.Rows;

        public override string Description => "written out";
    }

    /// <summary>A kernel of the library, one row per lane, each sum in sixteen lanes: for narrow layers.</summary>
    /// <param name="Shape">The layer's shape for the kernel.</param>
    /// <param name="Delta">Where dz comes from.</param>
    public sealed record LanesAreRows(LayerShape Shape, DeltaSource Delta) : GradientPlan
    {
        public override Lanes? Lanes => Planning.Lanes.Rows;

        public override string Description =>
            $"one row per lane, tiles of {Shape.GradientOutputs} output{(Shape.GradientOutputs == 1 ? "" : "s")}";
    }

    /// <summary>A kernel of the library, one output per lane, with dz row by row: for wide layers.</summary>
    /// <param name="Shape">The layer's shape for the kernel.</param>
    public sealed record LanesAreOutputs(LayerShape Shape) : GradientPlan
    {
        public override Lanes? Lanes => Planning.Lanes.Outputs;

        public override string Description =>
            $"one output per lane, tiles of {Shape.GradientInputs} input{(Shape.GradientInputs == 1 ? "" : "s")}";
    }

    /// <summary>The weights need no separate sums: see <see cref="LateWeight.GivesGradient"/>. The bias is summed with layer 1.</summary>
    public sealed record OfHiddenSums : GradientPlan
    {
        public override Lanes? Lanes => null;

        public override string Description => "from the sums of layer 1";
    }
}

/// <summary>The source of a gradient's dz.</summary>
internal enum DeltaSource
{
    /// <summary>The layer's columns.</summary>
    Stored,

    /// <summary>The output's dz, without its weight: see <see cref="LateWeight"/>.</summary>
    WithoutLateWeight,
}
