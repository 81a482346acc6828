using System.Text.Json;
using Generated.Neuron.Tables;
using Generated.Neuron.Tests.Documents;

namespace Generated.Neuron.Tests.Tables;

/// <summary>Encodings that tests share: that of the flats, with its rows as NumPy encodes them, and one of every kind of column.</summary>
internal static class TableFixtures
{
    /// <summary>The encoding of 1,400 flats as a model file holds it, minified.</summary>
    public static string FlatsJson => JsonSerializer.Serialize(Flats.GetProperty("encoding"), Relaxed);

    public static JsonElement Flats { get; } =
        JsonDocument.Parse(ProjectDocument.Read("tests/Tables/data/flats-encoding.json")).RootElement;

    public static JsonSerializerOptions Relaxed { get; } =
        new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Every member that the format has, in one encoding.</summary>
    public static TableEncoding Everything { get; } = new(
        [
            new WordEncoding("heating", new(["gas", "öl, schwer"]), Missing: true, UnseenRule.Error),
            new WordEncoding("street", new(["Seestraße"]), Missing: false, UnseenRule.Rare),
            new WordEncoding("color", new(["red", "blue"]), Missing: false, UnseenRule.Zeros),
            new OrderedEncoding("condition", new(["poor", "fair", "good"]), 0.5, 0.25),
            new NumberEncoding("meters", new(',', '.', "m²"), 76.26128071481757, Indicator: true, 76.26128071481757, 27.461212211787668),
            new NumberEncoding("rooms", new(), Fill: null, Indicator: false, 3, 1.5),
            new BooleanEncoding("balcony", "yes", "no", 0.25, Indicator: true),
            new DateEncoding(
                "sold",
                new("yyyy-MM-dd HH:mmK"),
                DateParts.Days | DateParts.Month | DateParts.Weekday | DateParts.DayOfYear | DateParts.Hour,
                Fill: 19000.5,
                Indicator: true,
                19000.5,
                600),
            new DateEncoding("built", new("dd MMM yyyy", "de-DE"), DateParts.Days, Fill: null, Indicator: false, -3000, 2000),
        ],
        ["id", ""],
        [new NumberTarget("price", new(Unit: "€"), 274744.4285714286, 117765.65142125895), new NumberTarget("rent", new(), 0, 1)],
        ["-999", "unbekannt"]);

    /// <summary>A row that <see cref="Everything"/> takes.</summary>
    public static TableRow EverythingRow => new()
    {
        ["heating"] = "gas",
        ["street"] = "Seestraße",
        ["color"] = "red",
        ["condition"] = "good",
        ["meters"] = "71,5",
        ["rooms"] = 3.5,
        ["balcony"] = true,
        ["sold"] = new DateTimeOffset(2024, 2, 29, 6, 30, 0, TimeSpan.FromHours(2)),
        ["built"] = new DateOnly(1962, 5, 1),
    };

    public static TableEncoding Iris { get; } = new(
        [new NumberEncoding("length", new(), null, false, 5, 1), new NumberEncoding("width", new(), null, false, 3, 0.5)],
        [],
        [new ClassTarget("species", new(["setosa", "versicolor", "virginica"]))],
        []);

    /// <summary>Two inputs and two classes.</summary>
    public static TableEncoding Moons { get; } = new(
        [new NumberEncoding("x", new(), null, false, 0, 1), new NumberEncoding("y", new(), null, false, 0, 1)],
        [],
        [new ClassTarget("side", new(["left", "right"]))],
        []);

    public static TableEncoding With(params ColumnEncoding[] columns) =>
        new(columns, [], [new NumberTarget("y", new(), 0, 1)], []);
}
