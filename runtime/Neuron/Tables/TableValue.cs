using System.Globalization;
using Generated.Neuron.Tables;

namespace Generated.Neuron;

/// <summary>
/// A value of a <see cref="TableRow"/>: text, which is read in the format of the training file, or a number, a truth value or a date,
/// which have no format. <c>row["meters"] = "71,5"</c> and <c>row["meters"] = 71.5</c> are the same in a file with decimal commas.
/// </summary>
/// <remarks>An empty text, null and <see cref="Missing"/> are a missing value.</remarks>
public readonly struct TableValue : IEquatable<TableValue>
{
    private readonly string? _text;
    private readonly long _bits;
    private readonly short _offsetMinutes;

    private TableValue(TableValueKind kind, long bits, string? text = null, short offsetMinutes = 0) =>
        (Kind, _bits, _text, _offsetMinutes) = (kind, bits, text, offsetMinutes);

    /// <summary>A missing value.</summary>
    public static TableValue Missing => default;

    internal TableValueKind Kind { get; }

    /// <summary>Text as it was given; empty for other kinds.</summary>
    internal ReadOnlySpan<char> Text => _text;

    internal double Number => Kind == TableValueKind.Integer ? _bits : BitConverter.Int64BitsToDouble(_bits);

    internal long Integer => _bits;

    internal bool Boolean => _bits != 0;

    /// <summary>The date and time as a clock shows it there.</summary>
    internal DateTime Clock => new(_bits);

    /// <summary>The moment in UTC.</summary>
    internal DateTime Utc => new DateTimeOffset(_bits, TimeSpan.FromMinutes(_offsetMinutes)).UtcDateTime;

    /// <summary>Text, in the format of the training file; null is a missing value.</summary>
    /// <param name="text">Surrounding spaces are ignored.</param>
    public static implicit operator TableValue(string? text) => text is null ? Missing : new(TableValueKind.Text, 0, text);

    /// <summary>Text of one character.</summary>
    /// <param name="character">Not its code, which C# would otherwise take as a number.</param>
    public static implicit operator TableValue(char character) => character.ToString();

    /// <summary>A number.</summary>
    /// <param name="number">Finite.</param>
    public static implicit operator TableValue(double number) => new(TableValueKind.Number, BitConverter.DoubleToInt64Bits(number));

    /// <summary>A whole number.</summary>
    /// <param name="number">With all its digits, if it is a code.</param>
    public static implicit operator TableValue(long number) => new(TableValueKind.Integer, number);

    /// <summary>A number.</summary>
    /// <param name="number">Rounded to the nearest double.</param>
    public static implicit operator TableValue(decimal number) => (double)number;

    /// <summary>A truth value.</summary>
    /// <param name="value">1 or 0 in a column of numbers.</param>
    public static implicit operator TableValue(bool value) => new(TableValueKind.Boolean, value ? 1 : 0);

    /// <summary>A day, without a time.</summary>
    /// <param name="date">In a column with times it is midnight.</param>
    public static implicit operator TableValue(DateOnly date) => new(TableValueKind.Day, date.ToDateTime(TimeOnly.MinValue).Ticks);

    /// <summary>A date and time as it is, whatever its time zone: the machine's time zone is never used.</summary>
    /// <param name="time">In a column with UTC offsets write a <see cref="DateTimeOffset"/> instead.</param>
    public static implicit operator TableValue(DateTime time) => time.Kind == DateTimeKind.Utc
        ? new DateTimeOffset(time)
        : new TableValue(TableValueKind.Clock, time.Ticks);

    /// <summary>A moment: UTC in a column with UTC offsets, and otherwise what a clock shows at its offset.</summary>
    /// <param name="moment">With its offset.</param>
    public static implicit operator TableValue(DateTimeOffset moment) =>
        new(TableValueKind.Moment, moment.Ticks, offsetMinutes: (short)moment.TotalOffsetMinutes);

    /// <summary>Whether two values are the same; the text "1" and the number 1 are not.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    public static bool operator ==(TableValue left, TableValue right) => left.Equals(right);

    /// <summary>Whether two values differ.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    public static bool operator !=(TableValue left, TableValue right) => !left.Equals(right);

    /// <inheritdoc/>
    public bool Equals(TableValue other) =>
        Kind == other.Kind && _bits == other._bits && _text == other._text && _offsetMinutes == other._offsetMinutes;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is TableValue other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Kind, _bits, _text, _offsetMinutes);

    /// <summary>The value as text; empty if it is missing.</summary>
    public override string ToString() => Kind switch
    {
        TableValueKind.Missing => "",
        TableValueKind.Text => _text!,
        TableValueKind.Number => Number.ToString("R", CultureInfo.InvariantCulture),
        TableValueKind.Integer => Integer.ToString(CultureInfo.InvariantCulture),
        TableValueKind.Boolean => Boolean ? "true" : "false",
        TableValueKind.Day => Clock.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        TableValueKind.Clock => Clock.ToString("yyyy-MM-dd HH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture),
        _ => new DateTimeOffset(_bits, TimeSpan.FromMinutes(_offsetMinutes))
            .ToString("yyyy-MM-dd HH:mm:ss.FFFFFFFzzz", CultureInfo.InvariantCulture),
    };
}
