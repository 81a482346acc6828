using System.Globalization;
using System.Text;
using Generated.Neuron.Weights;

namespace Generated.Neuron.Tables;

/// <summary>How the numbers of a column are written. No culture is ever asked.</summary>
/// <param name="Decimal">The decimal sign, '.' or ','.</param>
/// <param name="Thousands">
/// What separates groups of three digits: ',', '.', ' ' (any space) or '\'' (any apostrophe); null for nothing.
/// </param>
/// <param name="Unit">What may precede or follow a number, without being part of it.</param>
internal sealed record NumberFormat(char Decimal = '.', char? Thousands = null, string? Unit = null)
{
    /// <summary>The number of a field. False if it is not one in this format, or is too large for a double.</summary>
    public bool TryParse(ReadOnlySpan<char> text, out double number)
    {
        text = FieldText.Trim(text);
        return TryParseBare(text, out number) || (TryRemoveUnit(text, out var bare) && TryParseBare(bare, out number));
    }

    /// <summary>What is expected, for messages: <c>a number such as 1.234,5 m²</c>.</summary>
    public string Expectation
    {
        get
        {
            var text = new StringBuilder("a number such as ");
            text.Append(Thousands is { } sign ? $"1{sign}234" : "71").Append(Decimal).Append('5');
            return text.Append(Unit is null ? "" : $" {Unit}").ToString();
        }
    }

    /// <summary>What is wrong with a text that is not a number in this format.</summary>
    public string Mistake(ReadOnlySpan<char> text)
    {
        var other = new NumberFormat(Decimal == ',' ? '.' : ',', Thousands == Decimal ? null : Thousands, Unit);
        var reason = other.TryParse(text, out _) || Thousands is null && IsGrouped(text)
            ? $"; the training file had {(Decimal == ',' ? "decimal commas" : "decimal points")}"
                + $"{(Thousands is null ? " and no separators of thousands" : "")}, and a number itself (71.5 instead of \"71.5\") has no "
                + "format"
            : "";
        return $"{PlainText.Quote(text.ToString())} is not {Expectation}{reason}";
    }

    private static bool IsGrouped(ReadOnlySpan<char> text)
    {
        foreach (var sign in ",. '")
        {
            if (new NumberFormat(sign == ',' ? '.' : ',', sign).TryParse(text, out _))
            {
                return true;
            }
        }

        return false;
    }

    private bool TryRemoveUnit(ReadOnlySpan<char> text, out ReadOnlySpan<char> bare)
    {
        bare = default;
        if (Unit is null)
        {
            return false;
        }

        if (text.EndsWith(Unit, StringComparison.Ordinal))
        {
            bare = FieldText.Trim(text[..^Unit.Length]);
            return true;
        }

        if (text.StartsWith(Unit, StringComparison.Ordinal))
        {
            bare = FieldText.Trim(text[Unit.Length..]);
            return true;
        }

        return false;
    }

    private bool TryParseBare(ReadOnlySpan<char> text, out double number)
    {
        const int OnStack = 256;
        var invariant = text.Length <= OnStack ? stackalloc char[OnStack] : new char[text.Length];
        var length = Normalize(text, invariant);
        number = 0;
        return length > 0
            && double.TryParse(
                invariant[..length],
                NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent,
                CultureInfo.InvariantCulture,
                out number)
            && double.IsFinite(number);
    }

    /// <summary>
    /// <c>[+-]?(\d+D?\d*|D\d+)([eE][+-]?\d+)?</c>, or <c>[+-]?\d{1,3}(T\d{3})+(D\d+)?</c>, with a point as the decimal sign and without
    /// groups; 0 if the text is neither.
    /// </summary>
    private int Normalize(ReadOnlySpan<char> text, Span<char> invariant)
    {
        var (at, length) = (0, 0);
        if (at < text.Length && text[at] is '+' or '-')
        {
            invariant[length++] = text[at++];
        }

        var whole = Digits(text, ref at, invariant, ref length);
        var isGrouped = false;
        while (whole is >= 1 and <= 3 && IsGroup(text[at..]))
        {
            at++;
            isGrouped = true;
            Digits(text, ref at, invariant, ref length);
        }

        var fraction = 0;
        if (at < text.Length && text[at] == Decimal)
        {
            at++;
            invariant[length++] = '.';
            fraction = Digits(text, ref at, invariant, ref length);
            if (isGrouped && fraction == 0)
            {
                return 0;
            }
        }

        if (whole + fraction == 0)
        {
            return 0;
        }

        if (!isGrouped && at < text.Length && text[at] is 'e' or 'E')
        {
            invariant[length++] = text[at++];
            if (at < text.Length && text[at] is '+' or '-')
            {
                invariant[length++] = text[at++];
            }

            if (Digits(text, ref at, invariant, ref length) == 0)
            {
                return 0;
            }
        }

        return at == text.Length ? length : 0;
    }

    private static int Digits(ReadOnlySpan<char> text, ref int at, Span<char> invariant, ref int length)
    {
        var first = at;
        while (at < text.Length && char.IsAsciiDigit(text[at]))
        {
            invariant[length++] = text[at++];
        }

        return at - first;
    }

    /// <summary>A separator, three digits, and no fourth.</summary>
    private bool IsGroup(ReadOnlySpan<char> text) =>
        text.Length >= 4 && IsThousands(text[0])
        && char.IsAsciiDigit(text[1]) && char.IsAsciiDigit(text[2]) && char.IsAsciiDigit(text[3])
        && (text.Length == 4 || !char.IsAsciiDigit(text[4]));

    private bool IsThousands(char sign) => Thousands switch
    {
        ' ' => sign is ' ' or '\u00A0' or '\u202F',
        '\'' => sign is '\'' or '\u2019',
        _ => sign == Thousands,
    };
}
