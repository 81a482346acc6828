using System.Globalization;

namespace Generated.Neuron;

/// <summary>
/// A number as most files write it: <c>[+-]?(\d+D?\d*|D\d+)([eE][+-]?\d+)?</c>, D being the decimal sign. Nothing depends on a culture.
/// </summary>
internal static class PlainNumber
{
    /// <summary>Whole numbers below it are exact in float64.</summary>
    private const ulong FirstInexact = 1UL << 53;

    // Powers of ten that are exact in float64, so that one multiplication or division rounds once (Clinger's fast path).
    private static readonly double[] Powers =
    [
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22,
    ];

    /// <summary>Parses a number, rounded to the nearest float64; infinite if it is out of range.</summary>
    /// <param name="field">UTF-8, trimmed.</param>
    /// <param name="sign">The decimal sign.</param>
    /// <param name="number">The number.</param>
    /// <param name="shape">How it is written.</param>
    public static bool TryParse(ReadOnlySpan<byte> field, byte sign, out double number, out NumberShape shape)
    {
        (number, shape) = (0, default);
        var at = field.Length > 0 && field[0] is (byte)'+' or (byte)'-' ? 1 : 0;
        var (first, mantissa, digits, decimals, signAt) = (at, 0UL, 0, 0, -1);
        for (; at < field.Length; at++)
        {
            var digit = (uint)(field[at] - '0');
            if (digit <= 9)
            {
                // Beyond 18 digits the value is not used.
                mantissa = mantissa * 10 + digit;
                digits++;
                decimals += signAt >= 0 ? 1 : 0;
            }
            else if (field[at] == sign && signAt < 0)
            {
                signAt = at;
            }
            else
            {
                break;
            }
        }

        if (digits == 0)
        {
            return false;
        }

        var exponent = 0;
        var hasExponent = at < field.Length;
        if (hasExponent && !TryParseExponent(field[at..], out exponent))
        {
            return false;
        }

        var isBare = signAt < 0 && !hasExponent;
        shape = (signAt >= 0 ? NumberShape.HasSign : default)
            | (isBare && first == 0 && digits > 1 && field[0] == '0' ? NumberShape.IsCode : default)
            | (isBare && digits >= 16 ? NumberShape.IsLong : default)
            | (isBare ? NumberShape.IsWhole : default)
            | (isBare && digits == 8 && first == 0 && field[0] is (byte)'1' or (byte)'2' ? NumberShape.CanBeDate : default)
            | (signAt >= 0 && !hasExponent && decimals == 3 && digits - decimals is >= 1 and <= 3 ? NumberShape.CanBeGroups : default);
        var power = exponent - decimals;
        if (digits <= 18 && mantissa < FirstInexact && power is >= -22 and <= 22)
        {
            var absolute = power < 0 ? mantissa / Powers[-power] : mantissa * Powers[power];
            number = field[0] == '-' ? -absolute : absolute;
            return true;
        }

        return TryParseLong(field, sign, out number);
    }

    /// <summary>Parses a number with a point, rounded to the nearest float32 once.</summary>
    /// <param name="field">UTF-8, trimmed or not.</param>
    /// <param name="number">The number, which may be NaN or infinite; the caller refuses these.</param>
    public static bool TryParse(ReadOnlySpan<byte> field, out float number)
    {
        if (TryParse(field, (byte)'.', out var wide, out _))
        {
            number = (float)wide;

            // Halfway between two float32 numbers after a first rounding: only the text decides. (29 bits are cut off.)
            var isHalf = (BitConverter.DoubleToUInt64Bits(wide) & 0x1FFF_FFFF) == 0x1000_0000
                || (wide != 0 && MathF.Abs(number) < 1.2e-38f);
            return !isHalf || float.TryParse(field, NumberStyles.Float, CultureInfo.InvariantCulture, out number);
        }

        return float.TryParse(field, NumberStyles.Float, CultureInfo.InvariantCulture, out number);
    }

    private static bool TryParseExponent(ReadOnlySpan<byte> field, out int exponent)
    {
        exponent = 0;
        if (field[0] is not ((byte)'e' or (byte)'E'))
        {
            return false;
        }

        var at = field.Length > 1 && field[1] is (byte)'+' or (byte)'-' ? 2 : 1;
        if (at == field.Length)
        {
            return false;
        }

        var isNegative = field[1] == '-';
        for (; at < field.Length; at++)
        {
            if (field[at] is < (byte)'0' or > (byte)'9')
            {
                return false;
            }

            exponent = Math.Min(exponent * 10 + field[at] - '0', 100_000);
        }

        exponent = isNegative ? -exponent : exponent;
        return true;
    }

    private static bool TryParseLong(ReadOnlySpan<byte> field, byte sign, out double number)
    {
        var text = field.ToArray();
        text.AsSpan().Replace(sign, (byte)'.');
        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out number);
    }
}
