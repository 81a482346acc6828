using System.Collections.Immutable;

namespace Generated.Neuron.Generator.Planning;

/// <summary>How a layer's dz becomes that of the layer before it, or dx, over many rows.</summary>
/// <param name="ForInputsAlone">Whether no gradient of the parameters needs it: it is computed where dx is wanted.</param>
internal abstract record DeltaPlan(bool ForInputsAlone)
{
    /// <summary>What a vector's lanes are.</summary>
    public Lanes Lanes { get; } = Lanes.Rows;

    /// <summary>Every multiply-add is written out.</summary>
    /// <param name="ForInputsAlone">Whether no gradient of the parameters needs it.</param>
    /// <param name="Methods">The inputs whose dz is computed, method by method.</param>
    public sealed record WrittenOut(bool ForInputsAlone, ImmutableArray<NeuronRange> Methods) : DeltaPlan(ForInputsAlone);

    /// <summary>A kernel of the library, over register tiles of inputs.</summary>
    /// <param name="ForInputsAlone">Whether no gradient of the parameters needs it.</param>
    /// <param name="Shape">What it is told of the layer.</param>
    /// <param name="DerivativeApart">Whether f′ of the layer before is long, and taken in a loop before the tiles.</param>
    public sealed record Library(bool ForInputsAlone, LayerShape Shape, bool DerivativeApart) : DeltaPlan(ForInputsAlone);
}
