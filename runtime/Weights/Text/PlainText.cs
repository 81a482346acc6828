using System.Globalization;
using System.Text;

namespace Generated.Neuron.Weights;

/// <summary>Text from a file, made safe for a one-line message: short, and without terminal control sequences.</summary>
internal static class PlainText
{
    /// <summary>Long enough for the names that frameworks give to tensors and nodes.</summary>
    private const int Longest = 80;

    /// <summary>In quotation marks, cut after 80 characters.</summary>
    public static string Quote(string text) => $"'{Escape(text, Longest)}'";

    /// <summary>A number with all its digits, in every culture alike.</summary>
    public static string Number(double number) => number.ToString("R", CultureInfo.InvariantCulture);

    /// <inheritdoc cref="Number(double)"/>
    public static string Number(float number) => number.ToString("R", CultureInfo.InvariantCulture);

    /// <summary>
    /// Control characters, line separators, characters that turn the writing direction and lone surrogates as <c>\u001b</c>.
    /// </summary>
    public static string Escape(string text, int longest = int.MaxValue)
    {
        var result = new StringBuilder();
        for (var i = 0; i < text.Length; i++)
        {
            if (i == longest)
            {
                return result.Append('…').ToString();
            }

            if (IsPlain(text, i))
            {
                result.Append(text[i]);
            }
            else
            {
                result.Append("\\u").Append(((int)text[i]).ToString("x4", CultureInfo.InvariantCulture));
            }
        }

        return result.ToString();
    }

    private static bool IsPlain(string text, int index) => CharUnicodeInfo.GetUnicodeCategory(text[index]) switch
    {
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
            or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned => false,
        UnicodeCategory.Surrogate => char.IsHighSurrogate(text[index])
            ? index + 1 < text.Length && char.IsLowSurrogate(text[index + 1])
            : index > 0 && char.IsHighSurrogate(text[index - 1]),
        _ => true,
    };
}
