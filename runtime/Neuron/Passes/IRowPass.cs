using System.ComponentModel;

namespace Generated.Neuron.Passes;

/// <summary>The way of one row through a generated network whose layers are loops.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IRowPass
{
    /// <summary>The outputs of one row.</summary>
    static abstract void ForwardRow(ref readonly float parameters, ref readonly float inputs, ref float outputs, Span<float> memory);
}
