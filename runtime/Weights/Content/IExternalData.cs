namespace Generated.Neuron.Weights;

/// <summary>Files beside a model, which hold the data of its tensors.</summary>
internal interface IExternalData
{
    /// <summary>The length of such a file, in bytes.</summary>
    /// <param name="file">The model, for messages.</param>
    /// <param name="tensor">The tensor as a place, for messages.</param>
    /// <param name="place">Which file; not checked yet.</param>
    /// <exception cref="ModelFileException">The path leads out of the model's folder, or there is no such file.</exception>
    long Length(ModelFile file, string tensor, ExternalPlace place);

    /// <summary>Reads some bytes of such a file.</summary>
    /// <param name="file">The model, for messages.</param>
    /// <param name="tensor">The tensor as a place, for messages.</param>
    /// <param name="place">Which file, and from where; not checked yet.</param>
    /// <param name="length">How many bytes.</param>
    /// <exception cref="ModelFileException">The path leads out of the model's folder, or the file does not have these bytes.</exception>
    byte[] Read(ModelFile file, string tensor, ExternalPlace place, long length);
}
