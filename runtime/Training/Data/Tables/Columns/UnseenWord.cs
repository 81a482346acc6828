namespace Generated.Neuron;

/// <summary>What a word is that a column does not know.</summary>
public enum UnseenWord
{
    /// <summary>An error that lists the words it knows.</summary>
    Error,

    /// <summary>Zeros in all inputs of the column.</summary>
    Zeros,
}
