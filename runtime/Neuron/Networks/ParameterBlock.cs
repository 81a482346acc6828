using System.Collections.Immutable;

namespace Generated.Neuron;

/// <summary>A named part of a network's parameters, such as <c>0.weight [8 × 2]</c>: the weights of its first layer. Value-equal.</summary>
/// <remarks>
/// Names and shapes are those of PyTorch's <c>nn.Sequential</c> and of model files. In <see cref="INetwork.Parameters"/> the numbers of
/// a matrix are input-major, <c>[inputs × outputs]</c>; <see cref="NetworkLayers.Weights"/> shows them as on paper.
/// </remarks>
public sealed class ParameterBlock : IEquatable<ParameterBlock>
{
    internal ParameterBlock(string name, int layer, int offset, BlockShape shape)
    {
        (Name, Layer, Offset, Kind) = (name, layer, offset, shape);
        Shape = ImmutableArray.Create(shape.Sizes);
    }

    /// <summary>Its name in files, for example <c>0.weight</c>.</summary>
    public string Name { get; }

    /// <summary>The layer that it belongs to, counted from 1 among those with weights.</summary>
    public int Layer { get; }

    /// <summary>Its lengths in files: <c>[outputs × inputs]</c> for weights, <c>[outputs]</c> for biases.</summary>
    public ImmutableArray<int> Shape { get; }

    /// <summary>Where it starts in the parameters.</summary>
    public int Offset { get; }

    /// <summary>Its declaration by the kind of layer.</summary>
    internal BlockShape Kind { get; }

    /// <summary>How many numbers it holds.</summary>
    public int Count => (int)Kind.Count;

    /// <summary>How many inputs each of its layer's outputs depends on, for rules of initialization.</summary>
    public int FanIn => Kind.FanIn;

    /// <summary>How many outputs each of its layer's inputs acts on, for rules of initialization.</summary>
    public int FanOut => Kind.FanOut;

    /// <summary>Whether every rule of initialization sets it to 0, as biases.</summary>
    public bool StartsAtZero => Kind.Start == 0;

    /// <inheritdoc/>
    public bool Equals(ParameterBlock? other) =>
        other is not null && Name == other.Name && Layer == other.Layer && Offset == other.Offset && StartsAtZero == other.StartsAtZero
        && FanIn == other.FanIn && FanOut == other.FanOut && Shape.AsSpan().SequenceEqual(other.Shape.AsSpan());

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as ParameterBlock);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Name, Layer, Offset, Count);

    /// <summary>Its name and shape: <c>0.weight [8 × 2]</c>.</summary>
    public override string ToString() => $"{Name} [{string.Join(" × ", Shape)}]";
}
