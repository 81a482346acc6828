namespace Generated.Neuron.Tables;

/// <summary>What a word that training did not see is.</summary>
internal enum UnseenRule
{
    /// <summary>An error.</summary>
    Error,

    /// <summary>Zeros in all inputs of the column.</summary>
    Zeros,

    /// <summary>The input that it shares with the rare words of the training rows.</summary>
    Rare,
}
