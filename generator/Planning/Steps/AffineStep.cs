using System.Collections.Immutable;
using Generated.Neuron.Generator.Activations;

namespace Generated.Neuron.Generator.Planning;

/// <summary>z = W a + b, and the activation that is fused into it: what each of its passes is.</summary>
/// <param name="Index">Of its layer, from 1, as on paper.</param>
/// <param name="Weights">W: <c>[inputs × outputs]</c>, input-major.</param>
/// <param name="Biases">b: right after W.</param>
/// <param name="From">The inputs.</param>
/// <param name="To">z, or a if an activation is fused.</param>
internal sealed record AffineStep(int Index, Block Weights, Block Biases, Value From, Value To) : Step(From, To)
{
    private static readonly ActivationRow None = ActivationTable.Of(Neuron.Activation.Identity);

    /// <summary>The activation that is fused into it; the identity if none is.</summary>
    public ActivationRow Activation { get; init; } = None;

    /// <summary>Whether an activation is fused, be it the identity.</summary>
    public bool HasActivation { get; init; }

    /// <summary>The place of z if f′ reads it, or of f′(z) if the activation keeps that; null if f′ needs neither.</summary>
    public Value? Z { get; init; }

    /// <summary>The shape for the library's kernels; null if none of its passes uses them.</summary>
    public LayerShape? Shape { get; init; }

    /// <summary>From its inputs to its outputs.</summary>
    public ForwardPlan Forward { get; init; } = null!;

    /// <summary>From its dz to the derivative with respect to its inputs.</summary>
    public DeltaPlan Delta { get; init; } = null!;

    /// <summary>Its parameters' gradient.</summary>
    public GradientPlan Gradient { get; init; } = null!;

    public int Inputs => Weights.Spec.Shape[0];

    public int Outputs => Weights.Spec.Shape[1];

    public override ImmutableArray<Block> Blocks => [Weights, Biases];

    public override ImmutableArray<Value> Kept => Z is null ? [] : [Z];

    public override Lanes? SumLanes => Gradient.Lanes;

    public override Slope? Slope => HasActivation ? new(Activation, To, Z, $"dz{Index}") : null;

    public override bool ForInputsAlone => Delta.ForInputsAlone;

    public override bool TurnsBack => Forward is ForwardPlan.Library && Z is not null && Activation.KeepsSlope;

    /// <summary>
    /// A multiply-add per input and vector of outputs, and loads of the network's inputs; a single neuron needs no separate ones.
    /// </summary>
    public override int RowOperations(Value x) =>
        Inputs * VectorWidth.Vectors(Outputs, VectorWidth.OfOneRow) + (From == x && Outputs > 1 ? Inputs : 0);

    /// <summary>The latency of a chain, or the time to read the weights.</summary>
    public override int RowCycles
    {
        get
        {
            var perVector = MultiplyAdds > Budgets.NearWeights ? 3 : 2;
            var reads = perVector * Inputs * VectorWidth.Vectors(Outputs, VectorWidth.Widest);
            return Budgets.RowLayerCycles + Math.Max(Budgets.MultiplyAddLatency * Inputs / SumParts.Of(Inputs, Outputs), reads);
        }
    }

    public override string Description => $"layer {Index}: {Forward.Description}; gradient: {Gradient.Description}";
}
