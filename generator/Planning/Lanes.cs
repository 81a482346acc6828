namespace Generated.Neuron.Generator.Planning;

/// <summary>What the lanes of a kernel's vectors are.</summary>
internal enum Lanes
{
    /// <summary>Neighbouring rows: a weight is one broadcast wherever it lies, and no width of a layer wastes a lane.</summary>
    Rows,

    /// <summary>Neighbouring neurons, where there is but one row.</summary>
    Neurons,

    /// <summary>Neighbouring outputs: a gradient then needs no fold of sixteen lanes for every weight.</summary>
    Outputs,
}
