using System.ComponentModel;

namespace Generated.Neuron.Layers;

/// <summary>A layer of a network that is written out: one row has vectors of eight, and so has the sum of a single neuron.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IWrittenLayer : IRowLayer
{
    static int IRowLayer.FoldedSums => 8;
}
