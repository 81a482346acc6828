namespace Generated.Neuron.Tables;

internal enum TableValueKind
{
    Missing,
    Text,
    Number,
    Integer,
    Boolean,

    /// <summary>A date without a time.</summary>
    Day,

    /// <summary>A date and time without a UTC offset.</summary>
    Clock,

    /// <summary>A date and time with its UTC offset.</summary>
    Moment,
}
