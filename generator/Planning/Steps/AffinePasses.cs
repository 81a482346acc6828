using System.Collections.Immutable;
using Generated.Neuron.Generator.Model;

namespace Generated.Neuron.Generator.Planning;

/// <summary>What each pass of an affine step is: written out, or a kernel of the library.</summary>
/// <param name="spec">The network.</param>
/// <param name="form">Whether it is written out.</param>
/// <param name="x">The network's inputs.</param>
/// <param name="stride">The distance of a chunk's columns.</param>
internal sealed class AffinePasses(TopologySpec spec, Form form, Value x, int stride)
{
    /// <param name="layer">The step.</param>
    /// <param name="before">What gives its inputs; null at the network's.</param>
    public AffineStep Choose(AffineStep layer, Step? before)
    {
        var lanesAreRows = form.IsWrittenOut || layer.Outputs <= Budgets.NarrowOutputs;
        var shape = LayerShape.Of(layer, stride, lanesAreRows);
        var (to, slope) = (before?.DerivativeTo ?? layer.From, before?.Slope);
        var forInputs = layer.From == x;
        layer = layer with
        {
            Forward = IsWrittenOut(layer, Budgets.WrittenOutForward) || (form.IsWrittenOut && layer.Outputs == 1)
                ? WrittenForward(layer)
                : LibraryForward(layer, shape),
            Delta = IsWrittenOut(layer, Budgets.WrittenOutDelta)
                ? new DeltaPlan.WrittenOut(
                    forInputs,
                    to,
                    slope,
                    layer.Outputs == 1 && layer.Inputs <= Budgets.ResidentParameters,
                    Cut(layer.Inputs, layer.Outputs + 2 + Math.Max(2, OperationsOf(slope))))
                : new DeltaPlan.Library(forInputs, to, slope, shape, slope is not null && Budgets.IsLong(OperationsOf(slope))),
            Gradient = IsWrittenOut(layer, Budgets.WrittenOutGradient)
                ? new GradientPlan.WrittenOut(GradientMethods(layer), DeltaSource.Stored)
                : lanesAreRows ? new GradientPlan.LanesAreRows(shape, DeltaSource.Stored)
                : new GradientPlan.LanesAreOutputs(shape),
        };
        return layer with { Shape = NeedsShape(layer) ? shape : null };
    }

    private bool NeedsShape(AffineStep layer) => !form.IsWrittenOut || layer.Forward is ForwardPlan.Library
        || layer.Delta is DeltaPlan.Library || layer.Gradient is not GradientPlan.WrittenOut;

    /// <summary>Whether a pass is written out, which up to so many weights is.</summary>
    private bool IsWrittenOut(AffineStep layer, int weights) =>
        form.IsWrittenOut && (spec.Unroll == Unroll.Always || layer.Inputs * layer.Outputs <= weights);

    private static ForwardPlan.Library LibraryForward(AffineStep layer, LayerShape shape)
    {
        var apart = layer.HasActivation && (Budgets.IsLong(layer.Activation.Operations) || shape.InputsOfBlock < layer.Inputs);
        return new ForwardPlan.Library(Sum(layer, VectorWidth.Widest), shape, apart && layer.Outputs > 1);
    }

    private static ForwardPlan.WrittenOut WrittenForward(AffineStep layer)
    {
        // A neuron takes its multiply-adds, the sum of its parts, its activation, a load of its bias and a store.
        var sum = Sum(layer, VectorWidth.OfOneRow);
        var operations = layer.Inputs + sum.Parts + layer.Activation.Operations + 1;
        var stay = (layer.Inputs + 1) * layer.Outputs <= Budgets.ResidentParameters;
        var methods = Cut(layer.Outputs, operations, layer.Inputs)
            .Select(method => method.Parts(Math.Max(1, Budgets.NeuronsAtATime / sum.Parts)).ToImmutableArray());
        return new ForwardPlan.WrittenOut(sum, [.. methods], stay);
    }

    private static FoldedSum Sum(AffineStep layer, int lanes) => layer.Outputs == 1
        ? FoldedSum.Of(layer.Inputs, lanes)
        : FoldedSum.OfChains(layer.Inputs, layer.Outputs);

    /// <summary>Vector operations of f′; none if it is kept.</summary>
    private static int OperationsOf(Slope? slope) =>
        slope is null or { Function.KeepsSlope: true } ? 0 : slope.Function.DerivativeOperations;

    /// <summary>
    /// As few methods as can hold all units of a cost, including the fixed cost per method, with about the same number of units in each.
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
    private static ImmutableArray<ImmutableArray<GradientTile>> GradientMethods(AffineStep layer)
    {
        var inputs = layer.Outputs == 1 ? Budgets.Accumulators - 1 : 3;
        inputs = Math.Min(inputs, layer.Inputs);
        var outputs = Math.Min(layer.Outputs, Budgets.Accumulators / (inputs + 1));
        var tiles =
            from output in NeuronRange.Parts(layer.Outputs, outputs)
            from input in NeuronRange.Parts(layer.Inputs, inputs)
            select new GradientTile(input, output);

        return Methods([.. tiles]);
    }

    /// <summary>As few methods as hold all tiles, and about as much in each.</summary>
    private static ImmutableArray<ImmutableArray<GradientTile>> Methods(ImmutableArray<GradientTile> tiles)
    {
        // A sum is loaded, added to and stored; a factor is loaded, and an activation's derivative takes two operations.
        static int Cost(GradientTile tile) =>
            3 * (tile.Inputs.Count + 1) * tile.Outputs.Count + tile.Inputs.Count + 3 * tile.Outputs.Count;
        var total = tiles.Sum(Cost);
        var count = (total + Budgets.MethodOperations - 1) / Budgets.MethodOperations;
        var methods = ImmutableArray.CreateBuilder<ImmutableArray<GradientTile>>();
        var method = ImmutableArray.CreateBuilder<GradientTile>();
        var done = 0;
        foreach (var tile in tiles)
        {
            // The next method begins where its share of the total begins.
            if (method.Count > 0 && (done + (Cost(tile) / 2)) * count > total * (methods.Count + 1))
            {
                methods.Add(method.ToImmutable());
                method.Clear();
            }

            method.Add(tile);
            done += Cost(tile);
        }

        methods.Add(method.ToImmutable());
        return methods.ToImmutable();
    }
}
