using Generated.Neuron.Tables;

namespace Generated.Neuron.Tests.Tables;

/// <summary>What people read of an encoding: the report, and the columns as C#.</summary>
public sealed class ReportTests
{
    [Fact]
    public void The_report_has_a_line_per_column_and_says_what_is_left_out_and_why()
    {
        var flats = TableEncoding.Parse(TableFixtures.FlatsJson);
        var fitted = new TableEncoding(flats.InputColumns, flats.Ignored, flats.TargetColumns, flats.Missing, new TableReport
        {
            Rows = 1400,
            Missing = new Dictionary<string, int> { ["meters"] = 57, ["heating"] = 70, ["balcony"] = 47 },
            Ignored = new Dictionary<string, string> { ["id"] = "an ID: the name says so and all are different" },
            Notes = ["NA is taken as a word in the column heating."],
        });
        Assert.Equal(
            """
            25 inputs from 7 columns; target price (number); decimal comma; 1,400 rows
                1–8  district   8 words: Altstadt, Bahnhof, Gärten, Hafen, Höhe, Industrie, Nord, See
               9–13  heating    4 words: district heat, gas, heat pump, oil; 70 missing, a separate input
              14–17  condition  4 words: fair, good, new, poor
              18–19  meters     number, mean 76.26, deviation 27.46; 57 missing, filled with the mean, indicator
                 20  rooms      number, mean 3.16, deviation 1.26
              21–22  balcony    yes is 1, no is 0; 47 missing, filled with 0.57, indicator
              23–25  sold       date d.M.yyyy: days, month
              ignored: id (an ID: the name says so and all are different)
              note: NA is taken as a word in the column heating.
            """.ReplaceLineEndings(),
            fitted.ToString());
        Assert.Equal(flats, fitted);
        Assert.Equal(flats.GetHashCode(), fitted.GetHashCode());
        Assert.Equal(flats.ToJson(), fitted.ToJson());
        Assert.StartsWith("25 inputs from 7 columns; target price (number); decimal comma" + Environment.NewLine, flats.ToString());
    }

    [Fact]
    public void The_report_shows_units_classes_and_what_unseen_words_are()
    {
        var report = TableFixtures.Everything.ToString();
        Assert.Contains("targets price (number in €), rent (number)", report);
        Assert.Contains("'-999' or 'unbekannt' missing as well", report);
        Assert.Contains("rare and unseen ones share an input", report);
        Assert.Contains("unseen ones are zeros", report);
        Assert.Contains("words in order: poor, fair, good", report);
        Assert.Contains("number in m², mean 76.26, deviation 27.46, thousands separated by .; missing, filled with the mean", report);
        Assert.Contains("date yyyy-MM-dd HH:mmK, to UTC: days, month, weekday, day of year, hour", report);
        Assert.Contains("target species (3 classes: setosa, versicolor, virginica)", TableFixtures.Iris.ToString());
    }

    [Fact]
    public void A_report_obeys_no_terminal_codes()
    {
        var hostile = TableFixtures.With(new WordEncoding("\u001b[2J", new(["\u202E", "a\nb"]), false, UnseenRule.Error));
        Assert.DoesNotContain('\u001b', hostile.ToString());
        Assert.DoesNotContain('\u202E', hostile.ToString());
        Assert.Equal(2, hostile.ToString().Split('\n').Length);
        Assert.DoesNotContain('\u001b', hostile.ToSource());
    }

    [Fact]
    public void The_source_is_what_one_would_write()
    {
        const string districts = """["Altstadt", "Bahnhof", "Gärten", "Hafen", "Höhe", "Industrie", "Nord", "See"]""";
        Assert.Equal(
            $$"""
            Inputs =
            [
                new WordColumn("district") { Words = {{districts}}, Indicator = false },
                new WordColumn("heating") { Words = ["district heat", "gas", "heat pump", "oil"], Indicator = true },
                new WordColumn("condition") { Words = ["fair", "good", "new", "poor"], Indicator = false },
                new NumberColumn("meters") { Fill = Fill.Mean, Indicator = true },
                new NumberColumn("rooms"),
                new BooleanColumn("balcony") { True = "yes", False = "no", Indicator = true },
                new DateColumn("sold") { Format = "d.M.yyyy", Parts = DateParts.Days | DateParts.Month, Indicator = false },
            ],
            Culture = new System.Globalization.CultureInfo("")
            {
                NumberFormat = { NumberDecimalSeparator = ",", NumberGroupSeparator = "." },
            },

            """.ReplaceLineEndings("\n"),
            TableEncoding.Parse(TableFixtures.FlatsJson).ToSource());
        Assert.Contains(
            "new WordColumn(\"street\") { Words = [\"Seestraße\"], RareBelow = 1, Indicator = false }",
            TableFixtures.Everything.ToSource());
        Assert.Contains("Words = [\"\\u001b[2J\", \"\\\"\\\\\"]", TableFixtures.With(
            new WordEncoding("x", new(["\u001b[2J", "\"\\"]), false, UnseenRule.Error)).ToSource());
    }
}
