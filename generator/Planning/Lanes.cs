namespace Generated.Neuron.Generator.Planning;

/// <summary>The meaning of a vector's lanes in a pass.</summary>
internal enum Lanes
{
    /// <summary>Neurons of a layer: one row alone.</summary>
    Neurons,

    /// <summary>Rows of a chunk: many rows.</summary>
    Rows,

    /// <summary>Outputs of a layer, row after row: the gradients of wide layers.</summary>
    Outputs,
}
