using System.Globalization;
using System.Numerics;

namespace Generated.Neuron.Tables;

/// <summary>A date, with or without a time, as its selected parts, in the order of <see cref="DateParts"/>.</summary>
/// <param name="Name">The column's name.</param>
/// <param name="Format">How text is read.</param>
/// <param name="Parts">At least one.</param>
/// <param name="Fill">What replaces a missing value, in days since 1970-01-01; null if it is an error.</param>
/// <param name="Indicator">Whether there is an extra input for missing values, after the parts.</param>
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

    /// <summary>Days since 1970-01-01 that a fill may have: from 0001-01-01 to 9999-12-31.</summary>
    public const double FirstDay = -719_162, LastDay = 2_932_896;

    private const double DaysPerYear = 365.25;

    private static readonly DateTime Epoch = DateTime.UnixEpoch;

    public override int Width =>
        BitOperations.PopCount((uint)Parts) * 2 - (Has(DateParts.Days) ? 1 : 0) + (Indicator ? 1 : 0);

    public override IEnumerable<string> InputNames
    {
        get
        {
            foreach (var (part, name, _) in AllParts)
            {
                if (part == DateParts.Days && Has(part))
                {
                    yield return $"{Name} {name}";
                }
                else if (Has(part))
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

    /// <summary>Whether a part is among the inputs.</summary>
    public bool Has(DateParts part) => (Parts & part) != 0;

    /// <summary>Days since 1970-01-01, with the time as a fraction.</summary>
    public static double DaysOf(DateTime date) => (date.Date - Epoch).Days + date.TimeOfDay.Ticks / (double)TimeSpan.TicksPerDay;

    /// <summary>Writes the inputs of a date: in UTC if the column has offsets, otherwise as it is written.</summary>
    public string? EncodeDate(DateTime date, Span<float> inputs) => Write(date, DaysOf(date), 0, inputs);

    public override string? EncodeMissing(Span<float> inputs) => Fill is { } fill
        ? Write(Epoch.AddTicks((long)(fill * TimeSpan.TicksPerDay)), fill, 1, inputs)
        : NoHole(Format.Expectation);

    protected override string? EncodeText(ReadOnlySpan<char> text, Span<float> inputs)
    {
        try
        {
            return Format.TryParse(text, out var date) ? EncodeDate(date, inputs) : Format.Mistake(text);
        }
        catch (CultureNotFoundException)
        {
            return $"the names of months are those of the culture '{Format.Culture}', which this program does not have: build it with "
                + "<InvariantGlobalization>false</InvariantGlobalization>, or give a DateOnly";
        }
    }

    protected override string? EncodeTyped(in TableValue value, MissingSpellings missing, Span<float> inputs) => value.Kind switch
    {
        TableValueKind.Moment => EncodeDate(Format.HasOffset ? value.Utc : value.Clock, inputs),
        TableValueKind.Day or TableValueKind.Clock => Format.HasOffset
            ? OtherKind(value, "a moment with its UTC offset; give a DateTimeOffset")
            : EncodeDate(value.Clock, inputs),
        _ => OtherKind(value, Format.Expectation),
    };

    private string? Write(DateTime date, double days, float missing, Span<float> inputs)
    {
        var at = 0;
        if (Has(DateParts.Days) && Scale(days, Mean, Deviation, out inputs[at++]) is { } mistake)
        {
            return mistake;
        }

        WriteTurn(DateParts.Month, (date.Month - 1) / 12.0, inputs, ref at);
        WriteTurn(DateParts.Weekday, ((int)date.DayOfWeek + 6) % 7 / 7.0, inputs, ref at);
        WriteTurn(DateParts.DayOfYear, (date.DayOfYear - 1) / DaysPerYear, inputs, ref at);
        WriteTurn(DateParts.Hour, date.TimeOfDay.Ticks / (double)TimeSpan.TicksPerDay, inputs, ref at);
        if (Indicator)
        {
            inputs[at] = missing;
        }

        return null;
    }

    /// <summary>A periodic part, as a point on a circle.</summary>
    private void WriteTurn(DateParts part, double turns, Span<float> inputs, ref int at)
    {
        if (Has(part))
        {
            var (sin, cos) = Circle.SinCos(turns);
            (inputs[at], inputs[at + 1]) = ((float)sin, (float)cos);
            at += 2;
        }
    }
}
