using System.ComponentModel;

namespace Generated.Neuron.Layers;

/// <summary>
/// The shape of a layer, known when its kernels are compiled: a struct of constants that is the kernels' type argument, so that
/// every trip count and distance is a constant of the machine code.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IDenseLayer : IRowLayer
{
    /// <summary>The distance of two columns of a chunk, in floats: a column is one neuron of all rows.</summary>
    static abstract int Stride { get; }

    /// <summary>
    /// The distance of two rows of dz if it is stored row by row: the outputs, padded to whole vectors of the widest kind.
    /// </summary>
    static abstract int RowStride { get; }

    /// <summary>
    /// Inputs that all tiles process before the next ones: all of them, or as many as keep their columns in the first-level cache.
    /// </summary>
    static abstract int InputsOfBlock { get; }

    /// <summary>Neurons of a register tile forward, from 1 to 12.</summary>
    static abstract int ForwardTile { get; }

    /// <summary>Neurons left over after the whole tiles, in a smaller tile; 0 if there are none.</summary>
    static abstract int ForwardRest { get; }

    /// <summary>Inputs of a register tile of the delta, from 1 to 12.</summary>
    static abstract int DeltaTile { get; }

    /// <summary>Inputs left over after the whole tiles, in a smaller tile; 0 if there are none.</summary>
    static abstract int DeltaRest { get; }

    /// <summary>Inputs of a register tile of the gradient, from 1 to 12; 0 if all of them are together with the biases.</summary>
    static abstract int GradientTile { get; }

    /// <summary>Inputs left over after the whole tiles, in one tile with the biases; 0 if that tile is the biases alone.</summary>
    static abstract int GradientRest { get; }

    /// <summary>Outputs of a register tile of a gradient with lanes = rows, from 1 to 6.</summary>
    static abstract int GradientOutputs { get; }
}
