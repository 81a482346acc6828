namespace Generated.Neuron.Tests.Sample;

/// <summary><c>table FILE</c>: report, attribute and C#; and <c>predict FILE</c> with the names of columns.</summary>
[Trait(nameof(Needs), Needs.AnyVectors)]
public sealed class TableCommandTests : IDisposable
{
    private const string Flats = """
        id;meters;district;heating;sold;price
        1;71,5;See;gas;1.2.2024;186200
        2;48;Altstadt;;15.3.2024;121000
        3;102,25;See;oil;28.3.2024;265000
        4;64;Altstadt;gas;2.4.2024;150500
        5;55,5;Hafen;gas;30.4.2024;139000

        """;

    private readonly Workspace _workspace = new();

    public void Dispose() => _workspace.Dispose();

    [Fact]
    public async Task Table_prints_the_report_the_attribute_and_the_columns_as_CSharp()
    {
        var result = await Workspace.Run(["table", _workspace.Write("flats.csv", Flats)]);

        Assert.Equal((0, ""), (result.ExitCode, result.Error));

        // meters; Altstadt, Hafen, See; gas, oil, missing; days and month as sine and cosine: 1 + 3 + 3 + 3.
        Assert.StartsWith("10 inputs from 4 columns", result.Output, StringComparison.Ordinal);
        Assert.All(
            [
                "decimal comma", "id", "[Network(10, 32, 1, Loss = Loss.MeanSquaredError)]", "public sealed partial class MyNetwork;",
                "Inputs =",
                "new WordColumn(\"district\") { Words = [\"Altstadt\", \"Hafen\", \"See\"], Indicator = false }",
                "new DateColumn(\"sold\")",
            ],
            text => Assert.Contains(text, result.Output, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("district", "[Network(", ", 32, 3, Loss = Loss.CrossEntropy)]")]
    [InlineData("meters", "[Network(", ", 32, 1, Loss = Loss.MeanSquaredError)]")]
    public async Task The_target_decides_outputs_and_loss(string target, string start, string end)
    {
        var result = await Workspace.Run(["table", _workspace.Write("flats.csv", Flats), "--target", target]);
        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        var attribute = result.Output.Split(Environment.NewLine).Single(line => line.StartsWith(start, StringComparison.Ordinal));
        Assert.EndsWith(end, attribute, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_classes_are_one_output()
    {
        var file = _workspace.Write("bills.csv", "amount,days,paid\n1.5,3,yes\n2.5,4,no\n3.25,7,yes\n0.5,1,no\n");
        var result = await Workspace.Run(["table", file]);
        Assert.Contains("[Network(2, 32, 1, Loss = Loss.BinaryCrossEntropy)]", result.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nowhere.csv", "nowhere.csv")]
    [InlineData("flats.csv", "cost", "--target", "cost")]
    [InlineData("dates.csv", "Format")]
    [InlineData("empty.csv", "the file has no rows")]
    public async Task A_table_in_doubt_is_one_line_that_names_the_remedy(string name, string expected, params string[] more)
    {
        _workspace.Write("flats.csv", Flats);
        _workspace.Write("dates.csv", "day,price\n01/02/2024,1\n03/04/2024,2\n");
        _workspace.Write("empty.csv", "");
        var result = await Workspace.Run(["table", _workspace.Place(name), .. more]);
        Assert.Equal((1, ""), (result.ExitCode, result.Output));
        Assert.Contains(expected, Assert.Single(result.Error.TrimEnd().Split('\n')), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_saved_flat_network_answers_in_euros_by_name_in_the_notation_of_the_file()
    {
        var file = Save("prices.safetensors");
        var named = await Workspace.Run(["predict", file, "meters=71,5", "sold=1.2.2024", "district=See", "heating="]);
        var ordered = await Workspace.Run(["predict", file, "71,5", "See", "", "1.2.2024"]);
        Assert.Equal((0, ""), (named.ExitCode, named.Error));
        Assert.Matches(@"^\d+(\.\d+)? €\s*$", named.Output);
        Assert.Equal(named.Output, ordered.Output);
    }

    [Theory]
    [InlineData("meters", "meters=71.5", "district=See", "heating=gas", "sold=1.2.2024")]
    [InlineData("Altstadt", "meters=71,5", "district=Berg", "heating=gas", "sold=1.2.2024")]
    [InlineData("heating", "meters=71,5", "district=See", "sold=1.2.2024")]
    [InlineData("the columns of", "meters=71,5", "See", "heating=gas", "sold=1.2.2024")]
    [InlineData("the columns of", "meters=71,5", "area=See", "heater=gas", "date=1.2.2024")]
    [InlineData("'meters' is given twice", "meters=71,5", "meters=71,5", "district=See", "heating=gas", "sold=1.2.2024")]
    [InlineData("takes 4 values, meters, district, heating, sold; got 2", "71,5", "See")]
    public async Task A_row_that_does_not_fit_is_one_line_that_names_the_column(string expected, params string[] values)
    {
        var result = await Workspace.Run(["predict", Save("prices.npz"), .. values]);
        Assert.Equal((1, ""), (result.ExitCode, result.Output));
        Assert.Contains(expected, Assert.Single(result.Error.TrimEnd().Split('\n')), StringComparison.Ordinal);
    }

    private string Save(string name)
    {
        var rows = TableRows.FromCsv(new StringReader(Flats), new CsvOptions { Targets = ["price"], TargetUnit = "€" });
        var encoding = rows.FitEncoding();
        var topology = new Topology([encoding.InputCount, 4, 1], [Activation.Relu, Activation.Identity], Loss.MeanSquaredError);
        var network = new MatrixNetwork(topology, seed: 1);
        network.Save(_workspace.Place(name), encoding);
        return _workspace.Place(name);
    }
}
