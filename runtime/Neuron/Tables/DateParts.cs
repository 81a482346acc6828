namespace Generated.Neuron;

/// <summary>The parts of a date that become inputs, in this order.</summary>
[Flags]
public enum DateParts
{
    /// <summary>Nothing; a column of dates needs at least one part.</summary>
    None = 0,

    /// <summary>Days since 1970-01-01 with the time as a fraction, scaled: one input.</summary>
    Days = 1,

    /// <summary>The month as a sine and a cosine, January at angle 0: two inputs.</summary>
    Month = 2,

    /// <summary>The day of the week as a sine and a cosine, Monday at angle 0: two inputs.</summary>
    Weekday = 4,

    /// <summary>The day of the year as a sine and a cosine, January 1 at angle 0, 365.25 days per turn: two inputs.</summary>
    DayOfYear = 8,

    /// <summary>The time of day as a sine and a cosine, midnight at angle 0: two inputs.</summary>
    Hour = 16,
}
