namespace Generated.Neuron.Layers;

/// <summary>A type argument of a kernel of a gradient: its tiles are whole, and the biases are summed elsewhere.</summary>
internal readonly struct WholeTiles;

/// <summary>
/// A type argument of a kernel of a gradient: its only tile is what is left over after the whole ones, together with the biases.
/// </summary>
internal readonly struct LastTile;
