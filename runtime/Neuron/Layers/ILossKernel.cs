using System.ComponentModel;

namespace Generated.Neuron.Layers;

/// <summary>The kernel of a network's loss, which is written for its output.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface ILossKernel
{
    /// <summary>Cost and dz of the output over some rows.</summary>
    /// <param name="zColumns">z: <c>[outputs × rows]</c>, overwritten with dz.</param>
    /// <param name="yColumns">y: <c>[outputs × rows]</c></param>
    /// <param name="costSums">The costs of row r, r + 16, r + 32, … in lane r: <c>[16]</c>, overwritten.</param>
    /// <param name="rows">The number of rows.</param>
    static abstract void Loss(ref float zColumns, ref readonly float yColumns, ref float costSums, nint rows);
}
