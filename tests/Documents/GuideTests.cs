using Generated.Neuron.Simd;
using Generated.Neuron.Tests.Generator;
using Microsoft.CodeAnalysis;

namespace Generated.Neuron.Tests.Documents;

/// <summary>What the training guide promises of its first program.</summary>
[Trait(nameof(Needs), Needs.Processes)]
public sealed class GuideTests
{
    private static readonly string Guide = ProjectDocument.Read("docs/training.md");

    private static string Iris => ProjectDocument.Blocks(Guide, "csharp")[0];

    [Fact]
    public void Iris_takes_at_most_ten_lines() => Assert.InRange(Iris.TrimEnd().Split('\n').Length, 1, 10);

    [Fact]
    public void The_first_table_is_what_the_first_program_prints()
    {
        using var folder = new ProgramFolder();
        var printed = folder.Run(new GeneratorRun(OutputKind.ConsoleApplication, ProjectDocument.ImplicitUsings, Iris));

        // Without fused multiply-add a training has other bits, and its log loss other digits.
        if (Hardware.HasFusedMultiplyAdd)
        {
            Assert.Equal(ProjectDocument.Blocks(Guide, "text")[0].TrimEnd(), printed.TrimEnd());
        }
    }
}
