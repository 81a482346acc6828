namespace Generated.Neuron.Tables;

/// <summary>A date, with or without a time, as those of its parts that are asked for, in the order of <see cref="DateParts"/>.</summary>
/// <param name="Name">The column's name.</param>
/// <param name="Format">How text is read.</param>
/// <param name="Parts">At least one.</param>
/// <param name="Fill">What a missing value counts as, in days since 1970-01-01; null if it is an error.</param>
/// <param name="Indicator">Whether a missing value has an input of its own, after the parts.</param>
/// <param name="Mean">Subtracted from the days; 0 if they are not among the parts.</param>
/// <param name="Deviation">What the difference is divided by; 1 if the days are not among the parts.</param>
internal sealed record DateEncoding(
    string Name, DateFormat Format, DateParts Parts, double? Fill, bool Indicator, double Mean, double Deviation) : ColumnEncoding(Name)
{
    /// <summary>Every part with its name in inputs and its name in model files.</summary>
    public static readonly (DateParts Part, string InputName, string FileName)[] AllParts =
    [
        (DateParts.Days, "days", "days"),
        (DateParts.Month, "month", "month"),
        (DateParts.Weekday, "weekday", "weekday"),
        (DateParts.DayOfYear, "day of year", "dayOfYear"),
        (DateParts.Hour, "hour", "hour"),
    ];

    public override int Width => InputNames.Count();

    public override IEnumerable<string> InputNames
    {
        get
        {
            foreach (var (part, name, _) in AllParts)
            {
                if (part == DateParts.Days && Parts.HasFlag(part))
                {
                    yield return $"{Name} {name}";
                }
                else if (Parts.HasFlag(part))
                {
                    yield return $"{Name} {name} sin";
                    yield return $"{Name} {name} cos";
                }
            }

            if (Indicator)
            {
                yield return $"{Name} missing";
            }
        }
    }
}
