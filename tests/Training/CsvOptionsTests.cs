namespace Generated.Neuron.Tests.Training;

/// <summary>What can be stated about a CSV file, and what is detected.</summary>
public sealed class CsvOptionsTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory();

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData("2019,2020,2021\n1,2,3\n", true, 1)]
    [InlineData("2019,2020,2021\n1,2,3\n", false, 2)]
    [InlineData("2019,2020,2021\n1,2,3\n", null, 2)]
    [InlineData("2019,2020,class\n1,2,3\n", true, 1)]
    [InlineData("5.1,,0\n1,2,3\n", true, 1)]
    [InlineData("a,b,c\n1,2,3\n", true, 1)]
    public void A_numeric_header_can_be_said(string text, bool? header, int rows) =>
        Assert.Equal(rows, Dataset.FromCsv(Write(text), new CsvOptions { Header = header }).Rows);

    [Theory]
    [InlineData("x;y;class\n1;2;0\n3;4;1\n", null)]
    [InlineData("x\ty\tclass\n1\t2\t0\n3\t4\t1\n", null)]
    [InlineData("\"x;y\",y,class\n1,2,0\n3,4,1\n", null)]
    [InlineData("x|y|class\n1|2|0\n3|4|1\n", '|')]
    [InlineData("x y class\n1 2 0\n3 4 1\n", ' ')]
    [InlineData("x,y,class\r1,2,0\r3,4,1\r", null)]
    [InlineData("# 5\" wide\nx,y,class\n1,2,0\n# 6\" wide\n3,4,1\n", null, '#')]
    [InlineData("x¦y¦class\n1¦2¦0\n3¦4¦1\n", '¦')]
    [InlineData("x;y z;class\n1;2;0\n3;4;1\n", null)]
    public void Separators_and_line_ends_are_understood(string text, char? separator, char? comment = null)
    {
        var data = Dataset.FromCsv(Write(text), new CsvOptions { Separator = separator, Comment = comment });
        Assert.Equal([1, 2, 3, 4], data.Inputs.ToArray());
        Assert.Equal([0, 1], data.Targets.ToArray());
    }

    [Fact]
    public void Targets_are_columns_by_name_or_place_in_the_order_wanted()
    {
        var path = Write("id,a,b,c\nx7,1,2,3\nx8,4,5,6\n");
        var byName = Dataset.FromCsv(path, new CsvOptions { Targets = ["c", "a"], Ignore = ["id"] });
        var byPlace = Dataset.FromCsv(path, new CsvOptions { Targets = [^1, 1], Ignore = [0], Header = true });
        foreach (var data in new[] { byName, byPlace })
        {
            Assert.Equal([2, 5], data.Inputs.ToArray());
            Assert.Equal([3, 1, 6, 4], data.Targets.ToArray());
        }

        var none = Dataset.FromCsv(path, new CsvOptions { Targets = [], Ignore = ["id"] });
        Assert.Equal((2, 3, 0), (none.Rows, none.InputCount, none.TargetCount));
    }

    [Theory]
    [InlineData("x,y,kind\n1,2,cat\n3,4,ant\n5,6,bee\n")]
    [InlineData("1,2,cat\n3,4,ant\n5,6,bee\n7,8,cat\n")]
    public void Words_become_one_hot_classes_in_alphabetical_order(string text)
    {
        var data = Dataset.FromCsv(Write(text), new CsvOptions());
        Assert.Equal(["ant", "bee", "cat"], data.Classes.ToArray());
        Assert.Equal([0, 0, 1, 1, 0, 0, 0, 1, 0], data.Targets[..9].ToArray());
    }

    [Fact]
    public void Two_classes_become_0_and_1_in_the_order_that_is_named()
    {
        var data = Dataset.FromCsv(Write("1,-\n2,+\n3,-\n"), new CsvOptions { Classes = ["-", "+"] });
        Assert.Equal([0, 1, 0], data.Targets.ToArray());
        Assert.Equal(["-", "+"], data.Classes.ToArray());
    }

    [Fact]
    public void Numeric_labels_become_classes_where_that_is_said_and_take_scikit_learns_names()
    {
        var data = Dataset.FromCsv(Write("3,2,red,green,blue\n1,2,2\n3,4,0\n5,6,1\n"), new CsvOptions { ClassLabels = true });
        Assert.Equal(["red", "green", "blue"], data.Classes.ToArray());
        Assert.Equal([0, 0, 1, 1, 0, 0, 0, 1, 0], data.Targets.ToArray());
        Assert.Equal(["3", "7"], Dataset.FromCsv(Write("1,7\n2,3\n"), new CsvOptions { ClassLabels = true }).Classes.ToArray());
    }

    [Theory]
    [InlineData("0,1,class\n1,2,cat\n3,4,ant\n", "line 1: the line can be a header or a row")]
    [InlineData("0,1,class\n1,2,0\n3,4,1\n", "line 1: the line can be a header or a row")]
    [InlineData("1,2,cat\n3,4,ant\n5,6,cat\n7,8,3\n", "line 4, column 3: \"3\" is a number among labels that are words")]
    [InlineData("1,2,cat\n3,4,cat\n", "all labels are \"cat\", but a classifier needs two classes")]
    [InlineData("1,2,cat\n3,4,\n5,6,cat\n", "line 2, column 3: the value is missing")]
    [InlineData("1,,cat\n3,4,cat\n", "line 1, column 2: the value is missing")]
    public void Labels_that_are_unclear_are_named(string text, string message) =>
        Assert.Contains(message, Invalid(text, new CsvOptions()), StringComparison.Ordinal);

    [Fact]
    public void A_label_that_is_not_one_of_the_classes_is_named() =>
        Assert.Contains(
            "line 2, column 2: \"bird\" is not one of the Classes \"cat\", \"dog\"",
            Invalid("1,cat\n2,bird\n", new CsvOptions { Classes = ["cat", "dog"] }),
            StringComparison.Ordinal);

    [Fact]
    public void A_column_that_is_not_there_or_there_twice_is_named()
    {
        Assert.Contains(
            "Targets names \"d\", but the columns are \"a\", \"b\"",
            Invalid("a,b\n1,2\n", new CsvOptions { Targets = ["d"] }),
            StringComparison.Ordinal);
        Assert.Contains(
            "columns 2 and 3 are both named \"b\"",
            Invalid("a,b,b\n1,2,3\n", new CsvOptions { Targets = ["b"] }),
            StringComparison.Ordinal);
        Assert.Contains("Targets names column 7", Invalid("1,2\n", new CsvOptions { Targets = [7] }), StringComparison.Ordinal);
        Assert.Contains("named twice", Invalid("1,2,3\n", new CsvOptions { Targets = [1, ^2] }), StringComparison.Ordinal);
        Assert.Contains(
            "expected 3 columns as in the header, found 2",
            Invalid("a,b,c\n1,2\n", new CsvOptions { Targets = ["b"] }),
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData('.')]
    [InlineData('3')]
    [InlineData('"')]
    [InlineData('\n')]
    [InlineData('#')]
    [InlineData('-')]
    public void A_separator_that_is_part_of_a_number_or_a_line_is_rejected(char separator) =>
        Assert.Throws<ArgumentOutOfRangeException>("Separator", () => new CsvOptions { Separator = separator });

    [Fact]
    public void Missing_values_are_told_by_row()
    {
        var message = Invalid("x,y,z\n1,2,3\n,2,3\n1,NA,3\n4,5,6\n?,null,\n", new CsvOptions());
        Assert.Equal(
            "data.csv, line 3, column 1: the value is missing (also in lines 4, 6); "
            + "fill it in or remove the row, or read it with TableRows.FromCsv.", message);
    }

    private string Invalid(string text, CsvOptions options) =>
        Assert.Throws<InvalidDataException>(() => Dataset.FromCsv(Write(text), options)).Message;

    private string Write(string text)
    {
        var path = Path.Combine(_folder.FullName, "data.csv");
        File.WriteAllText(path, text);
        return path;
    }
}
