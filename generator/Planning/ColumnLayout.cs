using System.Collections.Immutable;

namespace Generated.Neuron.Generator.Planning;

/// <summary>The columns of a chunk, one a neuron, in the order in which they lie: x, a1, a2, …, z of the output, y, and what derivatives read besides.</summary>
internal sealed record ColumnLayout
{
    /// <summary>The column where a layer's inputs begin: 0 for x, then a1, a2, …; the last one is z of the output.</summary>
    public required ImmutableArray<int> First { get; init; }

    /// <summary>The column where z of a hidden layer begins, where a derivative reads it; −1 elsewhere.</summary>
    public required ImmutableArray<int> Sum { get; init; }

    /// <summary>The column where the targets begin.</summary>
    public required int Targets { get; init; }

    /// <summary>All columns.</summary>
    public required int Count { get; init; }

    public static ColumnLayout Of(int inputs, ImmutableArray<LayerPlan> layers)
    {
        var first = ImmutableArray.CreateBuilder<int>();
        first.Add(0);
        var columns = inputs;
        foreach (var layer in layers)
        {
            first.Add(columns);
            columns += layer.Outputs;
        }

        var targets = columns;
        columns += layers[^1].Outputs;
        var sum = ImmutableArray.CreateBuilder<int>();
        foreach (var layer in layers)
        {
            var keepsSum = !layer.IsOutput && layer.Activation.FromSum;
            sum.Add(keepsSum ? columns : -1);
            columns += keepsSum ? layer.Outputs : 0;
        }

        return new ColumnLayout { First = first.ToImmutable(), Sum = sum.ToImmutable(), Targets = targets, Count = columns };
    }
}
