using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Generated.Neuron.Tables;

/// <summary>Writes an encoding as JSON on one line: members in a fixed order, without those that have their default value.</summary>
internal static class EncodingWriter
{
    public const int Version = 1;

    /// <summary>Words and units as they are, and not as escapes: the text is in no page of HTML.</summary>
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Write(TableEncoding encoding)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            json.WriteStartObject();
            json.WriteNumber(EncodingMember.Version, Version);
            json.WriteNumber(EncodingMember.Width, encoding.InputCount);
            if (!encoding.Missing.IsEmpty)
            {
                Texts(json, EncodingMember.Missing, encoding.Missing);
            }

            Objects(json, EncodingMember.Inputs, encoding.InputColumns, Column);
            Texts(json, EncodingMember.Ignored, encoding.Ignored);
            Objects(json, EncodingMember.Targets, encoding.TargetColumns, Target);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static void Column(Utf8JsonWriter json, ColumnEncoding column)
    {
        json.WriteString(EncodingMember.Name, column.Name);
        switch (column)
        {
            case WordEncoding words:
                json.WriteString(EncodingMember.Kind, EncodingMember.Words);
                Texts(json, EncodingMember.Words, words.Words);
                json.WriteBoolean(EncodingMember.Missing, words.Missing);
                json.WriteString(
                    EncodingMember.Unseen, Array.Find(EncodingMember.UnseenRules, rule => rule.Rule == words.Unseen).Name);
                break;
            case OrderedEncoding ordered:
                json.WriteString(EncodingMember.Kind, EncodingMember.Ordered);
                Texts(json, EncodingMember.Words, ordered.Words);
                Scaling(json, ordered.Mean, ordered.Deviation);
                break;
            case NumberEncoding number:
                json.WriteString(EncodingMember.Kind, EncodingMember.Number);
                Format(json, number.Format);
                Fill(json, number.Fill, number.Indicator);
                Scaling(json, number.Mean, number.Deviation);
                break;
            case BooleanEncoding boolean:
                json.WriteString(EncodingMember.Kind, EncodingMember.Boolean);
                json.WriteString(EncodingMember.True, boolean.True);
                json.WriteString(EncodingMember.False, boolean.False);
                Fill(json, boolean.Fill, boolean.Indicator);
                break;
            case DateEncoding date:
                Date(json, date);
                break;
        }
    }

    private static void Date(Utf8JsonWriter json, DateEncoding date)
    {
        json.WriteString(EncodingMember.Kind, EncodingMember.Date);
        json.WriteString(EncodingMember.Format, date.Format.Pattern);
        if (date.Format.Culture is { } culture)
        {
            json.WriteString(EncodingMember.Culture, culture);
        }

        Texts(
            json,
            EncodingMember.Parts,
            DateEncoding.AllParts.Where(part => date.Has(part.Part)).Select(part => part.FileName));
        Fill(json, date.Fill, date.Indicator);
        Scaling(json, date.Mean, date.Deviation);
    }

    private static void Target(Utf8JsonWriter json, TargetEncoding target)
    {
        json.WriteString(EncodingMember.Name, target.Name);
        switch (target)
        {
            case NumberTarget number:
                json.WriteString(EncodingMember.Kind, EncodingMember.Number);
                Format(json, number.Format);
                Scaling(json, number.Mean, number.Deviation);
                break;
            case ClassTarget classes:
                json.WriteString(EncodingMember.Kind, EncodingMember.Classes);
                Texts(json, EncodingMember.Classes, classes.Classes);
                break;
        }
    }

    private static void Format(Utf8JsonWriter json, NumberFormat format)
    {
        if (format.Unit is { } unit)
        {
            json.WriteString(EncodingMember.Unit, unit);
        }

        if (format.Decimal != '.')
        {
            json.WriteString(EncodingMember.Decimal, format.Decimal.ToString());
        }

        if (format.Thousands is { } thousands)
        {
            json.WriteString(EncodingMember.Thousands, thousands.ToString());
        }
    }

    private static void Fill(Utf8JsonWriter json, double? fill, bool indicator)
    {
        if (fill is { } number)
        {
            json.WriteNumber(EncodingMember.Fill, number);
        }

        if (indicator)
        {
            json.WriteBoolean(EncodingMember.Indicator, true);
        }
    }

    private static void Scaling(Utf8JsonWriter json, double mean, double deviation)
    {
        json.WriteNumber(EncodingMember.Mean, mean);
        json.WriteNumber(EncodingMember.Deviation, deviation);
    }

    private static void Texts(Utf8JsonWriter json, string name, IEnumerable<string> texts)
    {
        json.WriteStartArray(name);
        foreach (var text in texts)
        {
            json.WriteStringValue(text);
        }

        json.WriteEndArray();
    }

    private static void Objects<T>(Utf8JsonWriter json, string name, IEnumerable<T> items, Action<Utf8JsonWriter, T> write)
    {
        json.WriteStartArray(name);
        foreach (var item in items)
        {
            json.WriteStartObject();
            write(json, item);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
