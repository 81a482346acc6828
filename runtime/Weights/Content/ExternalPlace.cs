namespace Generated.Neuron.Weights;

/// <summary>Where a tensor's data is, if not in the model file itself.</summary>
/// <param name="Location">A path relative to the model file's folder.</param>
/// <param name="Offset">The first byte.</param>
/// <param name="Length">The number of bytes; null: to the end of the file.</param>
internal sealed record ExternalPlace(string Location, long Offset, long? Length);
