using System.Collections.Immutable;
using Generated.Neuron.Generator.Model;

namespace Generated.Neuron.Generator.Planning;

/// <summary>How one row goes forward alone, and how many rows go one by one because that takes less time than a chunk of them.</summary>
internal static class RowPlanner
{
    public static RowPlan Plan(TopologySpec spec, ImmutableArray<LayerPlan> layers, bool writesOut)
    {
        if (!writesOut)
        {
            return new RowPlan.Library(MostRows(spec), layers.Max(layer => Room(layer.Outputs)));
        }

        if (spec.MaxVectorWidth < 256)
        {
            return new RowPlan.AsManyRows("MaxVectorWidth is below the 256 bits that one row is written for");
        }

        var operations = Operations(spec);
        return operations <= Budgets.MethodOperations
            ? new RowPlan.WrittenOut(MostRows(spec))
            : new RowPlan.AsManyRows($"{operations} vector operations are more than the {Budgets.MethodOperations} of one method");
    }

    /// <summary>
    /// Loads of inputs, and a multiply-add an input and vector of outputs; a single neuron on the inputs needs no loads apart.
    /// </summary>
    private static int Operations(TopologySpec spec) =>
        (spec.Layers[0].Outputs == 1 ? 0 : spec.InputCount)
            + spec.Layers.Sum(layer => layer.Inputs * VectorWidth.Vectors(layer.Outputs, VectorWidth.OfOneRow));

    /// <summary>
    /// As many rows as one takes parts of the time of a chunk, by an estimate in cycles of 512-bit vectors, with a quarter to spare: a
    /// layer of one row takes the latency of a chain, or the time to read its weights; a chunk of few rows a cycle a multiply-add.
    /// </summary>
    private static int MostRows(TopologySpec spec)
    {
        var row = spec.Output.Activation == Activation.Softmax ? Budgets.RowSoftmaxCycles : 0;
        var chunk = Budgets.ChunkCycles;
        foreach (var layer in spec.Layers)
        {
            var perVector = layer.Inputs * layer.Outputs > Budgets.NearWeights ? 3 : 2;
            var reads = perVector * layer.Inputs * VectorWidth.Vectors(layer.Outputs, VectorWidth.Widest);
            row += Budgets.RowLayerCycles + Math.Max(Budgets.MultiplyAddLatency * layer.Inputs, reads);
            chunk += layer.Inputs * layer.Outputs;
        }

        return Math.Max(1, Math.Min(Budgets.MostSingleRows, chunk * 3 / 4 / row));
    }

    /// <summary>The room that the vectors of one row's outputs take.</summary>
    private static int Room(int outputs)
    {
        const int together = Budgets.RowVectors * VectorWidth.Widest;
        return VectorWidth.Vectors(outputs, together) * together;
    }
}
