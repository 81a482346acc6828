using Generated.Neuron.Tables;

namespace Generated.Neuron.Tests.Tables;

/// <summary>From a row by names to inputs, and every way in which a row can be wrong.</summary>
public sealed class EncodeTests
{
    [Fact]
    public void Every_kind_of_column_has_its_inputs()
    {
        var inputs = TableFixtures.Everything.Encode(TableFixtures.EverythingRow);
        Assert.Equal(
            [
                "heating=gas", "heating=öl, schwer", "heating=(missing)", "street=Seestraße", "street=(rare)", "color=red", "color=blue",
                "condition", "meters", "meters missing", "rooms", "balcony", "balcony missing", "sold days", "sold month sin",
                "sold month cos", "sold weekday sin", "sold weekday cos", "sold day of year sin", "sold day of year cos", "sold hour sin",
                "sold hour cos", "sold missing", "built days",
            ],
            TableFixtures.Everything.InputNames.ToArray());
        Assert.Equal(TableFixtures.Everything.InputCount, inputs.Length);

        // 2024-02-29 04:30 UTC, a Thursday, is day 19,782 of the epoch and the 60th of its year.
        float[] expected =
        [
            1, 0, 0, 1, 0, 1, 0, 6, (float)((71.5 - 76.26128071481757) / 27.461212211787668), 0, 1 / 3f, 1, 0,
            (float)((19782 + 4.5 / 24 - 19000.5) / 600), 0.5f, (float)Math.Sqrt(0.75), Sin(3.0 / 7), Cos(3.0 / 7), Sin(59 / 365.25),
            Cos(59 / 365.25), Sin(4.5 / 24), Cos(4.5 / 24), 0, (float)((-2802.0 + 3000) / 2000),
        ];
        for (var i = 0; i < expected.Length; i++)
        {
            // The platform's sine may differ in float64's last digits.
            Assert.InRange(inputs[i], expected[i] - 1e-7f, expected[i] + 1e-7f);
        }

        static float Sin(double turns) => (float)Math.Sin(2 * Math.PI * turns);
        static float Cos(double turns) => (float)Math.Cos(2 * Math.PI * turns);
    }

    [Theory]
    [InlineData("heating", "")]
    [InlineData("heating", " \t\u00A0\u202F")]
    [InlineData("heating", "-999")]
    [InlineData("heating", "unbekannt")]
    [InlineData("meters", "NA")]
    [InlineData("meters", "n/a")]
    [InlineData("meters", "-999")]
    [InlineData("balcony", "?")]
    [InlineData("sold", "None")]
    public void A_missing_value_has_its_fill_and_its_indicator(string column, string text)
    {
        var (row, missing) = (TableFixtures.EverythingRow, TableFixtures.EverythingRow);
        row[column] = text;
        missing[column] = TableValue.Missing;
        var inputs = TableFixtures.Everything.Encode(row);
        Assert.Equal(TableFixtures.Everything.Encode(missing), inputs);
        var name = column == "heating" ? "heating=(missing)" : $"{column} missing";
        Assert.Equal(1, inputs[TableFixtures.Everything.InputNames.IndexOf(name)]);
    }

    [Fact]
    public void A_number_that_a_file_writes_for_missing_values_is_one_as_a_number_too()
    {
        var row = TableFixtures.EverythingRow;
        row["meters"] = -999;
        Assert.Equal(1, TableFixtures.Everything.Encode(row)[TableFixtures.Everything.InputNames.IndexOf("meters missing")]);
    }

    [Fact]
    public void A_rare_word_and_an_unseen_one_share_an_input_and_zeros_are_by_choice()
    {
        var row = TableFixtures.EverythingRow;
        row["street"] = "Nowhere";
        row["color"] = "green";
        var inputs = TableFixtures.Everything.Encode(row);
        Assert.Equal([0, 1, 0, 0], inputs[3..7]);
    }

    public static TheoryData<string, TableValue, string> WrongValues => new()
    {
        { "heating", "Gas", "write 'gas', which differs only in case" },
        { "heating", "wood", "'wood' is not a word that training saw; it saw 'gas' or 'öl, schwer'" },
        { "heating", "NA", "'NA' is not a word" }, // Namibia
        { "street", "", "no training row had a missing one" },
        { "condition", "", "a column of words with an order" },
        { "condition", "great", "it saw 'poor', 'fair' or 'good'" },
        { "meters", "71.5", "'71.5' is not a number such as 1.234,5 m²; the training file had decimal commas" },
        { "meters", "71,5 ft", "is not a number such as 1.234,5 m²" },
        { "meters", double.NaN, "is NaN, but must be finite; a missing value is TableValue.Missing" },
        { "meters", double.PositiveInfinity, "must be finite" },
        { "meters", 1e300, "beyond float32" },
        { "meters", new DateOnly(2024, 1, 1), "is the date 2024-01-01, but the column needs a number" },
        { "rooms", "3,5", "is not a number such as 71.5; the training file had decimal points" },
        { "rooms", "", "no training row had a missing one, so nothing can replace it; give a number such as 71.5" },
        { "rooms", "1,234", "no separators of thousands" },
        { "balcony", "true", "it saw 'yes' or 'no'" },
        { "balcony", 2, "is the number 2, but the column needs true or false, or 'yes' or 'no'" },
        { "sold", "2024-02-30 06:00Z", "is not a date written as yyyy-MM-dd HH:mmK" },
        { "sold", "2024-02-29", "is not a date written as" },
        { "sold", new DateOnly(2024, 1, 1), "give a DateTimeOffset" },
        { "sold", new DateTime(2024, 1, 1), "give a DateTimeOffset" },
        { "sold", 45000, "is the number 45000, but the column needs a date" },
        { "built", "", "no training row had a missing one" },
        { "heating", true, "is the truth value true, but the column needs a word" },
    };

    [Theory, MemberData(nameof(WrongValues))]
    public void A_wrong_value_is_an_error_that_names_the_column_and_what_it_knows(string column, TableValue value, string message)
    {
        var row = TableFixtures.EverythingRow;
        row[column] = value;
        var inputs = new float[TableFixtures.Everything.InputCount];
        Array.Fill(inputs, 7);
        var refused = Assert.Throws<ArgumentException>("row", () => TableFixtures.Everything.Encode(row, inputs));
        Assert.StartsWith($"Column '{column}': ", refused.Message, StringComparison.Ordinal);
        Assert.Contains(message, refused.Message, StringComparison.Ordinal);
        Assert.All(inputs, input => Assert.Equal(7, input));
    }

    [Fact]
    public void A_message_with_many_words_stays_a_message()
    {
        var encoding = TableFixtures.With(
            new WordEncoding("street", new(Enumerable.Range(1, 4000).Select(street => $"street {street}")), false, UnseenRule.Error));
        var refused = Assert.Throws<ArgumentException>(() => encoding.Encode(new() { ["street"] = new string('x', 10_000) + "\u001b[2J" }));
        Assert.Contains("and 3976 more", refused.Message, StringComparison.Ordinal);
        Assert.InRange(refused.Message.Length, 1, 700);
        Assert.DoesNotContain(refused.Message, char.IsControl);
    }

    [Fact]
    public void A_missing_or_unknown_column_is_an_error_that_names_both()
    {
        var iris = TableFixtures.Iris;
        Assert.StartsWith(
            "The row has no column 'width'; add it, with TableValue.Missing if its value is missing.",
            Assert.Throws<ArgumentException>("row", () => iris.Encode(new() { ["length"] = 5 })).Message,
            StringComparison.Ordinal);
        Assert.StartsWith(
            "The row has no column 'width'; it has 'Width', which the encoding does not have; rename it if it is 'width'.",
            Assert.Throws<ArgumentException>("row", () => iris.Encode(new() { ["length"] = 5, ["Width"] = 3 })).Message,
            StringComparison.Ordinal);
        Assert.StartsWith(
            "The row has the column 'petals', which the encoding does not have; its columns are 'length' and 'width'.",
            Assert.Throws<ArgumentException>("row", () => iris.Encode(new() { ["length"] = 5, ["width"] = 3, ["petals"] = 5 })).Message,
            StringComparison.Ordinal);
        Assert.Throws<ArgumentNullException>("row", () => iris.Encode(null!));
        Assert.Throws<ArgumentException>("inputs", () => iris.Encode(new() { ["length"] = 5, ["width"] = 3 }, new float[3]));
    }

    [Fact]
    public void Numbers_may_stand_for_words_that_are_numbers()
    {
        var encoding = TableFixtures.With(
            new WordEncoding("floor", new(["0", "1", "2", "12345678901234567"]), Missing: false, UnseenRule.Error));
        Assert.Equal([0, 0, 1, 0], encoding.Encode(new() { ["floor"] = 2 }));
        Assert.Equal([0, 0, 1, 0], encoding.Encode(new() { ["floor"] = 2.0 }));
        Assert.Equal([0, 0, 0, 1], encoding.Encode(new() { ["floor"] = 12345678901234567 }));
        Assert.Throws<ArgumentException>(() => encoding.Encode(new() { ["floor"] = 12345678901234568 }));
        Assert.Throws<ArgumentException>(() => encoding.Encode(new() { ["floor"] = 2.5 }));
    }

    [Fact]
    public void Encoding_into_a_span_allocates_nothing()
    {
        var (row, inputs) = (TableFixtures.EverythingRow, new float[TableFixtures.Everything.InputCount]);
        row["sold"] = "2024-01-31 23:30Z";
        row["built"] = new DateOnly(1962, 5, 1);
        var encoding = TableFixtures.Everything;
        encoding.Encode(row, inputs);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 100; i++)
        {
            encoding.Encode(row, inputs);
        }

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    [Fact]
    public void Many_threads_share_one_encoding()
    {
        var encoding = TableEncoding.Parse(TableFixtures.Everything.ToJson());
        var expected = TableFixtures.Everything.Encode(TableFixtures.EverythingRow);
        Parallel.For(0, 1000, _ =>
        {
            Assert.Equal(expected, encoding.Encode(TableFixtures.EverythingRow));
            Assert.Equal(expected.Length, encoding.InputNames.Length);
        });
    }
}
