namespace Generated.Neuron;

/// <summary>
/// A model file cannot be read, does not fit the network, or cannot be written. The message is one line: the file, the byte or
/// tensor, what is wrong, and what to do. Whatever was to be changed is unchanged.
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
