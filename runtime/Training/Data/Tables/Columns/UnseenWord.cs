namespace Generated.Neuron;

/// <summary>How a word that is unknown to a column is encoded.</summary>
public enum UnseenWord
{
    /// <summary>An error that lists the words it knows.</summary>
    Error,

    /// <summary>Zeros in all inputs of the column.</summary>
    Zeros,
}
