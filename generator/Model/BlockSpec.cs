namespace Generated.Neuron.Generator.Model;

/// <summary>A named part of the parameters: W1 [2 × 8], b1 [8].</summary>
/// <param name="Name">As on paper.</param>
/// <param name="Shape">The last index is the fastest; weights are <c>[inputs × outputs]</c>.</param>
/// <param name="IsFactor">Whether each number is multiplied once per row; otherwise it is added.</param>
internal sealed record BlockSpec(string Name, EquatableArray<int> Shape, bool IsFactor)
{
    /// <summary>How many numbers it holds.</summary>
    public int Length => Shape.Aggregate(1, (product, size) => product * size);

    /// <summary>Whether it is a matrix, from inputs to outputs.</summary>
    public bool IsMatrix => Shape.Count == 2;

    /// <summary>For readers: <c>[2 in × 8 out]</c>, or <c>[8]</c>.</summary>
    public string Description => IsMatrix ? $"[{Shape[0]} in × {Shape[1]} out]" : $"[{string.Join(" × ", Shape)}]";
}
