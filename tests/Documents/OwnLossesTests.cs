using System.Globalization;
using System.Text.RegularExpressions;
using Generated.Neuron.Tests.Generator;
using Microsoft.CodeAnalysis;

namespace Generated.Neuron.Tests.Documents;

/// <summary>The programs of docs/own-losses.md learn what the page says they learn.</summary>
[Trait(nameof(Needs), Needs.Processes)]
public sealed class OwnLossesTests
{
    // Bits differ where there is no fused multiply-add, so the numbers are held to bounds: 987 balls, 96.5 % and 3.0 with 0.5 were seen.
    [Theory]
    [InlineData("class Policy", @"^caught (\d+) of 1000 balls$", 900, 1000)] // 200 by chance
    [InlineData("class Encoder", @"keep ([\d.]+) ?% of the variance$", 95.8, 100)] // the principal components
    [InlineData("class Forger", @"mean ([\d.]+) and", 2.7, 3.3)] // 0 at the start
    [InlineData("class Forger", @"deviation ([\d.]+)$", 0.3, 0.7)]
    public async Task A_program_learns(string declaration, string result, double least, double most)
    {
        var blocks = ProjectDocument.Blocks(ProjectDocument.Read("docs/own-losses.md"), "csharp");
        var program = Assert.Single(blocks, block => block.Contains(declaration, StringComparison.Ordinal));
        var run = new GeneratorRun(OutputKind.ConsoleApplication, ProjectDocument.ImplicitUsings, program);
        Assert.DoesNotContain(await run.AnalyzerDiagnostics(), mistake => mistake.Severity >= DiagnosticSeverity.Warning);
        Assert.Empty(run.CompilerDiagnostics);
        using var folder = new ProgramFolder();
        var printed = folder.Run(run).TrimEnd();
        var number = Regex.Match(printed, result);
        Assert.True(number.Success, printed);
        Assert.InRange(double.Parse(number.Groups[1].Value, CultureInfo.InvariantCulture), least, most);
    }

    [Fact]
    public void No_other_program_stands_on_the_page() =>
        Assert.Equal(3, ProjectDocument.Blocks(ProjectDocument.Read("docs/own-losses.md"), "csharp").Count);
}
