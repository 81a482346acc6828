using System.Collections.Immutable;

namespace Generated.Neuron.Generator.Planning;

/// <summary>How a layer's dz becomes that of the layer before it, or dx, over many rows, one row a lane.</summary>
internal abstract record DeltaPlan
{
    private DeltaPlan()
    {
    }

    /// <summary>Every multiply-add is written out.</summary>
    /// <param name="Methods">The inputs whose dz is computed, method by method.</param>
    public sealed record WrittenOut(ImmutableArray<NeuronRange> Methods) : DeltaPlan;

    /// <summary>A kernel of the library, over register tiles of inputs.</summary>
    /// <param name="Shape">What it is told of the layer.</param>
    /// <param name="DerivativeApart">Whether f′ of the layer before is long, and taken in a loop before the tiles.</param>
    public sealed record Library(LayerShape Shape, bool DerivativeApart) : DeltaPlan;
}
