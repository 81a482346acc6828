using System.Text;
using System.Text.Json;

namespace Generated.Neuron.Tests.Tables;

/// <summary>The decisions of the detection rules on 54 columns (data/detect.json, written by a program of its own).</summary>
public sealed class DetectionTests
{
    private static readonly JsonElement[] Columns =
    [
        .. JsonDocument.Parse(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Tables", "data", "detect.json")))
            .RootElement.EnumerateArray(),
    ];

    public static TheoryData<int> Places => [.. Enumerable.Range(0, Columns.Length)];

    [Theory, MemberData(nameof(Places))]
    public void A_column_is_what_the_rules_say(int place)
    {
        var (name, kind, told, fields) = Read(place);
        var table = Table(name, fields);
        var decision = ColumnDetection.Decide(table.Column(0), RowOrder.Sequential(table.Rows), name, default);
        Assert.Equal((kind, told), (decision.Kind.ToString().ToLowerInvariant(), decision.Told));
    }

    [Theory, MemberData(nameof(Places))]
    public void A_table_with_the_column_encodes_it_so(int place)
    {
        // A row number as the target, so that there is one, and a second input, so that one is left if the column is ignored.
        var (name, kind, _, fields) = Read(place);
        var text = new StringBuilder($"{name}\tother\ttarget\n");
        for (var row = 0; row < fields.Length; row++)
        {
            text.Append($"{fields[row]}\t{row % 3 + 2}\t{row * row + 3}\n");
        }

        var rows = TableRows.FromCsv(new StringReader(text.ToString()), new CsvOptions { Separator = '\t', Header = true });
        if (kind == "refused")
        {
            Assert.Contains($"\"{name}\"", Assert.Throws<InvalidDataException>(rows.FitEncoding).Message, StringComparison.Ordinal);
            return;
        }

        var encoding = rows.FitEncoding();
        Assert.Equal(kind != "ignored", encoding.Columns.Contains(name));
        var data = rows.Encode(encoding);
        Assert.Equal((fields.Length, encoding.InputCount), (data.Rows, data.InputCount));
    }

    private static (string Name, string Kind, string Told, string[] Fields) Read(int place) =>
    (
        Columns[place].GetProperty("name").GetString()!,
        Columns[place].GetProperty("kind").GetString()!,
        Columns[place].GetProperty("told").GetString()!,
        [.. Columns[place].GetProperty("column").EnumerateArray().Select(field => field.GetString()!)]);

    private static TableText Table(string name, string[] fields)
    {
        byte[][] bytes = [.. fields.Select(Encoding.UTF8.GetBytes)];
        var ends = new int[bytes.Length];
        for (var row = 0; row < ends.Length; row++)
        {
            ends[row] = (row == 0 ? 0 : ends[row - 1]) + bytes[row].Length;
        }

        return new TableText(
            "table", [name], null, [], [.. bytes.SelectMany(field => field)], [0, .. ends[..^1]], ends, 0, hasQuotes: false);
    }
}
