namespace Generated.Neuron.Generator.Planning;

/// <summary>A layer of loops as the library's kernels see it: its shape and how its neurons are divided into register tiles.</summary>
/// <param name="Inputs">The number of inputs.</param>
/// <param name="Outputs">The number of neurons.</param>
/// <param name="SumParts">The parts of the sum of each of several neurons.</param>
/// <param name="Stride">The distance of a chunk's columns.</param>
/// <param name="RowStride">The distance of two rows of dz if it is stored row by row.</param>
/// <param name="InputsOfBlock">Inputs that all tiles process before the next ones.</param>
/// <param name="Forward">The neurons in tiles.</param>
/// <param name="Delta">The inputs in tiles for the delta.</param>
/// <param name="Gradient">The inputs in tiles for the gradient, the biases with the last one.</param>
/// <param name="GradientOutputs">Outputs of a tile of a gradient with lanes = rows.</param>
internal sealed record LayerShape(
    int Inputs, int Outputs, int SumParts, int Stride, int RowStride, int InputsOfBlock, Tiling Forward, Tiling Delta, Tiling Gradient,
    int GradientOutputs)
{
    /// <param name="layer">The layer.</param>
    /// <param name="stride">The distance of a chunk's columns.</param>
    /// <param name="lanesAreRows">Whether its gradient is summed with rows as lanes.</param>
    public static LayerShape Of(AffineStep layer, int stride, bool lanesAreRows)
    {
        // Blocks of about the same size whose columns stay in the first-level cache; few neurons are few tiles, which read them only once.
        var parts = Neuron.SumParts.Of(layer.Inputs, layer.Outputs);
        var blocks = parts > 1 ? 1 : (layer.Inputs + Budgets.NeuronsOfBlock - 1) / Budgets.NeuronsOfBlock;
        var rowStride = VectorWidth.Padded(layer.Outputs);
        var isOneTile = lanesAreRows && layer.Inputs <= Budgets.InputsOfOneTile;
        var outputs = isOneTile ? Math.Min(layer.Outputs, Budgets.Accumulators / (layer.Inputs + 1))
            : lanesAreRows ? Tiling.OfGradient(layer.Outputs).Size
            : 1;
        return new LayerShape(
            layer.Inputs,
            layer.Outputs,
            parts,
            stride,
            rowStride,
            (layer.Inputs + blocks - 1) / blocks,
            Tiling.Of(layer.Outputs, parts > 1 ? Budgets.LargestTileOfParts : Budgets.LargestTile),
            Tiling.Of(layer.Inputs),
            isOneTile ? new Tiling(0, 0, layer.Inputs)
                : Tiling.WithBiases(layer.Inputs, lanesAreRows ? Math.Max(2, Budgets.Accumulators / outputs) : Budgets.LargestTile),
            outputs);
    }

    /// <summary>Whether the inputs are taken in more than one block.</summary>
    public bool TakesBlocks => InputsOfBlock < Inputs;

    /// <summary>Inputs of a tile of a gradient.</summary>
    public int GradientInputs => Gradient.Whole == 0 ? Inputs : Gradient.Size;

    /// <summary>The name of its type: every shape of a network is another one.</summary>
    public string Name => $"Dense{Inputs}x{Outputs}";
}
