using System.Collections.Immutable;

namespace Generated.Neuron.Generator.Planning;

/// <summary>
/// The methods of a network that is written out; every list below is cut so that a method stays within its budget of vector
/// operations.
/// </summary>
internal sealed record UnrolledPlan
{
    /// <summary>The layers with so many weights that they are loops; the lists below do not tell of what is one.</summary>
    public required ImmutableArray<bool> Loops { get; init; }

    /// <summary>The neurons of each layer, method by method.</summary>
    public required ImmutableArray<ImmutableArray<Span>> Forward { get; init; }

    /// <summary>The inputs of each layer whose dz (or dx) is computed from the layer's dz, method by method.</summary>
    public required ImmutableArray<ImmutableArray<Span>> Deltas { get; init; }

    /// <summary>The tiles of each layer's gradient, method by method; none where the gradient follows from another's.</summary>
    public required ImmutableArray<ImmutableArray<ImmutableArray<GradientTile>>> Gradients { get; init; }

    /// <summary>
    /// Whether the first layer's gradient is taken straight from the output's dz: with one hidden layer and one output,
    /// dz1 = dz2 · w2 ⊙ f′(z1), and w2 is the same for every row, so it leaves the sum.
    /// </summary>
    public required bool OutputWeightLeavesSum { get; init; }

    /// <summary>
    /// Whether, besides, the output's weights need no sums of their own: where a1 = f′(z1) · z1 and z1 = W1 x + b1,
    /// dW2 = Σ dz2 a1 = Σ dz2 f′(z1) (W1 x + b1) follows from the sums for W1 and b1, and is as exact, because a1 is no more
    /// exact than z1.
    /// </summary>
    public required bool OutputGradientFollows { get; init; }

    /// <summary>Whether the cost of every output is written out; where that is too much for one method, it is a loop.</summary>
    public required bool WritesOutOutputs { get; init; }
}

/// <summary>From <paramref name="First"/>, <paramref name="Count"/> neurons.</summary>
internal readonly record struct Span(int First, int Count)
{
    public IEnumerable<int> Indices => Enumerable.Range(First, Count);
}

/// <summary>The weights between some inputs and some outputs, whose gradients are summed together; with the biases on the first inputs.</summary>
internal readonly record struct GradientTile(Span Inputs, Span Outputs)
{
    public bool WithBiases => Inputs.First == 0;
}
