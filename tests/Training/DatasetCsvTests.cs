using System.Globalization;

namespace Generated.Neuron.Tests.Training;

public sealed class DatasetCsvTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory();

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData("x,y,class\n1,2,0\n3,4,1\n")]
    [InlineData("1,2,0\n3,4,1\n")]
    [InlineData("1,2,0\n3,4,1")]
    [InlineData("1,2,0\r\n3,4,1\r\n")]
    [InlineData("150,2,setosa,versicolor,virginica\n1,2,0\n3,4,1\n")]
    [InlineData("only a title\n1,2,0\n3,4,1\n")]
    [InlineData("\n\nx,y,class\n\n1,2,0\n\n3,4,1\n\n\n")]
    [InlineData("# a title\n1,2,0\n3,4,1\n")]
    [InlineData("\uFEFF1,2,0\n3,4,1\n")]
    [InlineData("\"x\ny\",\"y\",class\n\"1\",2,0\n 3 ,4e0,+1\n")]
    public void Every_spelling_of_two_rows_gives_the_same_numbers(string text)
    {
        var data = Dataset.FromCsv(Write(text));

        Assert.Equal((2, 2, 1), (data.Rows, data.InputCount, data.TargetCount));
        Assert.Equal([1, 2, 3, 4], data.Inputs.ToArray());
        Assert.Equal([0, 1], data.Targets.ToArray());
    }

    [Fact]
    public void The_last_columns_are_the_targets()
    {
        var data = Dataset.FromCsv(Write("1,2,3,4\n5,6,7,8\n"), targetColumns: 3);

        Assert.Equal([1, 5], data.Inputs.ToArray());
        Assert.Equal([2, 3, 4, 6, 7, 8], data.Targets.ToArray());
    }

    [Fact]
    public void A_row_of_a_hundred_thousand_columns_is_read()
    {
        var data = Dataset.FromCsv(Write(string.Join(',', Enumerable.Range(0, 100_001)) + "\n"));

        Assert.Equal(100_000, data.InputCount);
        Assert.Equal(99_999, data.Inputs[^1]);
        Assert.Equal(100_000, data.Targets[0]);
    }

    [Fact]
    public void Numbers_have_a_point_whatever_the_culture()
    {
        var path = Write("1.5,2\n");
        var culture = CultureInfo.CurrentCulture;
        try
        {
            // A culture of our own: the tests run in invariant mode, where de-DE is not there.
            var comma = (CultureInfo)CultureInfo.InvariantCulture.Clone();
            (comma.NumberFormat.NumberDecimalSeparator, comma.NumberFormat.NumberGroupSeparator) = (",", ".");
            CultureInfo.CurrentCulture = comma;
            Assert.Equal(1.5f, Dataset.FromCsv(path).Inputs[0]);
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }

    [Theory]
    [InlineData("", "data.csv: the file has no rows of numbers; a row is inputs and targets, such as 5.1,3.5,0.")]
    [InlineData("\n\n", "data.csv: the file has no rows of numbers;")]
    [InlineData("x,y\n", "data.csv: the file has no rows of numbers;")]
    [InlineData("x,y\n1,2\n3\n", "data.csv, line 3: expected 2 columns, found 1; complete the line")]
    [InlineData("1,2\n3,4,5\n", "data.csv, line 2: expected 2 columns, found 3;")]
    [InlineData("1,2\r\n\r\n\r\n3,4,5\r\n", "data.csv, line 4: expected 2 columns, found 3;")]
    [InlineData("\n\nx,y\n1,2\n3\n", "data.csv, line 5: expected 2 columns, found 1;")]
    [InlineData("# one\n1,2\n# three\n3\n", "data.csv, line 3: expected 2 columns, found 1;")]
    [InlineData("\"x\n\n\",y\n\"1\",2\n3\n", "data.csv, line 5: expected 2 columns, found 1;")]
    [InlineData("7\n", "data.csv, line 1: expected at least 2 columns, found 1;")]
    [InlineData(
        "x,y\n1,two\n",
        "data.csv, line 2, column 2: \"two\" is not a number; for labels that are words pass new CsvOptions { ClassLabels = true }, "
            + "or read it with TableRows.FromCsv.")]
    [InlineData(
        "x,y\n1,\n",
        "data.csv, line 2, column 2: the value is missing; fill it in or remove the row (or does the line end with an extra "
            + "separator?).")]
    [InlineData("5.1,,0\n4.9,3.0,0\n6.2,2.9,1\n", "data.csv, line 1, column 2: the value is missing;")]
    [InlineData(
        "5.1,abc,0\n4.9,3.0,0\n",
        "data.csv, line 1, column 2: \"abc\" is not a number, but the line is not a header either, because other fields are numbers;")]
    [InlineData("5.1,NA,0\n4.9,3.0,0\n", "data.csv, line 1, column 2: the value is missing;")]
    [InlineData("5.1cm,3,0\n4.9,3.0,0\n", "data.csv, line 1, column 1: \"5.1cm\" is not a number;")]
    [InlineData(",,\n4.9,3.0,0\n", "data.csv, line 1, column 1: the value is missing;")]
    [InlineData("1,2\n0x10,2\n", "data.csv, line 2, column 1: \"0x10\" is not a number;")]
    [InlineData(
        "1,2\n\"1,234.5\",2\n",
        "data.csv, line 2, column 1: \"1,234.5\" is not a number; write a point before the decimals and nothing between thousands, "
            + "or read it with TableRows.FromCsv.")]
    [InlineData("1,5;2,5\n", "data.csv, line 1, column 1: \"1,5\" is not a number; write a point")]
    [InlineData("1,NaN\n", "data.csv, line 1, column 2: \"NaN\" is not a finite number;")]
    [InlineData("1,2\nInfinity,2\n", "data.csv, line 2, column 1: \"Infinity\" is not a finite number;")]
    [InlineData("1,2\n-1e39,2\n", "data.csv, line 2, column 1: \"-1e39\" is not a finite number;")]
    [InlineData("1,2\n3,\"4\n5,6\n", "data.csv, line 2, column 2: a quote opens here that is not closed on its line")]
    [InlineData("1,2\n3,4\n5,\"6\"7\n", "data.csv, line 3, column 2: text follows the closing quote")]
    [InlineData("length,width 5\",class\n1,2,0\n3,4,1\n", "data.csv, line 1, column 2: a quote stands inside a field")]
    [InlineData("a,\"b\n1,2\n3,4\n\",c\n5,6,7\n", "data.csv, line 1, column 2: a quote opens here that is not closed")]
    [InlineData("1,2\n3,\"4\"\"\"\"5\"\n", "data.csv, line 2, column 2: \"4\"\"5\" is not a number")]
    [InlineData("1,2\n3,\u001b[31m\n", "data.csv, line 2, column 2: \"\\u001B[31m\" is not a number")]
    [InlineData("1,2\n3,\0\n", "data.csv, line 2, column 2: a zero byte is not text")]
    public void Bad_content_is_one_clear_line(string text, string message)
    {
        var path = Write(text);
        var exception = Assert.Throws<InvalidDataException>(() => Dataset.FromCsv(path));
        Assert.StartsWith(message, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_row_of_another_kind_is_found_far_down_the_file()
    {
        var lines = Enumerable.Repeat("0.25,0.5,1", 40_000).Append("0.25,0.5").Append("1,2,3");
        var path = Write(string.Join('\n', lines));
        var exception = Assert.Throws<InvalidDataException>(() => Dataset.FromCsv(path));
        Assert.StartsWith("data.csv, line 40001: expected 3 columns, found 2;", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_file_is_named()
    {
        var path = Path.Combine(_folder.FullName, "nowhere.csv");
        Assert.Equal(path, Assert.Throws<FileNotFoundException>(() => Dataset.FromCsv(path)).FileName);
    }

    [Fact]
    public void There_must_be_a_target() =>
        Assert.Throws<ArgumentOutOfRangeException>("targetColumns", () => Dataset.FromCsv("unread.csv", targetColumns: 0));

    private string Write(string text)
    {
        var path = Path.Combine(_folder.FullName, "data.csv");
        File.WriteAllText(path, text);
        return path;
    }
}
