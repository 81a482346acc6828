using System.Globalization;

namespace Generated.Neuron;

/// <summary>
/// A number with all the digits of its text, whatever their count: 16777217 and 16777216 differ, and so do numbers beyond 2⁵³; 1, 01, 1.0
/// and 1e0 are equal.
/// </summary>
/// <param name="IsNegative">Never of 0.</param>
/// <param name="Digits">Without zeros at either end; empty for 0.</param>
/// <param name="Exponent">The number is 0.Digits · 10^Exponent.</param>
internal readonly record struct DecimalText(bool IsNegative, string Digits, long Exponent) : IComparable<DecimalText>
{
    /// <summary>Parses digits with a point and an exponent.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out DecimalText number)
    {
        number = default;
        text = text.Trim();
        var isNegative = text.StartsWith("-");
        text = isNegative || text.StartsWith("+") ? text[1..] : text;
        var end = text.IndexOfAny('e', 'E');
        var exponent = 0;
        if (end >= 0 && !int.TryParse(text[(end + 1)..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out exponent))
        {
            return false;
        }

        text = end >= 0 ? text[..end] : text;
        var point = text.IndexOf('.');
        var whole = point < 0 ? text : text[..point];
        var decimals = point < 0 ? [] : text[(point + 1)..];
        if (whole.Length + decimals.Length == 0
            || whole.ContainsAnyExceptInRange('0', '9') || decimals.ContainsAnyExceptInRange('0', '9'))
        {
            return false;
        }

        var all = string.Concat(whole, decimals);
        var significant = all.TrimStart('0');
        var digits = significant.TrimEnd('0');
        number = digits.Length == 0
            ? new DecimalText(false, "", 0)
            : new DecimalText(isNegative, digits, (long)exponent + whole.Length - (all.Length - significant.Length));
        return true;
    }

    /// <summary>By size.</summary>
    public int CompareTo(DecimalText other)
    {
        var (sign, otherSign) = (Sign, other.Sign);
        if (sign != otherSign || sign == 0)
        {
            return sign.CompareTo(otherSign);
        }

        var order = Exponent != other.Exponent ? Exponent.CompareTo(other.Exponent) : string.CompareOrdinal(Digits, other.Digits);
        return IsNegative ? -order : order;
    }

    /// <summary>The shortest way to write it: 3, -0.5, 16777217, 1E+30.</summary>
    public override string ToString()
    {
        var sign = IsNegative ? "-" : "";
        return (Digits.Length, Exponent) switch
        {
            (0, _) => "0",
            (var length, > 0 and <= 20) when Exponent >= length => $"{sign}{Digits.PadRight((int)Exponent, '0')}",
            (_, > 0 and <= 20) => $"{sign}{Digits.AsSpan(0, (int)Exponent)}.{Digits.AsSpan((int)Exponent)}",
            (_, > -5 and <= 0) => $"{sign}0.{new string('0', (int)-Exponent)}{Digits}",
            (1, _) => string.Create(CultureInfo.InvariantCulture, $"{sign}{Digits}E{Exponent - 1:+0;-0}"),
            _ => string.Create(CultureInfo.InvariantCulture, $"{sign}{Digits[0]}.{Digits.AsSpan(1)}E{Exponent - 1:+0;-0}"),
        };
    }

    private int Sign => Digits.Length == 0 ? 0 : IsNegative ? -1 : 1;
}
