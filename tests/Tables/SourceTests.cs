using Generated.Neuron.Tests.Documents;
using Generated.Neuron.Tests.Generator;
using Microsoft.CodeAnalysis;

namespace Generated.Neuron.Tests.Tables;

/// <summary>What <see cref="TableEncoding.ToSource"/> prints compiles, and fits the encoding again that printed it.</summary>
[Trait(nameof(Needs), Needs.Processes)]
public sealed class SourceTests
{
    private static readonly string Flats = ProjectDocument.Path("sample/data/flats.csv");

    [Fact]
    public void The_columns_that_were_detected_are_fitted_again_from_their_source() =>
        AssertFitsAgain(Read(new CsvOptions { Targets = ["price"], TargetUnit = "€" }));

    [Fact]
    public void What_a_column_was_told_stands_in_its_source()
    {
        var encoding = Read(new CsvOptions
        {
            Targets = ["price"],
            TargetUnit = "€",
            Missing = ["-999"],
            Inputs =
            [
                new WordColumn("district") { RareBelow = 200 },
                new WordColumn("heating") { Words = ["gas", "oil"], Unseen = UnseenWord.Zeros, Indicator = true },
                new WordColumn("condition") { Words = ["poor", "fair", "good", "new"], IsOrdered = true },
                new NumberColumn("meters") { Fill = Fill.Median, Indicator = true, Scaling = Scaling.MinMax },
                new NumberColumn("rooms") { Fill = Fill.Constant(2.5), Scaling = Scaling.None },
                new BooleanColumn("balcony") { Indicator = true },
                new DateColumn("sold") { Parts = DateParts.Weekday | DateParts.Hour, Indicator = true },
            ],
        });
        Assert.Contains("RareBelow = 200", encoding.ToSource(), StringComparison.Ordinal);
        Assert.Contains("Fill = Fill.Median, Scaling = Scaling.MinMax, Indicator = true", encoding.ToSource(), StringComparison.Ordinal);
        AssertFitsAgain(encoding);

        // A file does not keep which rule gave a number: the numbers stand there.
        var loaded = TableEncoding.Parse(encoding.ToJson()).ToSource();
        Assert.Contains(
            "new NumberColumn(\"rooms\") { Fill = Fill.Constant(2.5), Scaling = Scaling.None }", loaded, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_value_that_the_source_does_not_allow_is_an_error_at_its_line()
    {
        var options = new CsvOptions
        {
            Targets = ["price"],
            Inputs = [new WordColumn("heating") { Indicator = false }, "rooms"],
        };
        var error = Assert.Throws<InvalidDataException>(() => Read(options));
        Assert.Contains("line 5, column 3", error.Message, StringComparison.Ordinal);
        Assert.Contains("WordColumn { Indicator = true }", error.Message, StringComparison.Ordinal);
        foreach (var column in new InputColumn[] { new BooleanColumn("balcony") { Indicator = false }, new NumberColumn("meters") })
        {
            Assert.Throws<InvalidDataException>(() => Read(new CsvOptions { Targets = ["price"], Inputs = [column, "rooms"] }));
        }
    }

    private static TableEncoding Read(CsvOptions options) => TableRows.FromCsv(Flats, options).FitEncoding();

    private static void AssertFitsAgain(TableEncoding encoding)
    {
        using var folder = new ProgramFolder();
        var program = new GeneratorRun(
            OutputKind.ConsoleApplication,
            ProjectDocument.ImplicitUsings,
            $$"""
            using Generated.Neuron;
            var rows = TableRows.FromCsv("flats.csv", new CsvOptions
            {
                Targets = ["price"],
                TargetUnit = "€",
            {{encoding.ToSource()}}
            });
            Console.Write(rows.FitEncoding().ToJson());
            """);
        Assert.Empty(program.CompilerDiagnostics);
        var again = TableEncoding.Parse(folder.Run(program));
        Assert.Equal(encoding.InputNames.ToArray(), again.InputNames.ToArray());

        // The columns that the source leaves out are the ignored ones.
        Assert.Equal(encoding.InputColumns.ToArray(), again.InputColumns.ToArray());
        Assert.Equal(encoding.TargetColumns.ToArray(), again.TargetColumns.ToArray());
    }
}
