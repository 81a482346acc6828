using System.Text.Json;

namespace Generated.Neuron.Tests.Tables;

/// <summary>The encoding of the flats and rows with their inputs, made by NumPy and scikit-learn.</summary>
public sealed class FlatsEncodingTests
{
    private static TableEncoding Flats => TableEncoding.Parse(TableFixtures.FlatsJson);

    [Fact]
    public void Its_text_comes_back_to_the_character()
    {
        Assert.Equal(1009, TableFixtures.FlatsJson.Length);
        Assert.Equal(TableFixtures.FlatsJson, Flats.ToJson());
    }

    [Fact]
    public void Its_inputs_have_the_names_of_the_reference()
    {
        Assert.Equal(TableFixtures.Flats.GetProperty("names").Deserialize<string[]>(), Flats.InputNames.ToArray());
        Assert.Equal(25, Flats.InputCount);
        Assert.Equal(["district", "heating", "condition", "meters", "rooms", "balcony", "sold"], Flats.Columns.ToArray());
        Assert.Equal(["price"], Flats.Targets.ToArray());
        Assert.Empty(Flats.Classes);
    }

    [Fact]
    public void Its_rows_have_the_inputs_of_the_reference()
    {
        foreach (var example in TableFixtures.Flats.GetProperty("rows").EnumerateArray())
        {
            TableRow row = example.GetProperty("row").Deserialize<Dictionary<string, string>>()!;
            var expected = example.GetProperty("inputs").EnumerateArray().Select(input => (float)input.GetDouble()).ToArray();
            var inputs = Flats.Encode(row);
            for (var i = 0; i < expected.Length; i++)
            {
                // One unit in the last place of float32, as both round float64 once; NumPy's sin(π) is 1.2e-16 where ours is 0.
                var tolerance = Math.Max(MathF.BitIncrement(Math.Abs(expected[i])) - (double)Math.Abs(expected[i]), 3e-16);
                Assert.InRange(inputs[i], expected[i] - tolerance, expected[i] + tolerance);
            }
        }
    }

    [Fact]
    public void A_value_may_be_text_in_the_files_format_or_a_number_or_a_date()
    {
        var text = new TableRow
        {
            ["district"] = "See",
            ["heating"] = "",
            ["condition"] = "new",
            ["meters"] = " 71,5 ",
            ["rooms"] = "3,5",
            ["balcony"] = "YES",
            ["sold"] = "1.9.2024",
        };
        var typed = new TableRow
        {
            ["district"] = "See",
            ["heating"] = TableValue.Missing,
            ["condition"] = "new",
            ["meters"] = 71.5,
            ["rooms"] = 3.5m,
            ["balcony"] = true,
            ["sold"] = new DateOnly(2024, 9, 1),
        };
        Assert.Equal(Flats.Encode(text), Flats.Encode(typed));
    }

    [Fact]
    public void What_is_ignored_and_the_target_may_be_in_a_row() =>
        Assert.Equal(25, Flats.Encode(new Dictionary<string, string>
        {
            ["id"] = "7",
            ["price"] = "?",
            ["district"] = "See",
            ["heating"] = "gas",
            ["condition"] = "new",
            ["meters"] = "71,5",
            ["rooms"] = "3",
            ["balcony"] = "no",
            ["sold"] = "1.9.2024",
        }).Length);
}
