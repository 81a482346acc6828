using System.Collections.Immutable;
using Generated.Neuron.Generator.Model;

namespace Generated.Neuron.Generator.Planning;

/// <summary>Spec → plan, from the shapes alone.</summary>
internal static class Planner
{
    public static NetworkPlan Plan(NetworkSpec spec)
    {
        var layers = ImmutableArray.CreateBuilder<LayerPlan>();
        var offset = 0;
        foreach (var layer in spec.Layers)
        {
            var plan = new LayerPlan(layer, offset, layer == spec.Output);
            layers.Add(plan);
            offset += plan.ParameterCount;
        }

        return spec.Unroll == Unroll.Never
            ? Tiled(spec, layers.ToImmutable(), null)
            : WhyNotUnrolled(spec, layers) is { } reason ? Tiled(spec, layers.ToImmutable(), reason) : UnrolledPlanner.Plan(spec, layers.ToImmutable());
    }

    private static string? WhyNotUnrolled(NetworkSpec spec, IReadOnlyCollection<LayerPlan> layers)
    {
        var multiplyAdds = layers.Sum(layer => (long)layer.Inputs * layer.Outputs);
        if (spec.Unroll == Unroll.Auto)
        {
            return multiplyAdds <= Budgets.UnrolledMultiplyAdds ? null : $"{multiplyAdds} multiply-adds a row are more than the {Budgets.UnrolledMultiplyAdds} that are written out";
        }

        var widest = spec.Sizes.Max();
        return multiplyAdds > Budgets.MostUnrolledMultiplyAdds ? $"{multiplyAdds} multiply-adds a row are more than the {Budgets.MostUnrolledMultiplyAdds} that can be written out"
            : widest > Budgets.MethodOperations ? $"a layer of {widest} neurons is wider than the {Budgets.MethodOperations} that one method can hold"
            : null;
    }

    private static NetworkPlan Tiled(NetworkSpec spec, ImmutableArray<LayerPlan> layers, string? reduced)
    {
        var layout = ColumnLayout.Of(spec.InputCount, layers);
        // Two vectors of the widest kind go through a tile together.
        const int step = 2 * Budgets.Lanes;
        var rows = Budgets.TiledChunkFloats / layout.Count / step * step;
        rows = Math.Max(Budgets.FewestChunkRows, Math.Min(Budgets.TiledChunkRows, rows));
        return new NetworkPlan(spec, layers, layout, rows, $"loops over register tiles: {reduced ?? "as asked for by Unroll.Never"}") { Reduced = reduced };
    }

    /// <summary>The room that the vectors of one row alone take.</summary>
    public static int RowRoom(int count)
    {
        const int step = Budgets.RowVectors * Budgets.Lanes;
        return (count + step - 1) / step * step;
    }

    /// <summary>A row of so many numbers, rounded up to whole vectors of the widest kind.</summary>
    public static int Padded(int count) => (count + Budgets.Lanes - 1) / Budgets.Lanes * Budgets.Lanes;
}
