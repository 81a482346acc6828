namespace Generated.Neuron;

/// <summary>What a column is taken for.</summary>
internal enum ColumnKind
{
    Ignored,
    Boolean,
    Date,
    Number,
    Words,

    /// <summary>In doubt: an error that names the remedy.</summary>
    Refused,
}
