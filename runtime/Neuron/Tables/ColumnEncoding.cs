using System.Globalization;
using Generated.Neuron.Weights;

namespace Generated.Neuron.Tables;

/// <summary>How one column of a table becomes inputs. Has value equality.</summary>
/// <param name="Name">The column's name.</param>
internal abstract record ColumnEncoding(string Name)
{
    /// <summary>No number as text is longer.</summary>
    protected const int MostDigits = 32;

    /// <summary>How many inputs.</summary>
    public abstract int Width { get; }

    /// <summary>The names of the inputs, such as <c>district=See</c>, <c>meters missing</c> or <c>sold month sin</c>.</summary>
    public abstract IEnumerable<string> InputNames { get; }

    /// <summary>Whether the usual spellings of a missing value, such as NA, are words here.</summary>
    protected virtual bool HasWords => false;

    /// <summary>Writes the inputs of a value.</summary>
    /// <param name="value">As a row has it.</param>
    /// <param name="missing">The texts that mean a missing value.</param>
    /// <param name="inputs"><c>[<see cref="Width"/>]</c>, overwritten</param>
    /// <returns>Null, or what is wrong with the value, to follow the column's name in a message.</returns>
    public string? Encode(in TableValue value, MissingSpellings missing, Span<float> inputs) => value.Kind switch
    {
        TableValueKind.Missing => EncodeMissing(inputs),
        TableValueKind.Text => EncodeField(value.Text, missing, inputs),
        TableValueKind.Number or TableValueKind.Integer when !double.IsFinite(value.Number) =>
            $"the value is {PlainText.Number(value.Number)}, but must be finite; a missing value is TableValue.Missing",
        _ => EncodeTyped(value, missing, inputs),
    };

    /// <summary>Writes the inputs of a field of text.</summary>
    /// <inheritdoc cref="Encode"/>
    public string? EncodeField(ReadOnlySpan<char> field, MissingSpellings missing, Span<float> inputs)
    {
        var text = FieldText.Trim(field);
        return missing.Contains(text, HasWords) ? EncodeMissing(inputs) : EncodeText(text, inputs);
    }

    /// <summary>The inputs of a missing value.</summary>
    public abstract string? EncodeMissing(Span<float> inputs);

    /// <summary>The inputs of a trimmed text that is a value.</summary>
    protected abstract string? EncodeText(ReadOnlySpan<char> text, Span<float> inputs);

    /// <summary>The inputs of a value that is neither text nor missing; its number is finite.</summary>
    protected abstract string? EncodeTyped(in TableValue value, MissingSpellings missing, Span<float> inputs);

    /// <summary>(x − mean) / deviation in float64, rounded once.</summary>
    public static string? Scale(double number, double mean, double deviation, out float input)
    {
        input = (float)((number - mean) / deviation);
        return float.IsFinite(input)
            ? null
            : $"the value {PlainText.Number(number)} is too large: scaled it is beyond float32; look for a mistake in the row";
    }

    /// <summary>For a column that training saw without holes.</summary>
    protected static string NoHole(string expected) =>
        $"the value is missing, but no training row had a missing one, so nothing can replace it; give {expected}";

    protected static string OtherKind(in TableValue value, string expected) =>
        $"the value is {Kind(value)}, but the column needs {expected}";

    /// <summary>A number as a file writes it as a word: whole numbers without an exponent.</summary>
    protected static ReadOnlySpan<char> Digits(in TableValue value, Span<char> buffer)
    {
        int length;
        var isWhole = value.Kind == TableValueKind.Integer || Math.Abs(value.Number) < 1e15 && value.Number == Math.Truncate(value.Number);
        _ = isWhole
            ? (value.Kind == TableValueKind.Integer ? value.Integer : (long)value.Number)
                .TryFormat(buffer, out length, default, CultureInfo.InvariantCulture)
            : value.Number.TryFormat(buffer, out length, "R", CultureInfo.InvariantCulture);
        return buffer[..length];
    }

    private static string Kind(in TableValue value) => value.Kind switch
    {
        TableValueKind.Text => $"the text {PlainText.Quote(value.ToString())}",
        TableValueKind.Number or TableValueKind.Integer => $"the number {value}",
        TableValueKind.Boolean => $"the truth value {value}",
        _ => $"the date {value}",
    };
}
