using System.Globalization;

namespace Generated.Neuron.Tests.Tables;

/// <summary>Rows of a table, before and after they are numbers.</summary>
public sealed class TableRowsTests
{
    private const string Flats = "id;heating;meters;balcony;sold;price\n1;gas;71,5;yes;31.01.2024;186200\n2;oil;;no;01.02.2024;99000\n"
        + "3;;120,0;yes;25.12.2024;410500\n4;gas;45,2;no;13.07.2023;120000\n";

    [Fact]
    public void The_rows_are_split_as_text_before_anything_is_fitted()
    {
        var rows = Read(Flats);
        Assert.Equal(["id", "heating", "meters", "balcony", "sold", "price"], rows.Columns.ToArray());
        Assert.Equal("4 rows of 6 columns: \"id\", \"heating\", \"meters\", \"balcony\", \"sold\", \"price\"", rows.ToString());
        var (train, test) = rows.Split(3);
        Assert.Equal((3, 1), (train.Count, test.Count));
        var (some, rest) = rows.Split(0.5, seed: 1);
        Assert.Equal((2, 2), (some.Count, rest.Count));
        Assert.Equal([2, 2, 2, 2], [.. rows.Folds(2, seed: 1).SelectMany(fold => new[] { fold.Train.Count, fold.Test.Count })]);
        Assert.Equal(2, rows.Select(3, 3).Count);
        Assert.Throws<ArgumentOutOfRangeException>("rows", () => rows.Select(4));
        Assert.Throws<ArgumentOutOfRangeException>("trainRows", () => rows.Split(5));
        Assert.Throws<ArgumentOutOfRangeException>("trainShare", () => rows.Split(1.0, seed: 1));
        Assert.Throws<ArgumentOutOfRangeException>("k", () => rows.Folds(5, seed: 1));
    }

    [Fact]
    public void Rows_and_numbers_are_split_alike()
    {
        var rows = Read("x,y\n" + string.Concat(Enumerable.Range(0, 50).Select(i => $"{i},{i * i % 17}\n")));
        var encoding = rows.FitEncoding();
        var (train, test) = rows.Split(0.7, seed: 3);
        var (wanted, others) = rows.Encode(encoding).Split(0.7, seed: 3, stratified: false);
        Assert.Equal(wanted.Inputs, train.Encode(encoding).Inputs);
        Assert.Equal(others.Targets, test.Encode(encoding).Targets);
    }

    [Fact]
    public void A_stratified_split_has_each_class_in_both_parts()
    {
        var rows = Read("x,kind\n" + string.Concat(Enumerable.Range(0, 40).Select(i => $"{i},{(i % 4 == 0 ? "rare" : "usual")}\n")));
        var encoding = rows.FitEncoding();
        var (train, test) = rows.Split(0.75, seed: 1, stratified: true);
        int Rare(TableRows part) => part.Encode(encoding).Targets.Count(0f);
        Assert.Equal((30, 10), (train.Count, test.Count));
        Assert.Equal(10, Rare(train) + Rare(test));
        Assert.InRange(Rare(test), 2, 3);
    }

    [Fact]
    public void An_encoding_is_fitted_to_the_rows_that_it_is_given_alone()
    {
        var rows = Read("x,word,y\n1,a,10\n2,b,20\n3,a,30\n1000,c,99\n");
        var encoding = rows.Split(3).Train.FitEncoding();
        Assert.Equal(["x", "word=a", "word=b"], encoding.InputNames.ToArray());
        var problem = Assert.Throws<InvalidDataException>(() => rows.Encode(encoding));
        Assert.StartsWith("the text, line 5, column 2: \"word\": ", problem.Message, StringComparison.Ordinal);
        Assert.Contains("Words = [all of them]", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_data_set_keeps_its_encoding_as_long_as_its_inputs_are_those()
    {
        var rows = Read(Flats);
        var data = rows.Encode(rows.FitEncoding());
        Assert.Equal(data.InputCount, data.InputNames.Length);
        foreach (var part in new[] { data.Select(1, 0), data.Split(2).Test, data.Shuffle(1), data.Folds(2, 1, stratified: false)[0].Train })
        {
            Assert.Same(data.Encoding, part.Encoding);
        }

        Assert.Null(StandardScaler.Fit(data).Transform(data).Encoding);
        Assert.Equal(data.InputNames, StandardScaler.Fit(data).Transform(data).InputNames);
    }

    [Fact]
    public void A_second_file_is_read_as_the_first_one_was()
    {
        var encoding = Read(Flats).FitEncoding();
        const string Second = "sold;id;price;meters;balcony;heating;extra\n01.01.2025;9;;50,5;no;oil;x\n";
        var problem = Assert.Throws<InvalidDataException>(
            () => TableRows.FromCsv(new StringReader(Second), new CsvOptions { ReadAs = encoding }).Encode(encoding));
        Assert.StartsWith("the text, line 2, column 3: \"price\": the target is missing", problem.Message, StringComparison.Ordinal);

        var unlabeled = TableRows.FromCsv(
            new StringReader(Second.Replace(";price", "", StringComparison.Ordinal).Replace(";9;;", ";9;", StringComparison.Ordinal)),
            new CsvOptions { ReadAs = encoding });
        Assert.Same(encoding, unlabeled.FitEncoding());
        Assert.Equal((1, 0), (unlabeled.Encode(encoding).Rows, unlabeled.Encode(encoding).TargetCount));
        Assert.Throws<ArgumentException>(
            "options", () => TableRows.FromCsv(new StringReader(Second), new CsvOptions { ReadAs = encoding, Targets = ["price"] }));
    }

    [Theory]
    [InlineData("a;b\n1;2\n", "the text, line 1: the column \"heating\" of the encoding is missing; the columns are \"a\", \"b\".")]
    [InlineData(
        "heating;meters;balcony;sold\ngas;71.5;yes;01.01.2025\n", "the text, line 2, column 2: \"meters\": '71.5' is not a number such as")]
    [InlineData("heating;meters;balcony;sold\ngas;71,5;perhaps;01.01.2025\n", "the text, line 2, column 3: \"balcony\": ")]
    [InlineData("heating;meters;balcony;sold\ngas;71,5;yes;2025-01-01\n", "the text, line 2, column 4: \"sold\": ")]
    [InlineData("heating;meters;balcony;sold\ngas;71,5;yes;\n", "the text, line 2, column 4: \"sold\": the value is missing")]
    [InlineData(
        "heating;meters;balcony;sold;sold\ngas;71,5;yes;1.1.2025;1.1.2025\n",
        "the text, line 1: columns 4 and 5 are both named \"sold\"")]
    public void A_row_that_the_encoding_does_not_know_is_named(string text, string message)
    {
        var encoding = Read(Flats).FitEncoding();
        var problem = Assert.Throws<InvalidDataException>(
            () => TableRows.FromCsv(new StringReader(text), new CsvOptions { ReadAs = encoding }).Encode(encoding));
        Assert.StartsWith(message, problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_depends_on_the_culture_of_the_machine()
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            // A culture of our own: the tests run in invariant mode, where de-DE is not there.
            var comma = (CultureInfo)CultureInfo.InvariantCulture.Clone();
            (comma.NumberFormat.NumberDecimalSeparator, comma.NumberFormat.NumberGroupSeparator) = (",", ".");
            comma.NumberFormat.NegativeSign = "~";
            var expected = Encoded();
            CultureInfo.CurrentCulture = comma;
            Assert.Equal(expected, Encoded());
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }

        static (string, TableEncoding) Encoded()
        {
            var rows = Read(Flats);
            var encoding = rows.FitEncoding();
            var data = rows.Encode(encoding);
            return (string.Join(" ", data.Inputs.ToArray().Select(BitConverter.SingleToUInt32Bits)), encoding);
        }
    }

    [Fact]
    public void A_stated_culture_decides_where_the_text_does_not()
    {
        var comma = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        (comma.NumberFormat.NumberDecimalSeparator, comma.NumberFormat.NumberGroupSeparator) = (",", ".");
        const string Text = "a;b\n1,234;1\n2,500;2\n";
        Assert.Contains("Give Culture", Assert.Throws<InvalidDataException>(Read(Text).FitEncoding).Message, StringComparison.Ordinal);
        double Mean(CultureInfo culture)
        {
            var rows = TableRows.FromCsv(new StringReader(Text), new CsvOptions { Culture = culture });
            return ((Generated.Neuron.Tables.NumberEncoding)rows.FitEncoding().InputColumns[0]).Mean;
        }

        Assert.Equal(1.867, Mean(comma), 1e-12);
        Assert.Equal(1867, Mean(CultureInfo.InvariantCulture), 1e-12);
    }

    [Theory]
    [InlineData("a,b\n1,2\n1,3\n", "no column is left for the inputs; \"a\" is ignored (always 1)")]
    [InlineData("a,a,y\n1,2,3\n4,5,6\n", "line 1: columns 1 and 2 are both named \"a\"")]
    [InlineData("a;b;y\n1,5;1.5;1\n2,5;2.5;2\n", "has decimal points and \"a\" decimal commas")]
    [InlineData("a,y\n1,2024-01-01\n2,2024-01-02\n", "the target is a date")]
    [InlineData("a,y\n1,5\n2,5\n", "the target is always 5")]
    [InlineData("a,y\n1,\n2,5\n", "line 2, column 2: \"y\": the target is missing")]
    [InlineData("a,y\n1,NA\n2,5\n", "line 2, column 2: \"y\": the target is missing")]
    public void A_table_in_doubt_names_the_remedy(string text, string message) =>
        Assert.Contains(message, Assert.Throws<InvalidDataException>(() => Read(text).FitEncoding()).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("", "the file has no rows")]
    [InlineData("a,b\n", "the file has a header, but no rows")]
    [InlineData("a,b\n1,2\n3\n", "line 3: expected 2 columns as in the header, found 1")]
    [InlineData("gas,good\noil,bad\ngas,bad\n", "line 1, column 1: the line can be a header or a row")]
    [InlineData("id,2019,y\n1,5,6\n2,6,7\n", "line 1, column 1: the line can be a header or a row")]
    public void A_file_that_is_not_a_table_is_an_error(string text, string message) =>
        Assert.Contains(message, Assert.Throws<InvalidDataException>(() => Read(text)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_file_without_a_header_has_columns_by_their_places()
    {
        var rows = Read("1,gas,5\n2,oil,6\n3,gas,8\n");
        Assert.Equal(3, rows.Count);
        Assert.Equal(["column 1", "column 2=gas", "column 2=oil"], rows.FitEncoding().InputNames.ToArray());
        var named = TableRows.FromCsv(
            new StringReader("1,gas,5\n2,oil,6\n3,gas,8\n"), new CsvOptions { Inputs = [new WordColumn(1) { Name = "heating" }] });
        Assert.Equal(["heating=gas", "heating=oil"], named.FitEncoding().InputNames.ToArray());
    }

    [Fact]
    public void Objects_are_rows_by_their_properties()
    {
        Flat[] flats =
        [
            new(71.5, "gas", true, new DateOnly(2024, 1, 31), 186_200), new(null, "oil", false, new DateOnly(2024, 2, 1), 99_000),
            new(120, null, true, new DateOnly(2024, 12, 25), 410_500), new(45.25, "gas", false, new DateOnly(2023, 7, 13), 120_000),
        ];
        var rows = TableRows.FromRows(flats);
        var encoding = rows.FitEncoding();
        Assert.Equal(
            [
                "Meters", "Meters missing", "Heating=gas", "Heating=oil", "Heating=(missing)", "Balcony", "Sold days", "Sold month sin",
                "Sold month cos",
            ],
            encoding.InputNames.ToArray());
        var data = rows.Encode(encoding);
        Assert.Equal((4, 9, 1), (data.Rows, data.InputCount, data.TargetCount));
        Assert.Equal([1, 0, 0], data.Inputs.Slice(2, 3).ToArray());
        var problem = Assert.Throws<InvalidDataException>(
            () => TableRows.FromRows([flats[0] with { Heating = "wood" }], new CsvOptions { ReadAs = encoding }).Encode(encoding));
        Assert.StartsWith("Flat, row 1: \"Heating\": ", problem.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>("rows", () => TableRows.FromRows(Array.Empty<Flat>()));
        Assert.Throws<ArgumentException>(() => TableRows.FromRows([new { List = new int[1], Y = 1 }]));
    }

    [Fact]
    public void Classes_are_numbers_by_size_and_words_by_code_point()
    {
        string[] Classes(string labels, CsvOptions? options = null)
        {
            var text = "x,y\n" + string.Concat(labels.Split(' ').Select((label, i) => $"{i},{label}\n"));
            var rows = TableRows.FromCsv(new StringReader(text), options ?? new CsvOptions());
            return [.. rows.Encode(rows.FitEncoding()).Classes];
        }

        Assert.Equal(["no", "yes"], Classes("yes no yes"));
        Assert.Equal(["0", "1"], Classes("1 0 1.0"));
        Assert.Equal(["9", "10"], Classes("10 9 9", new CsvOptions { ClassLabels = true }));
        Assert.Equal(["a", "～", "😀"], Classes("😀 ～ a"));
        Assert.Equal(["no", "yes"], Classes("1 0 no yes", new CsvOptions { Classes = ["no", "yes"] }));
        Assert.Empty(Classes("10 9 9"));
    }

    [Fact]
    public void Several_targets_are_several_numbers()
    {
        var rows = TableRows.FromCsv(new StringReader("a,b,c\n1,2,30\n2,5,60\n3,8,70\n"), new CsvOptions { Targets = ["c", "b"] });
        var data = rows.Encode(rows.FitEncoding());
        Assert.Equal((1, 2), (data.InputCount, data.TargetCount));
        Assert.Equal(0, data.Targets.ToArray().Sum(), 1e-6);
    }

    [Fact]
    public void A_data_set_of_a_table_is_fitted_to_all_its_rows()
    {
        var path = Path.GetTempFileName();
        try
        {
            File.WriteAllText(path, Flats);
            var data = Dataset.FromCsv(path, new CsvOptions { TargetUnit = "€" });
            Assert.Equal((4, data.Encoding!.InputCount), (data.Rows, data.InputCount));
            Assert.Equal(data.Inputs, TableRows.FromCsv(path).Encode(data.Encoding).Inputs);
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static TableRows Read(string text) => TableRows.FromCsv(new StringReader(text));

    private sealed record Flat(double? Meters, string? Heating, bool Balcony, DateOnly Sold, int Price);
}
