using System.ComponentModel;

namespace Generated.Neuron.Passes;

/// <summary>The passes of a generated network that has a way of its own for one row.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IRowByRow : IShardPasses
{
    /// <summary>The outputs of one row.</summary>
    static abstract void ForwardRow(ref readonly float parameters, ref readonly float inputs, ref float outputs);
}
