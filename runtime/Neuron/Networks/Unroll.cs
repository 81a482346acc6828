namespace Generated.Neuron;

/// <summary>Whether every neuron of a network is written out, or its layers are loops over register tiles.</summary>
/// <remarks>The numbers are part of the contract: a later version adds names and never moves one.</remarks>
public enum Unroll
{
    /// <summary>
    /// Written out while that is faster: networks of up to 400 multiply-adds per row, and of these, over many rows, layers of up to 64
    /// weights.
    /// </summary>
    Auto = 0,

    /// <summary>Written out as far as the JIT optimizes it: up to 1600 multiply-adds per row, and 400 neurons per layer.</summary>
    Always = 1,

    /// <summary>Loops over register tiles, however small the network: the shortest code.</summary>
    Never = 2,
}
