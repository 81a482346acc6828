using System.Collections.Immutable;

namespace Generated.Neuron.Generator.Planning;

/// <summary>
/// A value that several steps read. Forward it does nothing; backward it adds up the derivatives that its readers give, and makes dz of the
/// sum where the value is an activation's.
/// </summary>
/// <param name="Branched">The value.</param>
/// <param name="Arriving">The f′ of the value's activation; null if it has none.</param>
/// <param name="Others">The places of the other readers' derivatives with respect to their sums, which are those of the value.</param>
/// <param name="Sum">The place where the first reader writes its derivative, and all are added.</param>
internal sealed record BranchStep(Value Branched, Slope? Arriving, ImmutableArray<Value> Others, Value Sum) : Step(Branched, Branched)
{
    public override Value DerivativeTo => Sum;

    public override ImmutableArray<Value> OnlyBackward => [Sum, .. Others];

    /// <summary>Whether the value is the network's input.</summary>
    public bool IsInput { get; init; }

    public override bool ForInputsAlone => IsInput;
}
