using System.Text;
using System.Text.Json;

namespace Generated.Neuron.Tables;

/// <summary>Reads an encoding from untrusted JSON: all of it, or nothing.</summary>
internal static class EncodingReader
{
    /// <summary>Bytes of text that are read.</summary>
    public const int MostBytes = 4_000_000;

    /// <summary>An object of lists of objects of lists.</summary>
    private const int MostDepth = 4;

    private const string SaveAgain = "the text is damaged, so save the network again";

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <exception cref="EncodingFault">The text is not an encoding.</exception>
    public static TableEncoding Read(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(Bytes(text), new JsonDocumentOptions { MaxDepth = MostDepth });
            return Encoding(new EncodingObject("", document.RootElement));
        }
        catch (JsonException problem)
        {
            throw new EncodingFault(
                $"{(problem.LineNumber is > 0 and var line ? $"line {line + 1}, " : "")}byte {problem.BytePositionInLine}",
                $"is not JSON, or nested deeper than {MostDepth} levels; {SaveAgain}");
        }
    }

    private static byte[] Bytes(string text)
    {
        try
        {
            var bytes = text.Length <= MostBytes ? StrictUtf8.GetBytes(text) : null;
            return bytes?.Length <= MostBytes
                ? bytes
                : throw new EncodingFault(
                    "the text as a whole",
                    FormattableString.Invariant($"is longer than the {MostBytes:N0} bytes that are read; encode fewer words"));
        }
        catch (EncoderFallbackException problem)
        {
            throw new EncodingFault($"character {problem.Index}", $"is half of a surrogate pair; {SaveAgain}");
        }
    }

    private static TableEncoding Encoding(EncodingObject root)
    {
        CheckVersion(root);
        var width = root.Number(EncodingMember.Width);
        var missing = root.Has(EncodingMember.Missing) ? root.Texts(EncodingMember.Missing) : [];
        var inputs = root.Objects(EncodingMember.Inputs).Select(Column).ToArray();
        var ignored = root.Texts(EncodingMember.Ignored);
        var targets = root.Objects(EncodingMember.Targets).Select(Target).ToArray();
        root.CheckAllRead("an encoding");
        EncodingRules.Texts(EncodingMember.Missing, missing);
        var encoding = new TableEncoding(inputs, ignored, targets, missing);
        return width == encoding.InputCount
            ? encoding
            : throw root.Wrong(EncodingMember.Width, $"is {width:R}, but the columns have {encoding.InputCount} inputs; {SaveAgain}");
    }

    private static void CheckVersion(EncodingObject root)
    {
        var version = root.Number(EncodingMember.Version);
        if (version > EncodingWriter.Version)
        {
            throw root.Wrong(
                EncodingMember.Version,
                $"is {version:R}: the encoding was written by a newer version of Generated.Neuron; update the package, or save the network "
                    + "with this version");
        }

        if (version != EncodingWriter.Version)
        {
            throw root.Wrong(EncodingMember.Version, $"is {version:R}, but must be {EncodingWriter.Version}");
        }
    }

    private static ColumnEncoding Column(EncodingObject column)
    {
        var name = column.Text(EncodingMember.Name);
        var kind = column.Text(EncodingMember.Kind);
        ColumnEncoding read = kind switch
        {
            EncodingMember.Words => new WordEncoding(
                name, Words(column, EncodingMember.Words), column.Flag(EncodingMember.Missing), Unseen(column)),
            EncodingMember.Ordered => new OrderedEncoding(name, Words(column, EncodingMember.Words), Mean(column), Deviation(column)),
            EncodingMember.Number =>
                new NumberEncoding(name, Format(column), Fill(column), Indicator(column), Mean(column), Deviation(column)),
            EncodingMember.Boolean => new BooleanEncoding(
                name, column.Text(EncodingMember.True), column.Text(EncodingMember.False), Fill(column), Indicator(column)),
            EncodingMember.Date => new DateEncoding(
                name,
                new DateFormat(column.Text(EncodingMember.Format), column.OptionalText(EncodingMember.Culture)),
                Parts(column),
                Fill(column),
                Indicator(column),
                Mean(column),
                Deviation(column)),
            _ => throw column.Wrong(EncodingMember.Kind, "is not a kind of column: words, ordered, number, boolean or date"),
        };
        column.CheckAllRead($"a column of the kind {kind}");
        return read;
    }

    private static TargetEncoding Target(EncodingObject target)
    {
        var name = target.Text(EncodingMember.Name);
        var kind = target.Text(EncodingMember.Kind);
        TargetEncoding read = kind switch
        {
            EncodingMember.Number => new NumberTarget(name, Format(target), Mean(target), Deviation(target)),
            EncodingMember.Classes => new ClassTarget(name, Words(target, EncodingMember.Classes)),
            _ => throw target.Wrong(EncodingMember.Kind, "is not a kind of target: number or classes"),
        };
        target.CheckAllRead($"a target of the kind {kind}");
        return read;
    }

    private static WordList Words(EncodingObject column, string member)
    {
        // A list finds its words by their text, so they must differ before there is one.
        var words = column.Texts(member);
        EncodingRules.Texts(column.PlaceOf(member), words);
        return new WordList(words);
    }

    private static NumberFormat Format(EncodingObject column) => new(
        column.OptionalText(EncodingMember.Decimal) is { } sign ? Character(column, EncodingMember.Decimal, sign) : '.',
        column.OptionalText(EncodingMember.Thousands) is { } thousands ? Character(column, EncodingMember.Thousands, thousands) : null,
        column.OptionalText(EncodingMember.Unit));

    private static char Character(EncodingObject column, string member, string text) =>
        text.Length == 1 ? text[0] : throw column.Wrong(member, "is not one character");

    private static UnseenRule Unseen(EncodingObject column)
    {
        var name = column.Text(EncodingMember.Unseen);
        foreach (var rule in EncodingMember.UnseenRules)
        {
            if (rule.Name == name)
            {
                return rule.Rule;
            }
        }

        throw column.Wrong(EncodingMember.Unseen, "is not error, zeros or rare");
    }

    private static DateParts Parts(EncodingObject column)
    {
        var names = column.Texts(EncodingMember.Parts);
        var parts = DateParts.None;
        foreach (var name in names)
        {
            var part = Array.Find(DateEncoding.AllParts, part => part.FileName == name).Part;
            if (part == DateParts.None || parts.HasFlag(part))
            {
                throw column.Wrong(
                    EncodingMember.Parts,
                    $"must have each of {string.Join(", ", DateEncoding.AllParts.Select(known => known.FileName))} once at most, and "
                        + "nothing else");
            }

            parts |= part;
        }

        return parts;
    }

    private static double? Fill(EncodingObject column) => column.Has(EncodingMember.Fill) ? column.Number(EncodingMember.Fill) : null;

    private static bool Indicator(EncodingObject column) => column.Has(EncodingMember.Indicator) && column.Flag(EncodingMember.Indicator);

    private static double Mean(EncodingObject column) => column.Number(EncodingMember.Mean);

    private static double Deviation(EncodingObject column) => column.Number(EncodingMember.Deviation);
}
