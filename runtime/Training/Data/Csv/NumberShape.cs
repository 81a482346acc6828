namespace Generated.Neuron;

/// <summary>How a number is written, as far as it says what else it could be.</summary>
[Flags]
internal enum NumberShape : byte
{
    /// <summary>Nothing is special about it.</summary>
    None = 0,

    /// <summary>It has a decimal sign.</summary>
    HasSign = 1,

    /// <summary>Digits alone, with a sign in front at most.</summary>
    IsWhole = 2,

    /// <summary>A zero in front of other digits: 01220 is a code.</summary>
    IsCode = 4,

    /// <summary>16 digits or more, which float64 does not keep apart.</summary>
    IsLong = 8,

    /// <summary>Eight digits that can be a date, as 20240131.</summary>
    CanBeDate = 16,

    /// <summary>Its decimal sign can be one of thousands, as that of 1.234.</summary>
    CanBeGroups = 32,
}
