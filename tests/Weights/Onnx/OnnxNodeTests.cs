using System.Globalization;
using System.Text.RegularExpressions;
using Generated.Neuron.Files;
using Generated.Neuron.Tests.Documents;
using Generated.Neuron.Weights;
using Xunit.Abstractions;

namespace Generated.Neuron.Tests.Weights;

/// <summary>
/// The ONNX project's own tests of single operators, each after a layer that changes nothing (scripts/onnx/export_node_tests.py): read
/// and right, or refused. docs/onnx.md has the counts.
/// </summary>
[Trait(nameof(Needs), Needs.AnyVectors)]
public sealed partial class OnnxNodeTests(ITestOutputHelper output)
{
    /// <summary>Relative, as the project's own test runner compares (its absolute tolerance is 1e-7, for numbers below 1e-4).</summary>
    private const float Tolerance = 1e-3f;

    public static TheoryData<string> Models => [.. OnnxModelFiles.In("node")];

    [Theory, MemberData(nameof(Models))]
    public void A_node_test_is_passed_or_refused_by_its_operator(string model)
    {
        var refusal = Run(model);
        output.WriteLine(refusal ?? "passed");
        if (refusal is not null)
        {
            var path = Regex.Escape(OnnxModelFiles.PathOf(model));
            Assert.Matches($@"^{path}, (node [01]( '.*')? \({OperatorOf(model)}\)|tensor|graph)", refusal);
        }
    }

    [Fact]
    public void The_table_of_operators_is_whole_and_its_counts_of_node_tests_are_true()
    {
        var rows = Row().Matches(ProjectDocument.Read("docs/onnx.md"))
            .ToDictionary(row => row.Groups["operator"].Value, row => row.Groups["passed"].Value);
        Assert.Equal(OperatorTable.All.Select(row => row.Operator).Order(StringComparer.Ordinal), rows.Keys.Order(StringComparer.Ordinal));
        foreach (var tests in OnnxModelFiles.In("node").GroupBy(OperatorOf))
        {
            var passed = tests.Count(model => Run(model) is null);
            var count = string.Create(CultureInfo.InvariantCulture, $"{passed} of {tests.Count()}");
            Assert.Equal((tests.Key, count), (tests.Key, rows[tests.Key]));
            rows.Remove(tests.Key);
        }

        Assert.All(rows, row => Assert.Equal((row.Key, "–"), (row.Key, row.Value)));
    }

    [Fact]
    public void An_operator_that_is_not_read_is_refused_in_the_words_of_the_page()
    {
        var norm = OnnxMaker.Node("LayerNormalization", "r3", "y").Write(3, "norm");
        var layers = Enumerable.Range(0, 4).Select(i => OnnxMaker.Node("MatMul", $"{(i == 0 ? "x" : $"r{i - 1}")} w", $"r{i}"));
        ProtobufWriter[] nodes = [.. layers, norm];
        using var stream = new MemoryStream(OnnxMaker.Graph(nodes));
        var refused = Assert.Throws<ModelFileException>(() => Onnx.ReadTopology(stream));
        Assert.Contains(
            ProjectDocument.Blocks(ProjectDocument.Read("docs/onnx.md"), "text"),
            block => block.TrimEnd() == refused.Message.Replace("the stream", "gpt.onnx", StringComparison.Ordinal));
    }

    private static string OperatorOf(string model) => OnnxModelFiles.Expected(model).GetProperty("topology").GetString()!;

    /// <summary>Null if the network gives what the test says, else why it is refused; anything else fails.</summary>
    private static string? Run(string model)
    {
        var expected = OnnxModelFiles.Expected(model);
        var (inputs, wanted) = (OnnxModelFiles.Numbers(expected, "inputs"), OnnxModelFiles.Numbers(expected, "outputs"));
        try
        {
            var network = MatrixNetwork.FromFile(OnnxModelFiles.PathOf(model));
            var outputs = new float[wanted.Length];
            network.Forward(inputs, outputs);
            Assert.All(wanted.Zip(outputs), pair => Assert.Equal(pair.First, pair.Second, Tolerance * (1e-4f + Math.Abs(pair.First))));
            return null;
        }
        catch (ModelFileException refused)
        {
            return refused.Message;
        }
    }

    // | `Gemm` | … | 10 of 11 |
    [GeneratedRegex(@"^\| `(?<operator>\w+)` \|.*\| (?<passed>\d+ of \d+|–) \|$", RegexOptions.Multiline)]
    private static partial Regex Row();
}
