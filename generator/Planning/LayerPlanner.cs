using System.Collections.Immutable;
using Generated.Neuron.Generator.Model;

namespace Generated.Neuron.Generator.Planning;

/// <summary>What the passes of one layer are.</summary>
/// <param name="spec">The network.</param>
/// <param name="stride">The distance of a chunk's columns.</param>
/// <param name="writesOut">Whether the network's small layers are written out.</param>
internal sealed class LayerPlanner(TopologySpec spec, int stride, bool writesOut)
{
    public LayerPlan Plan(LayerSpec layer, int weights)
    {
        var isOutput = layer == spec.Output;
        var inLoops = InLoops(layer);
        var shape = inLoops ? LayerShape.Of(layer, stride, lanesAreRows: writesOut || layer.Outputs <= Budgets.NarrowOutputs) : null;
        return new LayerPlan(
            layer, weights, isOutput, shape, Forward(layer, shape, isOutput), Delta(layer, shape), Gradient(layer, shape, isOutput));
    }

    /// <summary>Whether a layer's passes are loops, but for the sums of a single neuron.</summary>
    public bool InLoops(LayerSpec layer) =>
        !writesOut || (spec.Unroll != Unroll.Always && layer.Inputs * layer.Outputs > Budgets.WrittenOutWeights);

    private ForwardPlan Forward(LayerSpec layer, LayerShape? shape, bool isOutput)
    {
        // A single neuron's sums are written out in a network that is, to be folded as those of one row alone.
        if (shape is not null && !(writesOut && layer.Outputs == 1))
        {
            var apart = !isOutput && (Budgets.IsLong(Row(layer).Operations) || shape.InputsOfBlock < layer.Inputs);
            return new ForwardPlan.Library(Fold(layer, VectorWidth.Widest), shape, apart && layer.Outputs > 1);
        }

        // A neuron takes its multiply-adds, its activation (the output's stands elsewhere), a load of its bias and a store.
        var operations = layer.Inputs + (isOutput ? 0 : Row(layer).Operations) + 2;
        var stay = (layer.Inputs + 1) * layer.Outputs <= Budgets.ResidentParameters;
        var methods = Cut(layer.Outputs, operations, layer.Inputs)
            .Select(method => method.Parts(Budgets.NeuronsAtATime).ToImmutableArray());
        return new ForwardPlan.WrittenOut(Fold(layer, VectorWidth.OfOneRow), [.. methods], stay);
    }

    private static FoldedSum? Fold(LayerSpec layer, int lanes) => layer.Outputs == 1 ? FoldedSum.Of(layer.Inputs, lanes) : null;

    private DeltaPlan Delta(LayerSpec layer, LayerShape? shape)
    {
        var before = layer.Index == 1 ? null : Row(spec.Layers[layer.Index - 2]);
        var forInputsAlone = before is null || OutputWeightLeavesSums;
        var derivative = before is null or { KeepsSlope: true } ? 0 : before.DerivativeOperations;
        return shape is null
            ? new DeltaPlan.WrittenOut(forInputsAlone, Cut(layer.Inputs, layer.Outputs + 2 + Math.Max(2, derivative)))
            : new DeltaPlan.Library(forInputsAlone, shape, before is { KeepsSlope: false } && Budgets.IsLong(before.DerivativeOperations));
    }

    private GradientPlan Gradient(LayerSpec layer, LayerShape? shape, bool isOutput)
    {
        if (OutputWeightLeavesSums && isOutput && Row(spec.Layers[0]).Homogeneous)
        {
            return new GradientPlan.Follows();
        }

        var delta = OutputWeightLeavesSums && !isOutput ? DeltaSource.FromOutput : DeltaSource.Stored;
        return shape is null ? new GradientPlan.WrittenOut(GradientMethods(layer), delta)
            : writesOut || layer.Outputs <= Budgets.NarrowOutputs ? new GradientPlan.LanesAreRows(shape, delta)
            : new GradientPlan.LanesAreOutputs(shape);
    }

    /// <summary>
    /// Whether the gradient of the first layer starts from the output's dz: see <see cref="DeltaSource.FromOutput"/>. Not with a long
    /// derivative, which is taken once a neuron, in its column, and not in every tile of the gradient.
    /// </summary>
    private bool OutputWeightLeavesSums =>
        writesOut
            && !spec.Drops
            && spec.Layers.Count == 2
            && spec.OutputCount == 1
            && !Budgets.IsLong(Row(spec.Layers[0]).DerivativeOperations);

    private static Activations.ActivationRow Row(LayerSpec layer) => Activations.ActivationTable.Of(layer.Activation);

    /// <summary>
    /// As few methods as hold all units of a cost, together with what a method costs anyway, and about as many units in each.
    /// </summary>
    private static ImmutableArray<NeuronRange> Cut(int units, int operations, int overhead = 0)
    {
        var most = Math.Max(1, (Budgets.MethodOperations - overhead) / operations);
        var methods = (units + most - 1) / most;
        return [.. NeuronRange.Parts(units, (units + methods - 1) / methods)];
    }

    /// <summary>
    /// Tiles of about as many inputs as outputs load the fewest factors for their sums; with few inputs a tile takes all of
    /// them, and the biases' sums count too.
    /// </summary>
    private static ImmutableArray<ImmutableArray<GradientTile>> GradientMethods(LayerSpec layer)
    {
        var inputs = layer.Outputs == 1 ? Budgets.Accumulators - 1 : 3;
        inputs = Math.Min(inputs, layer.Inputs);
        var outputs = Math.Min(layer.Outputs, Budgets.Accumulators / (inputs + 1));
        var tiles =
            from output in NeuronRange.Parts(layer.Outputs, outputs)
            from input in NeuronRange.Parts(layer.Inputs, inputs)
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
}
