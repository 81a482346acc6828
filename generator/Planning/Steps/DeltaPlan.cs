using System.Collections.Immutable;

namespace Generated.Neuron.Generator.Planning;

/// <summary>How a layer's dz becomes the derivative with respect to its inputs, over many rows.</summary>
/// <param name="ForInputsAlone">Whether no gradient of the parameters needs it: it is computed if dx is asked for.</param>
/// <param name="To">Where the derivative is written.</param>
/// <param name="Slope">The f′ that it is multiplied by at once, which gives dz of the previous layer; null if there is none.</param>
internal abstract record DeltaPlan(bool ForInputsAlone, Value To, Slope? Slope)
{
    /// <summary>What a vector's lanes are.</summary>
    public Lanes Lanes { get; } = Lanes.Rows;

    /// <summary>Every multiply-add is written out.</summary>
    /// <param name="ForInputsAlone">Whether no gradient of the parameters needs it.</param>
    /// <param name="To">Where the derivative is written.</param>
    /// <param name="Slope">The f′ that it is multiplied by at once.</param>
    /// <param name="WeightsStay">Whether the weights of a single output are broadcast once, before the loop over rows.</param>
    /// <param name="Methods">The inputs whose derivative is computed, method by method.</param>
    public sealed record WrittenOut(
        bool ForInputsAlone, Value To, Slope? Slope, bool WeightsStay, ImmutableArray<NeuronRange> Methods)
        : DeltaPlan(ForInputsAlone, To, Slope);

    /// <summary>A kernel of the library, over register tiles of inputs.</summary>
    /// <param name="ForInputsAlone">Whether no gradient of the parameters needs it.</param>
    /// <param name="To">Where the derivative is written.</param>
    /// <param name="Slope">The f′ that it is multiplied by at once.</param>
    /// <param name="Shape">The layer's shape for the kernel.</param>
    /// <param name="DerivativeApart">Whether f′ is long, and computed in a loop before the tiles.</param>
    public sealed record Library(bool ForInputsAlone, Value To, Slope? Slope, LayerShape Shape, bool DerivativeApart)
        : DeltaPlan(ForInputsAlone, To, Slope);
}
