namespace Generated.Neuron;

/// <summary>How a number is written, as far as that shows what else it could be.</summary>
[Flags]
internal enum NumberShape : byte
{
    /// <summary>Nothing special.</summary>
    None = 0,

    /// <summary>It has a decimal sign.</summary>
    HasSign = 1,

    /// <summary>Only digits, with an optional sign in front.</summary>
    IsWhole = 2,

    /// <summary>A zero in front of other digits: 01220 is a code.</summary>
    IsCode = 4,

    /// <summary>16 digits or more, which float64 cannot tell apart.</summary>
    IsLong = 8,

    /// <summary>Eight digits that can be a date, such as 20240131.</summary>
    CanBeDate = 16,

    /// <summary>Its decimal sign can be a thousands separator, as in 1.234.</summary>
    CanBeGroups = 32,
}
