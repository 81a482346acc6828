using System.Globalization;

namespace Generated.Neuron.Tests.Tables;

public sealed class TableRowTests
{
    private enum Heating
    {
        Gas,
    }

    [Fact]
    public void The_public_properties_of_an_object_are_a_row()
    {
        var row = TableRow.Of(new
        {
            Text = "See",
            Letter = 'x',
            Number = 71.5,
            Single = 0.5f,
            Money = 1.25m,
            Whole = 3,
            Small = (byte)7,
            Truth = true,
            Day = new DateOnly(2024, 2, 29),
            Moment = new DateTimeOffset(2024, 2, 29, 6, 0, 0, TimeSpan.FromHours(2)),
            Kind = Heating.Gas,
            Nothing = (double?)null,
            Something = (int?)5,
        });
        Assert.Equal(
            "Text = See; Letter = x; Number = 71.5; Single = 0.5; Money = 1.25; Whole = 3; Small = 7; Truth = true; Day = 2024-02-29; "
                + "Moment = 2024-02-29 06:00:00+02:00; Kind = Gas; Nothing = ; Something = 5",
            row.ToString());
        Assert.Equal(TableValue.Missing, row["Nothing"]);
    }

    [Fact]
    public void Their_names_fit_those_of_columns_without_case_if_that_is_unique()
    {
        Assert.Equal([1, 2], TableFixtures.Iris.Encode(TableRow.Of(new { Length = 6, WIDTH = 4 })));
        Assert.Contains("'width'", Message(() => TableFixtures.Iris.Encode(TableRow.Of(new { Length = 6, Width = 4, WIDTH = 4 }))));
        Assert.Contains("'Petals'", Message(() => TableFixtures.Iris.Encode(TableRow.Of(new { Length = 6, Width = 4, Petals = 5 }))));
        var twins = TableEncoding.Parse(TableFixtures.Iris.ToJson().Replace("length", "WIDTH", StringComparison.Ordinal));
        Assert.Contains("'WIDTH'", Message(() => twins.Encode(TableRow.Of(new { Width = 4 }))));
        Assert.Equal([1, 2], twins.Encode(TableRow.Of(new { width = 4, WIDTH = 6 })));
    }

    [Fact]
    public void Whole_numbers_keep_all_their_digits()
    {
        var row = TableRow.Of(new { Code = 12345678901234567UL, Largest = ulong.MaxValue, Long = long.MinValue });
        Assert.Equal(12345678901234567, row["Code"]);
        Assert.Equal((double)ulong.MaxValue, row["Largest"]);
        Assert.Equal("-9223372036854775808", row["Long"].ToString());
    }

    [Fact]
    public void A_property_that_is_no_value_is_an_error_that_names_it()
    {
        var message = Message(() => TableRow.Of(new { Length = 6, Parts = new[] { 1, 2 } }));
        Assert.Contains("Parts", message);
        Assert.Contains("Int32[]", message);
        Assert.Throws<ArgumentNullException>("values", () => TableRow.Of<string>(null!));
    }

    [Fact]
    public void A_letter_is_text_and_not_its_code() => Assert.Equal("y", ((TableValue)'y').ToString());

    [Fact]
    public void A_value_knows_what_it_is()
    {
        Assert.Equal(TableValue.Missing, (TableValue)(string?)null);
        Assert.Equal(default, TableValue.Missing);
        Assert.NotEqual((TableValue)"1", 1);
        Assert.True((TableValue)1.5 == 1.5m && (TableValue)1 != 2 && (TableValue)true != false);
        Assert.Equal(((TableValue)1.5).GetHashCode(), ((TableValue)1.5).GetHashCode());
        Assert.Equal("2024-01-31 06:00:00.5", ((TableValue)new DateTime(2024, 1, 31, 6, 0, 0, 500)).ToString());
        Assert.Equal("2024-01-31 06:00:00+00:00", ((TableValue)new DateTime(2024, 1, 31, 6, 0, 0, DateTimeKind.Utc)).ToString());
    }

    /// <summary>What the machine's zone makes of a local time would differ from machine to machine.</summary>
    [Fact]
    public void A_local_time_is_taken_as_it_stands()
    {
        var local = new DateTime(2024, 1, 31, 6, 0, 0, DateTimeKind.Local);
        Assert.Equal((TableValue)DateTime.SpecifyKind(local, DateTimeKind.Unspecified), local);
    }

    [Fact]
    public void A_row_gives_its_values_back_and_says_which_it_has()
    {
        TableRow row = new Dictionary<string, string> { ["a"] = "1", ["b"] = "x" };
        Assert.Equal("1", row["a"]);
        Assert.Equal(["a", "b"], row.Columns);
        Assert.Equal("The row has no column 'c'; it has a, b.", Assert.Throws<KeyNotFoundException>(() => row["c"]).Message);
        Assert.Throws<ArgumentNullException>(() => row[null!] = 1);
        Assert.Throws<ArgumentNullException>(() => (TableRow)(Dictionary<string, string>)null!);
    }

    [Fact]
    public void The_culture_of_the_thread_changes_nothing()
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo("") { NumberFormat = { NumberDecimalSeparator = ",", NegativeSign = "−" } };
            Assert.Equal("-1.5", ((TableValue)(-1.5)).ToString());
            var row = TableFixtures.EverythingRow;
            row["meters"] = "-71,5";
            Assert.Equal(-5.380727f, TableFixtures.Everything.Encode(row)[8], 5);
            Assert.Equal(TableFixtures.Everything, TableEncoding.Parse(TableFixtures.Everything.ToJson()));
            Assert.Contains("mean 76.26, deviation 27.46", TableFixtures.Everything.ToString());
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    private static string Message(Action action) => Assert.Throws<ArgumentException>(action).Message;
}
