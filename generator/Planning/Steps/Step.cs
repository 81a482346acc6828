using System.Collections.Immutable;
using Generated.Neuron.Generator.Activations;

namespace Generated.Neuron.Generator.Planning;

/// <summary>
/// What a layer is made of: from one value to another, forward, and from the derivative with respect to the second to that with respect to
/// the first, backward. A derivative takes the place of the value it belongs to.
/// </summary>
/// <param name="From">What it takes.</param>
/// <param name="To">What it gives; <paramref name="From"/> itself if it works in place.</param>
internal abstract record Step(Value From, Value To)
{
    /// <summary>Another value that it reads, and passes a derivative to: the second term of a sum.</summary>
    public virtual Value? Second => null;

    /// <summary>Other values that it uses in its forward pass, and needs until its backward pass.</summary>
    public virtual ImmutableArray<Value> Kept => [];

    /// <summary>Values that it uses in its backward pass alone.</summary>
    public virtual ImmutableArray<Value> OnlyBackward => [];

    /// <summary>Its parameters.</summary>
    public virtual ImmutableArray<Block> Blocks => [];

    /// <summary>The meaning of the lanes when the gradients of its parameters are summed; null if they have no separate sums.</summary>
    public virtual Lanes? SumLanes => Lanes.Rows;

    /// <summary>
    /// The f′ that whoever computes the derivative with respect to <see cref="Step.To"/> multiplies it by, so that it becomes dz and no
    /// loop over the neurons is needed for that; null if the derivative itself is what this step takes.
    /// </summary>
    public virtual Slope? Slope => null;

    /// <summary>Where the derivative with respect to <see cref="Step.To"/> is written.</summary>
    public virtual Value DerivativeTo => To;

    /// <summary>Whether its backward pass is needed for the derivative with respect to the inputs alone.</summary>
    public virtual bool ForInputsAlone => false;

    /// <summary>Whether what it computes depends on the terms of a training step.</summary>
    public virtual bool UsesTerms => false;

    /// <summary>Whether its forward pass differs if no backward pass follows.</summary>
    public virtual bool TurnsBack => false;

    /// <summary>The step, once it is known which one gives what it takes; null at the inputs.</summary>
    public virtual Step After(Step? before) => this;

    /// <summary>Multiply-adds of one row forward.</summary>
    public int MultiplyAdds => Blocks.Where(block => block.Spec.IsFactor).Sum(block => block.Length);

    /// <summary>Vector operations of one row in registers, by which one row may be more than one method holds.</summary>
    /// <param name="x">The network's inputs.</param>
    public virtual int RowOperations(Value x) => 0;

    /// <summary>Cycles of one row in memory, by an estimate for 512-bit vectors.</summary>
    public virtual int RowCycles => 0;

    /// <summary>How many rows are computed, for the head of a file; empty if there is nothing to say.</summary>
    public virtual string Description => "";
}

/// <summary>f′(z) of the activation that made a value.</summary>
/// <param name="Function">f.</param>
/// <param name="A">a = f(z), whose place dz takes.</param>
/// <param name="Z">z if f′ reads it, or f′(z) if f keeps it; null if a is enough.</param>
/// <param name="Delta">As formulas call dz: <c>dz1</c>.</param>
internal sealed record Slope(ActivationRow Function, Value A, Value? Z, string Delta)
{
    /// <summary>Whether it is 1 everywhere.</summary>
    public bool IsOne => Function.Name == Activation.Identity;
}
