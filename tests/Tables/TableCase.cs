using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Generated.Neuron.Tests.Tables;

/// <summary>A small table with what pandas and scikit-learn make of it (data/tables.json).</summary>
internal sealed class TableCase(JsonElement json)
{
    public static readonly IReadOnlyList<TableCase> All =
    [
        .. JsonDocument.Parse(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Tables", "data", "tables.json")))
            .RootElement.GetProperty("cases").EnumerateArray().Select(element => new TableCase(element)),
    ];

    public string Name => Text("name")!;

    /// <summary>"no": ours agrees; "told": and reports it; "refused": ours is an error; "other": ours gives other numbers.</summary>
    public string Differs => Text("differs")!;

    public string? Test => Text("test");

    public JsonElement? Target => json.GetProperty("target") is { ValueKind: JsonValueKind.Object } target ? target : null;

    public string[] Names => [.. json.GetProperty(Differs == "other" ? "ours_names" : "names").EnumerateArray().Select(OurName)];

    public double[] TrainMatrix => Matrix(Differs == "other" ? "ours_matrix" : "train_matrix");

    public double[] TestMatrix => Matrix("test_matrix");

    public double[] TargetValues => Matrix("target_values");

    public JsonElement Get(string name) => json.GetProperty(name);

    /// <summary>The bytes of the training file.</summary>
    public byte[] Train => Name.StartsWith("latin-1", StringComparison.Ordinal)
        ? Encoding.Latin1.GetBytes(Text("train")!)
        : Name == "byte order mark" ? Encoding.Latin1.GetBytes(Text("train")!) : Encoding.UTF8.GetBytes(Text("train")!);

    /// <summary>What a user would state: the kinds of the columns, and what cannot be detected.</summary>
    public CsvOptions Options() => new()
    {
        Inputs = [.. json.GetProperty("inputs").EnumerateArray().Select(Column)],
        Targets = Target is { } target ? [target.GetProperty("column").GetString()!] : [],
        ClassLabels = Target?.GetProperty("kind").GetString() == "classes" ? true : null,
        Separator = json.GetProperty("read").TryGetProperty("sep", out var separator) && separator.GetString() == "|" ? '|' : null,
        Encoding = json.GetProperty("read").TryGetProperty("encoding", out _) ? Encoding.Latin1 : null,
        Missing = json.GetProperty("read").TryGetProperty("na_values", out var missing)
            ? [.. missing.EnumerateArray().Select(text => text.GetString()!).Where(text => text.Length > 0)]
            : [],
    };

    private static InputColumn Column(JsonElement spec)
    {
        var name = spec.GetProperty("column").GetString()!.Trim();
        return spec.GetProperty("kind").GetString() switch
        {
            "number" => new NumberColumn(name)
            {
                Fill = spec.GetProperty("fill").GetString() switch
                {
                    "mean" => Fill.Mean,
                    "median" => Fill.Median,
                    "constant" => Fill.Constant(spec.GetProperty("value").GetDouble()),
                    _ => null,
                },
                Indicator = spec.GetProperty("indicator").GetBoolean(),
            },
            "words" => new WordColumn(name)
            {
                Words = Words(spec),
                Unseen = spec.GetProperty("unseen").GetString() == "zeros" ? UnseenWord.Zeros : UnseenWord.Error,
                RareBelow = spec.GetProperty("at_least") is { ValueKind: JsonValueKind.Number } least ? least.GetInt32() : 0,
            },
            "ordered" => new WordColumn(name) { Words = Words(spec), IsOrdered = true },
            "boolean" => new BooleanColumn(name)
            {
                True = spec.GetProperty("true").GetString(),
                False = spec.GetProperty("false").GetString(),
            },
            _ => new DateColumn(name)
            {
                Format = spec.GetProperty("format").GetString() switch
                {
                    // Only what cannot be detected.
                    "%d.%m.%y" => "dd.MM.yy",
                    "%d-%b-%Y" => "dd-MMM-yyyy",
                    "%d/%m/%Y" => "dd/MM/yyyy",
                    _ => null,
                },
                Parts = spec.GetProperty("parts").EnumerateArray().Aggregate(
                    DateParts.None, (parts, part) => parts | Enum.Parse<DateParts>(part.GetString()!, ignoreCase: true)),
            },
        };
    }

    private static string[] Words(JsonElement spec) => spec.GetProperty("given") is { ValueKind: JsonValueKind.Array } given
        ? [.. given.EnumerateArray().Select(word => word.GetString()!)]
        : [];

    private static string OurName(JsonElement name) => name.GetString()!.Trim()
        .Replace("=infrequent_sklearn", "=(rare)", StringComparison.Ordinal)
        .Replace("=nan", "=(missing)", StringComparison.Ordinal)
        .Replace("=None", "=(missing)", StringComparison.Ordinal);

    private double[] Matrix(string name) => !json.TryGetProperty(name, out var matrix) ? [] :
    [
        .. matrix.EnumerateArray().SelectMany(row => row.ValueKind == JsonValueKind.Array ? row.EnumerateArray().ToArray() : [row])
            .Select(number => number.ValueKind == JsonValueKind.Number
                ? number.GetDouble()
                : double.Parse(number.GetString()!, CultureInfo.InvariantCulture)),
    ];

    private string? Text(string name) => json.GetProperty(name).GetString();
}
