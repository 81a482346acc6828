using System.Globalization;
using System.Text;
using CsCheck;

namespace Generated.Neuron.Tests.Tables;

/// <summary>
/// Random tables, written with any separator, quotes, decimal sign, thousands, units, missing values, words and dates: what is encoded is
/// what was written, or there is an error. No row is lost, and no value is changed in silence.
/// </summary>
public sealed class TablePropertyTests
{
    private static readonly string[] Missing = ["", "NA", "null", "-", "NaN", "n/a"];

    private static readonly string[] Words = ["gas", "oil", "a,b", "x;y", "say \"no\"", "Gärten", "NA", "none", " #1", "7 a b", "😀"];

    private static readonly Gen<(Style Style, Column[] Columns, int Rows, int Seed)> Tables =
        from separator in Gen.Int[0, 2].Select(place => ",;\t"[place])
        from quotes in Gen.Bool
        from comma in Gen.Bool
        from thousands in Gen.Bool
        from crlf in Gen.Bool
        from columns in Gen.Int[0, (int)Column.Id].Select(place => (Column)place).Array[1, 6]
        from rows in Gen.Int[2, 40]
        from seed in Gen.Int
        select (new Style(separator, quotes, comma, thousands, crlf), columns, rows, seed);

    private enum Column
    {
        Whole,
        Decimal,
        DecimalWithHoles,
        Unit,
        Word,
        WordWithHoles,
        Boolean,
        Date,
        Id,
    }

    [Fact]
    public void What_is_encoded_is_what_was_written_or_an_error() => Tables.Sample(Check, iter: 2000, seed: "0000KD9ZfQe1");

    private static void Check((Style Style, Column[] Columns, int Rows, int Seed) table)
    {
        var (style, columns, count, seed) = table;
        var random = new SplitMix64((ulong)(uint)seed);
        var values = new object?[count, columns.Length];
        var text = new StringBuilder();
        text.AppendJoin(style.Separator, columns.Select((kind, i) => kind == Column.Id ? $"id_{i}_id" : $"c_{i}"));
        text.Append(style.Separator).Append("target").Append(style.LineEnd);
        for (var row = 0; row < count; row++)
        {
            for (var column = 0; column < columns.Length; column++)
            {
                values[row, column] = Draw(columns[column], row, ref random);
                text.Append(style.Field(values[row, column], columns[column], ref random)).Append(style.Separator);
            }

            text.Append(row + 10).Append(style.LineEnd);
        }

        TableRows rows;
        TableEncoding encoding;
        Dataset data;
        try
        {
            rows = TableRows.FromCsv(new StringReader(text.ToString()));
            encoding = rows.FitEncoding();
            data = rows.Encode(encoding);
        }
        catch (InvalidDataException problem)
        {
            Assert.StartsWith("the text", problem.Message, StringComparison.Ordinal);
            Assert.InRange(problem.Message.Length, 20, 300);
            return;
        }

        Assert.Equal(count, data.Rows);
        for (var row = 0; row < count; row++)
        {
            var target = (Generated.Neuron.Tables.NumberTarget)encoding.TargetColumns[0];
            Assert.Equal(row + 10, data.Targets[row] * target.Deviation + target.Mean, 1e-3);
            var at = 0;
            foreach (var column in encoding.InputColumns)
            {
                var place = int.Parse(column.Name.Split('_')[1], CultureInfo.InvariantCulture);
                var inputs = data.Inputs.Slice(row * data.InputCount + at, column.Width);
                CheckValue(encoding, column, values[row, place], inputs, text.ToString());
                at += column.Width;
            }
        }

        // What is not encoded is ignored with a reason: it is the same in all rows, an ID, or empty, as a column is that has nothing but
        // spellings of missing values, such as none and NA.
        foreach (var ignored in encoding.Ignored)
        {
            var place = int.Parse(ignored.Split('_')[1], CultureInfo.InvariantCulture);
            var written = Enumerable.Range(0, count).Select(row => values[row, place]).ToArray();
            var different = written.Distinct().Count();
            var isEmpty = written.All(value => value is null or string && Generated.Neuron.Tables.FieldText.IsMissing((string?)value));
            Assert.True(
                isEmpty || different == 1 || (different == count && columns[place] == Column.Id), $"{ignored} of\n{text}");
        }
    }

    /// <summary>The value that the inputs stand for is the one that was written.</summary>
    private static void CheckValue(
        TableEncoding encoding, Generated.Neuron.Tables.ColumnEncoding column, object? value, ReadOnlySpan<float> inputs,
        string text)
    {
        switch (column)
        {
            case Generated.Neuron.Tables.NumberEncoding number when value is double written:
                // Scaled and rounded to float32 once: 2⁻²⁴ of what is rounded.
                var read = inputs[0] * number.Deviation + number.Mean;
                if (encoding.Report!.Notes.Any(note => note.StartsWith($"\"{column.Name}\": ", StringComparison.Ordinal)
                    && note.EndsWith("is read with a decimal point.", StringComparison.Ordinal)))
                {
                    // 1.234 alone is read with a decimal point, and a note says so.
                    written = Math.Abs(read * 1000 - written) < Math.Abs(read - written) ? written / 1000 : written;
                }

                Assert.True(
                    Math.Abs(read - written) <= 1e-6 * (number.Deviation * Math.Abs(inputs[0]) + Math.Abs(number.Mean)) + 1e-12,
                    $"{written} became {read} in\n{text}");
                Assert.True(!number.Indicator || inputs[1] == 0);
                break;
            case Generated.Neuron.Tables.NumberEncoding number:
                Assert.True(value is null && number.Indicator && inputs[1] == 1, $"{value} became a hole in\n{text}");
                break;
            case Generated.Neuron.Tables.WordEncoding words:
                var name = value switch
                {
                    null => words.Missing ? "(missing)" : null,
                    double number => number.ToString(CultureInfo.InvariantCulture),
                    DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                    bool truth => truth ? "yes" : "no",
                    var word => word.ToString()!.Trim(),
                };
                Assert.Equal(1, inputs.Count(1f));
                var input = words.InputNames.ElementAt(inputs.IndexOf(1f))[(column.Name.Length + 1)..];

                // Numbers and spellings of missing values can be words too, in the notation of the file.
                Assert.True(value is string ? input == name : value is not string, $"{value} became {input} in\n{text}");
                break;
            case Generated.Neuron.Tables.BooleanEncoding:
                Assert.Equal(value is true ? 1 : 0, inputs[0]);
                break;
            case Generated.Neuron.Tables.DateEncoding date:
                Assert.Equal(
                    ((DateOnly)value!).DayNumber - new DateOnly(1970, 1, 1).DayNumber, inputs[0] * date.Deviation + date.Mean, 0.01);
                break;
            default:
                Assert.Fail($"{column} was not written");
                break;
        }
    }

    private static object? Draw(Column kind, int row, ref SplitMix64 random) => kind switch
    {
        Column.Whole => (double)(random.NextInt32(20_000) - 3000),
        Column.Decimal => Math.Round(random.NextDouble() * 3000 - 100, 2),
        Column.DecimalWithHoles => random.NextInt32(4) == 0 ? null : Math.Round(random.NextDouble() * 20 - 10, 3),
        Column.Unit => (double)(random.NextInt32(200) + 1),
        Column.Word => Words[random.NextInt32(Words.Length)],
        Column.WordWithHoles => random.NextInt32(4) == 0 ? null : Words[random.NextInt32(4)],
        Column.Boolean => random.NextInt32(2) == 0,
        Column.Date => new DateOnly(2020, 1, 1).AddDays(random.NextInt32(2000)),
        _ => (double)(1000 + row),
    };

    private sealed record Style(char Separator, bool HasQuotes, bool HasComma, bool HasThousands, bool IsCrLf)
    {
        public string LineEnd => IsCrLf ? "\r\n" : "\n";

        public string Field(object? value, Column kind, ref SplitMix64 random)
        {
            var field = value switch
            {
                null => kind == Column.WordWithHoles ? "" : Missing[random.NextInt32(Missing.Length)],
                double number => Number(number) + (kind == Column.Unit ? " m²" : ""),
                bool truth => truth ? "yes" : "no",
                DateOnly day => day.ToString(HasComma ? "d.M.yyyy" : "yyyy-MM-dd", CultureInfo.InvariantCulture),
                _ => (string)value,
            };
            var needsQuotes = field.IndexOfAny([Separator, '"']) >= 0;
            var spaced = needsQuotes || random.NextInt32(8) > 0 || Separator == '\t' ? field : $" {field} ";
            return needsQuotes || HasQuotes ? $"\"{spaced.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : spaced;
        }

        private string Number(double number)
        {
            var text = number.ToString(HasThousands ? "#,##0.###" : "0.###", CultureInfo.InvariantCulture);
            return HasComma ? text.Replace(',', '_').Replace('.', ',').Replace('_', '.') : text;
        }
    }
}
