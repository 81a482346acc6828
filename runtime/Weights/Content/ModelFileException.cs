namespace Generated.Neuron;

/// <summary>
/// A model file is damaged, is not understood, or does not fit the network. The message is one line: the file, the byte or
/// tensor, what is wrong, and what to do. Nothing was changed.
/// </summary>
public sealed class ModelFileException : Exception
{
    /// <summary>An exception with its message.</summary>
    /// <param name="message">One line.</param>
    /// <param name="innerException">What led to it, if it was another exception.</param>
    public ModelFileException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
