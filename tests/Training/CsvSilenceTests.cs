using System.Text;

namespace Generated.Neuron.Tests.Training;

/// <summary>Files that were once read as something else, without a word.</summary>
public sealed class CsvSilenceTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory();

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData("x;kind\n1,5;cat\n2,5;dog\n1,7;cat\n2,4;dog\n", "line 2, column 1: \"1,5\" is not a number")]
    [InlineData("1,5;cat\n2,5;dog\n1,7;cat\n2,4;dog\n", "line 1, column 1: \"1,5\" is not a number")]
    [InlineData("x\tkind\n1,5\tcat\n2,5\tdog\n1,7\tcat\n2,4\tdog\n", "line 2, column 1: \"1,5\" is not a number")]
    [InlineData("x;kind\n1.234,5;cat\n2.500,5;dog\n", "line 2, column 1: \"1.234,5\" is not a number")]
    [InlineData("x;kind\n1,234.5;cat\n2,500.5;dog\n", "line 2, column 1: \"1,234.5\" is not a number")]
    [InlineData("x;kind\n1 234;cat\n2 500;dog\n", "line 2, column 1: \"1 234\" is not a number")]
    [InlineData("x;kind\n1'234;cat\n2'500;dog\n", "line 2, column 1: \"1'234\" is not a number")]
    [InlineData("x;y\n1;1,5\n2;2,5\n", "line 2, column 2: \"1,5\" is not a number")]
    [InlineData("x;y\n1;1.234,5\n2;2.500,0\n", "line 2, column 2: \"1.234,5\" is not a number")]
    [InlineData("x;y\n1;15 %\n2;20 %\n", "line 2, column 2: \"15 %\" is not a number")]
    [InlineData("x;y\n1;€ 15\n2;€ 20\n", "line 2, column 2: \"€ 15\" is not a number")]
    public void A_number_in_another_notation_is_an_error_that_names_the_remedy(string text, string message)
    {
        var told = Invalid(text, new CsvOptions());
        Assert.StartsWith($"data.csv, {message}", told, StringComparison.Ordinal);
        Assert.Contains("TableRows.FromCsv", told, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("id;text\n1;hello, world\n2;a, b, c\n", ';')]
    [InlineData("id,text\n1,hello; world\n2,a; b; c\n", ',')]
    [InlineData("1,a;b\n2,c;d\n", ',')]
    [InlineData("2024-01-31;1,5\n2024-02-01;2,5\n", ';')]
    [InlineData("x;n\n1,5;1\n2;2\n1,7;3\n", ';')]
    [InlineData("a,b\n1;2\n3;4\n", ';')]
    [InlineData("a,b;c\nd,e;f\ng,h;i\n", null)]
    [InlineData("only one column\n", ',')]
    public void The_separator_follows_from_header_and_rows_together(string text, char? separator) =>
        Assert.Equal(separator, CsvSeparator.Find(text, isWhole: true, comment: null));

    [Fact]
    public void Two_separators_that_fit_equally_well_are_an_error() =>
        Assert.Contains("CsvOptions { Separator = ';' }", Invalid("a,b;c\nd,e;f\n", new CsvOptions()), StringComparison.Ordinal);

    [Fact]
    public void A_header_of_another_width_than_the_rows_is_an_error() =>
        Assert.StartsWith(
            "data.csv, line 2: expected 2 columns as in the header, found 3",
            Invalid("x,kind\n1,5,0\n2,5,1\n", new CsvOptions()),
            StringComparison.Ordinal);

    [Fact]
    public void Bytes_that_are_not_UTF8_are_an_error_with_their_place()
    {
        var path = Write(Encoding.Latin1.GetBytes("x,kind\n1,Bauer\n2,Jäger\n3,Jüger\n"));
        Assert.StartsWith(
            "data.csv, line 3, column 2: the byte 0xE4 is not UTF-8",
            Assert.Throws<InvalidDataException>(() => Dataset.FromCsv(path, new CsvOptions())).Message,
            StringComparison.Ordinal);
        Assert.Equal(
            ["Bauer", "Jäger", "Jüger"],
            Dataset.FromCsv(path, new CsvOptions { Encoding = Encoding.Latin1 }).Classes.ToArray());
    }

    [Fact]
    public void Bytes_that_are_not_the_stated_encoding_are_an_error() =>
        Assert.StartsWith(
            "data.csv, line 2: the byte 0xE4 is not us-ascii",
            Assert.Throws<InvalidDataException>(() => Dataset.FromCsv(
                Write(Encoding.Latin1.GetBytes("x,kind\n2,Jäger\n3,Bauer\n")), new CsvOptions { Encoding = Encoding.ASCII })).Message,
            StringComparison.Ordinal);

    public static TheoryData<string> Marked => ["utf-8", "utf-16", "utf-16BE", "utf-32", "utf-32BE"];

    [Theory, MemberData(nameof(Marked))]
    public void A_byte_order_mark_names_the_encoding(string name)
    {
        var encoding = Encoding.GetEncoding(name);
        var path = Write([.. encoding.GetPreamble(), .. encoding.GetBytes("x,kind\n1,Jäger\n2,Jüger\n")]);
        Assert.Equal(["Jäger", "Jüger"], Dataset.FromCsv(path, new CsvOptions()).Classes.ToArray());
        Assert.Equal(["Jäger", "Jüger"], Dataset.FromCsv(path, new CsvOptions { Encoding = Encoding.Latin1 }).Classes.ToArray());
    }

    [Fact]
    public void Rows_that_begin_with_a_hash_are_rows()
    {
        const string Text = "color,x,y\n#ff0000,1,0\n#00ff00,2,1\nred,3,1\n";
        Assert.Equal(3, Dataset.FromCsv(Write(Text), new CsvOptions { Ignore = ["color"] }).Rows);
        Assert.Equal(1, Dataset.FromCsv(Write(Text), new CsvOptions { Ignore = ["color"], Comment = '#' }).Rows);
    }

    [Theory]
    [InlineData("# made by hand\nx,y,class\n1,2,0\n")]
    [InlineData("1,2,0\n# 3,4,1\n5,6,1\n")]
    [InlineData("1,2,0\n# half way\n5,6,1\n")]
    public void A_file_with_comments_says_how_to_skip_them(string text) =>
        Assert.Contains("Comment = '#'", Invalid(text, new CsvOptions()), StringComparison.Ordinal);

    [Theory]
    [InlineData("16777216 16777217 16777216 16777218", "16777216 16777217 16777218")]
    [InlineData("9007199254740993 9007199254740992", "9007199254740992 9007199254740993")]
    [InlineData("123456789012345678901 123456789012345678900", "1.234567890123456789E+20 1.23456789012345678901E+20")]
    [InlineData("1 01 1e0 1.0 +1 2", "1 2")]
    [InlineData("0.1 0.10000000001 0.1", "0.1 0.10000000001")]
    [InlineData("-1 1 -0 0", "-1 0 1")]
    [InlineData("10 9 1", "1 9 10")]
    [InlineData("1e50 1e40", "1E+40 1E+50")]
    [InlineData("-2.5 -2.25 -30", "-30 -2.5 -2.25")]
    public void Labels_that_are_numbers_keep_all_digits(string labels, string classes)
    {
        var text = string.Concat(labels.Split(' ').Select((label, row) => $"{row},{label}\n"));
        Assert.Equal(
            classes.Split(' '), Dataset.FromCsv(Write($"x,id\n{text}"), new CsvOptions { ClassLabels = true }).Classes.ToArray());
    }

    [Theory]
    [InlineData("0")]
    [InlineData("6")]
    [InlineData("1.5")]
    public void A_number_is_not_the_place_of_a_class_whose_name_is_a_number(string label) =>
        Assert.StartsWith(
            $"data.csv, line 3, column 2: \"{label}\" is not one of the Classes",
            Invalid($"x,stars\n1,1\n2,{label}\n3,5\n", new CsvOptions { Classes = ["1", "2", "3", "4", "5"] }),
            StringComparison.Ordinal);

    [Fact]
    public void A_number_is_the_place_of_a_class_whose_name_is_a_word()
    {
        Assert.Equal([0, 1], Dataset.FromCsv(Write("1,0\n2,1\n"), new CsvOptions { Classes = ["cat", "dog"] }).Targets.ToArray());
        Assert.Equal([1, 0], Dataset.FromCsv(Write("1,2.0\n2,01\n"), new CsvOptions { Classes = ["1", "2"] }).Targets.ToArray());
    }

    [Theory]
    [InlineData("a", "b", "a")]
    [InlineData("1", "2", "1.0")]
    [InlineData("a", "b", " a")]
    [InlineData("a", "b", "")]
    public void A_class_named_twice_or_not_at_all_is_an_error(params string[] classes) =>
        Assert.Throws<ArgumentException>("Classes", () => new CsvOptions { Classes = classes });

    [Fact]
    public void A_class_named_twice_in_the_header_is_an_error() =>
        Assert.Contains(
            "names the class \"red\" twice",
            Invalid("3,2,red,green,red\n1,2,2\n3,4,0\n5,6,1\n", new CsvOptions { ClassLabels = true }),
            StringComparison.Ordinal);

    [Theory]
    [InlineData("x,y\n1,\0\n", "line 2, column 2")]
    [InlineData("x,y\n1,\"a\0b\"\n", "line 2, column 2")]
    [InlineData("x,y\n1,a\n2,b\0\n", "line 3, column 2")]
    [InlineData("x\0,y\n1,2\n", "line 1, column 1")]
    [InlineData("skip,x,y\n\0,1,2\n", "line 2, column 1")]
    [InlineData("x,y\r\n1,2\r\n\0", "line 3, column 1")]
    public void A_zero_byte_is_an_error_everywhere(string text, string place) =>
        Assert.StartsWith(
            $"data.csv, {place}: a zero byte", Invalid(text, new CsvOptions { Ignore = text[0] == 's' ? ["skip"] : [] }),
            StringComparison.Ordinal);

    [Theory]
    [InlineData("id;kind;price\n0;flat;186200\n", "cost", "line 1: Targets names \"cost\"")]
    [InlineData("\nid;kind;price\n0;flat;186200\n", "cost", "line 2: Targets names \"cost\"")]
    [InlineData("id;price;price\n0;1;186200\n", "price", "line 1: columns 2 and 3 are both named \"price\"")]
    public void An_error_about_the_header_names_the_line_of_the_header(string text, string target, string message) =>
        Assert.StartsWith($"data.csv, {message}", Invalid(text, new CsvOptions { Targets = [target] }), StringComparison.Ordinal);

    [Theory]
    [InlineData("1,5\n")]
    [InlineData("word\n")]
    [InlineData("2024-01-31\n")]
    [InlineData("\n")]
    public void A_file_that_is_not_all_numbers_is_sent_to_the_reader_of_tables(string field)
    {
        var text = $"x;y;z\n1;2;3\n4;{field.Trim()};6\n";
        foreach (var read in new Func<string, Dataset>[] { Dataset.FromCsv, path => Dataset.FromCsv(path, targetColumns: 1) })
        {
            Assert.EndsWith(
                "or read it with TableRows.FromCsv.",
                Assert.Throws<InvalidDataException>(() => read(Write(Encoding.UTF8.GetBytes(text)))).Message,
                StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Numbers_are_rounded_once()
    {
        // Half way between two float32 numbers, and a little more: rounded to float64 first, both would be the even one.
        var data = Dataset.FromCsv(Write("1.00000005960464477540,1.00000005960464477539\n0.1,1e-45\n"u8.ToArray()));
        var above = float.Parse("1.00000005960464477540", System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal([above, 0.1f], data.Inputs.ToArray());
        Assert.Equal([1f, float.Epsilon], data.Targets.ToArray());
        Assert.NotEqual(1f, data.Inputs[0]);
    }

    private string Invalid(string text, CsvOptions options) =>
        Assert.Throws<InvalidDataException>(() => Dataset.FromCsv(Write(text), options)).Message;

    private string Write(string text) => Write(Encoding.UTF8.GetBytes(text));

    private string Write(byte[] bytes)
    {
        var path = Path.Combine(_folder.FullName, "data.csv");
        File.WriteAllBytes(path, bytes);
        return path;
    }
}
