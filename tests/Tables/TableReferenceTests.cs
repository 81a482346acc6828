namespace Generated.Neuron.Tests.Tables;

/// <summary>What pandas and scikit-learn make of 111 small tables is what we make of them, or there is a reason.</summary>
public sealed class TableReferenceTests
{
    public static TheoryData<string> Agreeing => [.. TableCase.All.Where(table => table.Differs != "refused").Select(table => table.Name)];

    public static TheoryData<string> Refused => [.. TableCase.All.Where(table => table.Differs == "refused").Select(table => table.Name)];

    [Fact]
    public void There_are_as_many_cases_of_each_kind_as_were_recorded() => Assert.Equal(
        "no 62, told 17, refused 22, other 10",
        string.Join(", ", TableCase.All.CountBy(table => table.Differs).Select(pair => $"{pair.Key} {pair.Value}")
            .OrderBy(text => "ntro".IndexOf(text[0]))));

    [Theory, MemberData(nameof(Agreeing))]
    public void The_same_table_gives_the_same_numbers(string name)
    {
        var table = TableCase.All.Single(table => table.Name == name);
        var rows = TableRows.FromCsv(new MemoryStream(table.Train), table.Options());
        var encoding = rows.FitEncoding();
        var data = rows.Encode(encoding);
        Assert.Equal(table.Names, encoding.InputNames.ToArray());
        AssertEqual(table.TrainMatrix, data.Inputs);
        if (table.Test is { } test)
        {
            AssertEqual(table.TestMatrix, TableRows.FromCsv(new StringReader(test), new CsvOptions { ReadAs = encoding })
                .Encode(encoding).Inputs);
        }

        if (table.Target?.GetProperty("kind").GetString() == "number")
        {
            AssertEqual(table.TargetValues, data.Targets);
        }
        else if (table.Target is not null)
        {
            Assert.Equal(
                table.Get("target_fitted").GetProperty("classes").EnumerateArray().Select(text => text.GetString()), data.Classes);
            var classes = Enumerable.Range(0, data.Rows).Select(row => data.TargetCount == 1
                ? data.Targets[row]
                : data.Targets.Slice(row * data.TargetCount, data.TargetCount).IndexOf(1f));
            Assert.Equal(table.TargetValues, classes.Select(place => (double)place));
        }
    }

    [Theory, MemberData(nameof(Refused))]
    public void A_table_in_doubt_is_an_error_with_its_place(string name)
    {
        var table = TableCase.All.Single(table => table.Name == name);
        var problem = Assert.Throws<InvalidDataException>(() =>
        {
            var rows = TableRows.FromCsv(new MemoryStream(table.Train), table.Options());
            var encoding = rows.FitEncoding();
            rows.Encode(encoding);
            TableRows.FromCsv(new StringReader(table.Test!), new CsvOptions { ReadAs = encoding }).Encode(encoding);
        });
        Assert.Matches("^the (stream|text)(, line [0-9]+(, column [0-9]+)?)?: .*(; |[gG]ive ).*\\.$", problem.Message);
    }

    /// <summary>The reference has 12 digits, and both are rounded to float32: one unit in the last place.</summary>
    private static void AssertEqual(double[] expected, ReadOnlySpan<float> actual)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (var i = 0; i < expected.Length; i++)
        {
            var wanted = (float)expected[i];
            Assert.True(
                actual[i] == wanted || actual[i] == MathF.BitIncrement(wanted) || actual[i] == MathF.BitDecrement(wanted)
                    || MathF.Abs(actual[i] - wanted) < 1e-12f, // zero to 12 digits
                $"number {i} is {actual[i]:R}, not {wanted:R}");
        }
    }
}
