using System.ComponentModel;
using Generated.Neuron.Simd;

namespace Generated.Neuron.Layers;

/// <summary>The shape of a layer as the kernels of single rows need it: a struct of constants that is their type argument.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IRowLayer
{
    /// <summary>The number of inputs.</summary>
    static abstract int Inputs { get; }

    /// <summary>The number of neurons.</summary>
    static abstract int Outputs { get; }

    /// <summary>
    /// Parts of the sum of each of several neurons: 1, 2, 4 or 8 runs of consecutive inputs of the same length, the last one perhaps
    /// shorter. Part 0 begins with the bias, the others with 0, and the parts are added in halves.
    /// </summary>
    static virtual int SumParts => 1;

    /// <summary>The partial sums of a single neuron, which are folded: as many as in the network's batches.</summary>
    static virtual int FoldedSums => SimdSums.Lanes;
}
