using System.Globalization;
using Generated.Neuron.Tests.Documents;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Generated.Neuron.Tests.Architecture;

/// <summary>Emission never decides: it asks the plan, and which case a pass is it asks in one place.</summary>
public sealed class EmissionTests
{
    /// <summary>Where a plan's cases become text: the passes of layers and rows, their dispatch, and where sums begin and end.</summary>
    private static readonly string[] Dispatch = ["Steps/AffineText.cs", "Passes/RowEmitter.cs"];

    /// <summary>
    /// What is no number of the network's: a column of the head, an indentation, a file's name and its hash, the widths that vectors have.
    /// </summary>
    private static readonly Dictionary<string, int[]> OwnNumbers = new()
    {
        ["Api/HeadEmitter.cs"] = [13],
        ["Writing/CodeWriter.cs"] = [4],
        ["Writing/LineWrap.cs"] = [140],
        ["Writing/EmittedName.cs"] = [100, 17],
        ["Passes/EntriesEmitter.cs"] = [256, 128],
    };

    public static TheoryData<string> Files =>
    [
        .. Directory.EnumerateFiles(Folder, "*.cs", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(Folder, file).Replace(Path.DirectorySeparatorChar, '/'))
            .Order(StringComparer.Ordinal),
    ];

    private static string Folder => ProjectDocument.Path("generator/Emission");

    [Theory, MemberData(nameof(Files))]
    public void No_emitter_knows_a_budget_or_a_vectors_width(string file) => Assert.DoesNotContain(
        Nodes(file).OfType<IdentifierNameSyntax>(), name => name.Identifier.Text is "Budgets" or "VectorWidth" or "Tiling");

    [Theory, MemberData(nameof(Files))]
    public void No_emitter_writes_a_number_of_its_own(string file)
    {
        var numbers = Nodes(file).OfType<LiteralExpressionSyntax>()
            .Where(literal => literal.IsKind(SyntaxKind.NumericLiteralExpression))
            .Select(literal => Convert.ToInt64(literal.Token.Value, CultureInfo.InvariantCulture))
            .Where(number => number > 2);
        Assert.Empty(numbers.Except(OwnNumbers.GetValueOrDefault(file, []).Select(number => (long)number)));
    }

    [Theory, MemberData(nameof(Files))]
    public void Which_case_a_pass_is_is_asked_in_one_place(string file)
    {
        var questions = Nodes(file)
            .SelectMany(IEnumerable<SyntaxNode> (node) => node switch
            {
                BinaryExpressionSyntax { RawKind: (int)SyntaxKind.IsExpression } isType => [isType.Right],
                PatternSyntax => node.DescendantNodesAndSelf(),
                _ => [],
            })
            .Select(type => type.ToString())
            .Where(type => type.StartsWith("ForwardPlan", StringComparison.Ordinal)
                || type.StartsWith("DeltaPlan", StringComparison.Ordinal)
                || type.StartsWith("GradientPlan", StringComparison.Ordinal)
                || type.StartsWith("RowPlan", StringComparison.Ordinal));
        if (!Dispatch.Contains(file))
        {
            Assert.Empty(questions);
        }
    }

    [Fact]
    public void The_one_place_asks()
    {
        foreach (var plan in new[] { "ForwardPlan.WrittenOut", "DeltaPlan.WrittenOut", "GradientPlan.WrittenOut" })
        {
            Assert.Contains(
                Dispatch.SelectMany(Nodes).OfType<PatternSyntax>(),
                pattern => pattern.ToString().StartsWith(plan, StringComparison.Ordinal));
        }
    }

    private static IEnumerable<SyntaxNode> Nodes(string file) =>
        CSharpSyntaxTree.ParseText(File.ReadAllText(Path.Combine(Folder, file))).GetRoot().DescendantNodes(descendIntoTrivia: true);
}
