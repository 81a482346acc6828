using System.Collections.Immutable;
using Generated.Neuron.Generator.Model;

namespace Generated.Neuron.Generator.Planning;

/// <summary>The plan of a network small enough to be written out.</summary>
internal static class UnrolledPlanner
{
    public static NetworkPlan Plan(NetworkSpec spec, ImmutableArray<LayerPlan> layers)
    {
        var layout = ColumnLayout.Of(spec.InputCount, layers);
        var leavesSum = layers.Length == 2 && spec.OutputCount == 1;
        var follows = leavesSum && layers[0].Activation.Homogeneous;
        var plan = new UnrolledPlan
        {
            Loops = [.. layers.Select(layer => spec.Unroll != Unroll.Always && layer.Inputs * layer.Outputs > Budgets.WrittenOutWeights)],
            Forward = [.. layers.Select(ForwardMethods)],
            Deltas = [.. layers.Select(layer => Cut(layer.Inputs, layer.Outputs + 4))],
            Gradients = [.. layers.Select(layer => layer.IsOutput && follows ? [] : GradientMethods(layer))],
            OutputWeightLeavesSum = leavesSum,
            OutputGradientFollows = follows,
            WritesOutOutputs = spec.OutputCount * Budgets.LossOperations <= Budgets.MethodOperations,
        };
        // Loops take two vectors of the widest kind together.
        var step = plan.Loops.Contains(true) ? 2 * Budgets.Lanes : Budgets.Lanes;
        var floats = Math.Max(Budgets.UnrolledChunkFloats, Budgets.UnrolledFloats - Budgets.Lanes * layers.Sum(layer => layer.ParameterCount));
        var rows = Math.Max(step, Math.Min(Budgets.UnrolledChunkRows, floats / layout.Count / step * step));
        var multiplyAdds = layers.Sum(layer => layer.Inputs * layer.Outputs);
        var network = new NetworkPlan(spec, layers, layout, rows, "");
        return network with
        {
            Unrolled = plan,
            Reason = $"{(plan.Loops.Contains(true) ? $"unrolled, but layers of more than {Budgets.WrittenOutWeights} weights are loops" : $"fully unrolled{(spec.Unroll == Unroll.Always ? ", as asked for by Unroll.Always" : "")}")}: {multiplyAdds} multiply-adds a row forward, {network.TrainingMultiplyAdds} forward and backward",
        };
    }

    /// <summary>A neuron takes its multiply-adds, its activation (the output's stands elsewhere), a load of its bias and a store.</summary>
    private static ImmutableArray<Span> ForwardMethods(LayerPlan layer) =>
        Cut(layer.Outputs, layer.Inputs + (layer.IsOutput ? 0 : layer.Activation.Operations) + 2, layer.Inputs);

    /// <summary>As few methods as hold all units of a cost, together with what a method costs anyway, and about as many units in each.</summary>
    private static ImmutableArray<Span> Cut(int units, int operations, int overhead = 0)
    {
        var most = Math.Max(1, (Budgets.MethodOperations - overhead) / operations);
        var methods = (units + most - 1) / most;
        return [.. Parts(units, (units + methods - 1) / methods)];
    }

    /// <summary>
    /// Tiles of about as many inputs as outputs load the fewest factors for their sums; with few inputs a tile takes all of
    /// them, and the biases' sums count too.
    /// </summary>
    private static ImmutableArray<ImmutableArray<GradientTile>> GradientMethods(LayerPlan layer)
    {
        var inputs = layer.Outputs == 1 ? Budgets.Accumulators - 1 : 3;
        inputs = Math.Min(inputs, layer.Inputs);
        var outputs = Math.Min(layer.Outputs, Budgets.Accumulators / (inputs + 1));
        var tiles =
            from output in Parts(layer.Outputs, outputs)
            from input in Parts(layer.Inputs, inputs)
            select new GradientTile(input, output);

        // A sum is loaded, added to and stored; a factor is loaded, and an activation's derivative takes two operations.
        var methods = ImmutableArray.CreateBuilder<ImmutableArray<GradientTile>>();
        var method = ImmutableArray.CreateBuilder<GradientTile>();
        var operations = 0;
        foreach (var tile in tiles)
        {
            var cost = 3 * (tile.Inputs.Count + 1) * tile.Outputs.Count + tile.Inputs.Count + 3 * tile.Outputs.Count;
            if (operations + cost > Budgets.MethodOperations)
            {
                methods.Add(method.ToImmutable());
                method.Clear();
                operations = 0;
            }

            method.Add(tile);
            operations += cost;
        }

        methods.Add(method.ToImmutable());
        return methods.ToImmutable();
    }

    private static IEnumerable<Span> Parts(int count, int size)
    {
        for (var first = 0; first < count; first += size)
        {
            yield return new Span(first, Math.Min(size, count - first));
        }
    }
}
