using System.Globalization;
using Generated.Neuron.Weights;

namespace Generated.Neuron.Tables;

/// <summary>An encoding as its users read it: what each column became, what is ignored and why, and notes.</summary>
internal static class EncodingReport
{
    /// <summary>Words that a line shows.</summary>
    private const int MostShown = 8;

    public static string Write(TableEncoding encoding)
    {
        List<string> lines = [Head(encoding)];
        var first = 1;
        var rows = new List<(string Inputs, string Name, string Meaning)>();
        foreach (var column in encoding.InputColumns)
        {
            var last = first + column.Width - 1;
            rows.Add((first == last ? $"{first}" : $"{first}–{last}", PlainText.Escape(column.Name, 40), Meaning(encoding, column)));
            first = last + 1;
        }

        var (inputs, names) = (rows.Max(row => row.Inputs.Length), rows.Max(row => row.Name.Length));
        lines.AddRange(rows.Select(row => $"  {row.Inputs.PadLeft(inputs)}  {row.Name.PadRight(names)}  {row.Meaning}"));
        lines.AddRange(encoding.Ignored.Select(name =>
            $"  ignored: {PlainText.Escape(name, 40)}{(encoding.Report?.Ignored.GetValueOrDefault(name) is { } why ? $" ({why})" : "")}"));
        lines.AddRange((encoding.Report?.Notes ?? []).Select(note => $"  note: {note}"));
        return string.Join(Environment.NewLine, lines);
    }

    private static string Head(TableEncoding encoding)
    {
        List<string> parts =
        [
            $"{Number(encoding.InputCount)} input{(encoding.InputCount == 1 ? "" : "s")} from "
                + $"{Number(encoding.Columns.Length)} column{(encoding.Columns.Length == 1 ? "" : "s")}",
            encoding.TargetColumns switch
            {
                [] => "no target",
                [var target] => $"target {Target(target)}",
                var targets => $"targets {string.Join(", ", targets.Select(Target))}",
            },
        ];
        if (encoding.InputColumns.Any(column => column is NumberEncoding { Format.Decimal: ',' })
            || encoding.TargetColumns.Any(target => target is NumberTarget { Format.Decimal: ',' }))
        {
            parts.Add("decimal comma");
        }

        if (!encoding.Missing.IsEmpty)
        {
            parts.Add($"{KnownWords.List(encoding.Missing)} missing as well");
        }

        if (encoding.Report is { } report)
        {
            parts.Add($"{Number(report.Rows)} row{(report.Rows == 1 ? "" : "s")}");
        }

        return string.Join("; ", parts);
    }

    private static string Target(TargetEncoding target) => PlainText.Escape(target.Name, 40) + target switch
    {
        ClassTarget classes => $" ({Number(classes.Classes.Count)} classes: {Shown(classes.Classes)})",
        NumberTarget { Unit: { } unit } => $" (number in {PlainText.Escape(unit, 40)})",
        _ => " (number)",
    };

    private static string Meaning(TableEncoding encoding, ColumnEncoding column)
    {
        var (kind, missing) = column switch
        {
            WordEncoding words => (
                $"{Number(words.Words.Count)} word{(words.Words.Count == 1 ? "" : "s")}: {Shown(words.Words)}"
                    + (words.Unseen switch
                    {
                        UnseenRule.Rare => "; rare and unseen ones share an input",
                        UnseenRule.Zeros => "; unseen ones are zeros",
                        _ => "",
                    }),
                words.Missing ? "a separate input" : null),
            OrderedEncoding ordered => ($"words in order: {Shown(ordered.Words)}", null),
            NumberEncoding number => (
                $"number{Unit(number.Format.Unit)}{Scaling(number.Mean, number.Deviation)}{Thousands(number.Format)}",
                Filled(number.Fill, number.Fill == number.Mean, number.Indicator)),
            BooleanEncoding boolean => (
                $"{PlainText.Escape(boolean.True, 40)} is 1, {PlainText.Escape(boolean.False, 40)} is 0",
                Filled(boolean.Fill, isMean: false, boolean.Indicator)),
            DateEncoding date => (
                $"date {PlainText.Escape(date.Format.Pattern, 40)}{(date.Format.HasOffset ? ", to UTC" : "")}: "
                    + string.Join(", ", DateEncoding.AllParts.Where(part => date.Has(part.Part)).Select(part => part.InputName)),
                Filled(date.Fill, date.Fill == date.Mean, date.Indicator)),
            _ => ("", null),
        };
        var count = encoding.Report?.Missing.GetValueOrDefault(column.Name) ?? 0;
        var holes = missing is null ? "" : $"; {(count > 0 ? $"{Number(count)} missing" : "missing")}, {missing}";
        return kind + holes + (encoding.Report?.Remarks.GetValueOrDefault(column.Name) is { } remark ? $"; {remark}" : "");
    }

    private static string? Filled(double? fill, bool isMean, bool indicator) => fill is not { } number ? null
        : $"filled with {(isMean ? "the mean" : Rounded(number))}{(indicator ? ", indicator" : "")}";

    private static string Unit(string? unit) => unit is null ? "" : $" in {PlainText.Escape(unit, 40)}";

    private static string Thousands(NumberFormat format) =>
        format.Thousands is { } sign ? $", thousands separated by {(sign == ' ' ? "a space" : sign)}" : "";

    private static string Scaling(double mean, double deviation) =>
        mean == 0 && deviation == 1 ? ", not scaled" : $", mean {Rounded(mean)}, deviation {Rounded(deviation)}";

    private static string Shown(WordList words) =>
        string.Join(", ", words.Take(MostShown).Select(word => PlainText.Escape(word, 40))) + (words.Count > MostShown ? ", …" : "");

    /// <summary>Two decimals as a table shows them, and small numbers by their digits.</summary>
    private static string Rounded(double number) => number.ToString(
        Math.Abs(number) is 0 or (>= 0.01 and < 1e12) ? "#,0.##" : "G4", CultureInfo.InvariantCulture);

    private static string Number(int number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
