extern alias codefixes;
extern alias generator;

using Generated.Neuron.Tests.Generator;
using Basic.Reference.Assemblies;
using codefixes::Generated.Neuron.CodeFixes;
using generator::Generated.Neuron.Generator;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Testing;

namespace Generated.Neuron.Tests.Diagnostics;

/// <summary>
/// Each fix turns the code before into the code after, to the character. What stands in {|…|} is where the diagnostic lies.
/// </summary>
[Trait(nameof(Needs), Needs.Time)]
public sealed class CodeFixTests
{
    private const string Using = "using Generated.Neuron;\n\n";

    [Theory]
    [InlineData("[Network(2, 8, 1)]\npublic sealed class {|NRN001:Net|};", "[Network(2, 8, 1)]\npublic sealed partial class Net;")]
    [InlineData("// Mine.\n[Network(2, 8, 1)]\nclass {|NRN001:Net|}\n{\n}", "// Mine.\n[Network(2, 8, 1)]\npartial class Net\n{\n}")]
    [InlineData(
        "/// <summary>Mine.</summary>\n[Network(2, 8, 1)]\n// yes\nclass {|NRN001:Net|};",
        "/// <summary>Mine.</summary>\n[Network(2, 8, 1)]\n// yes\npartial class Net;")]
    [InlineData(
        "class {|NRN002:Outer|}\n{\n    public struct {|NRN002:Middle|}\n    {\n        [Network(2, 8, 1)]\n"
        + "        private class {|NRN001:Net|};\n    }\n}",
        "partial class Outer\n{\n    public partial struct Middle\n    {\n        [Network(2, 8, 1)]\n"
        + "        private partial class Net;\n    }\n}")]
    [InlineData(
        "public class {|NRN002:Outer|}\n{\n    [Network(2, 8, 1)]\n    public partial class Net;\n}",
        "public partial class Outer\n{\n    [Network(2, 8, 1)]\n    public partial class Net;\n}")]
    public Task Makes_the_whole_chain_partial(string before, string after) => Fixes<MakePartialFix>(before, after);

    [Theory]
    [InlineData("Activations = {|NRN009:[Activation.Sigmoid]|}", "Activations = [Activation.Relu, Activation.Relu, Activation.Sigmoid]")]
    [InlineData(
        "Activations = {|NRN009:[Activation.Tanh, Activation.Sigmoid]|}",
        "Activations = [Activation.Tanh, Activation.Tanh, Activation.Sigmoid]")]
    [InlineData("Activations = {|NRN009:[]|}", "Activations = [Activation.Relu, Activation.Relu, Activation.Sigmoid]")]
    [InlineData(
        "Activations = {|NRN009:[Activation.Tanh, Activation.Relu, Activation.Identity, Activation.Sigmoid]|}",
        "Activations = [Activation.Tanh, Activation.Relu, Activation.Sigmoid]")]
    [InlineData(
        "Activations = {|NRN009:new[] { Activation.Sigmoid }|}",
        "Activations = new[] { Activation.Relu, Activation.Relu, Activation.Sigmoid }")]
    [InlineData(
        "Activations = {|NRN009:new Activation[] { Activation.Sigmoid }|}",
        "Activations = new Activation[] { Activation.Relu, Activation.Relu, Activation.Sigmoid }")]
    public Task Writes_one_activation_a_layer(string before, string after) => Fixes<ActivationCountFix>(
        $"[Network(2, 8, 4, 1, {before})]\npublic partial class Net;", $"[Network(2, 8, 4, 1, {after})]\npublic partial class Net;");

    /// <summary>As <c>dotnet format analyzers</c> does it, which takes no fix that cannot.</summary>
    [Fact]
    public Task Mends_all_of_a_kind_at_once() => Fixes<ActivationCountFix>(
        "[Network(2, 8, 1, Activations = {|NRN009:[Activation.Sigmoid]|})]\npublic partial class First;\n"
            + "[Network(2, 8, 4, 1, Activations = {|NRN009:[Activation.Tanh, Activation.Sigmoid]|})]\npublic partial class Second;",
        "[Network(2, 8, 1, Activations = [Activation.Relu, Activation.Sigmoid])]\npublic partial class First;\n"
            + "[Network(2, 8, 4, 1, Activations = [Activation.Tanh, Activation.Tanh, Activation.Sigmoid])]\npublic partial class Second;");

    [Fact]
    public void Every_fix_can_mend_all_of_its_kind() => Assert.All(
        typeof(ActivationCountFix).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(CodeFixProvider))),
        type => Assert.NotNull(((CodeFixProvider)Activator.CreateInstance(type)!).GetFixAllProvider()));

    [Theory]
    [InlineData("Output = {|NRN011:Activation.Relu|}", "Output = Activation.Sigmoid")]
    [InlineData(
        "Output = {|NRN011:Generated.Neuron.Activation.Softmax|}, Loss = Loss.MeanSquaredError",
        "Output = Generated.Neuron.Activation.Identity, Loss = Loss.MeanSquaredError")]
    [InlineData("Activations = [Activation.Relu, {|NRN011:Activation.Tanh|}]", "Activations = [Activation.Relu, Activation.Sigmoid]")]
    [InlineData(
        "Activations = new[] { Activation.Relu, {|NRN011:Activation.Tanh|} }",
        "Activations = new[] { Activation.Relu, Activation.Sigmoid }")]
    public Task Writes_the_output_that_fits_the_loss(string before, string after) => Fixes<FittingOutputFix>(
        $"[Network(2, 8, 2, {before})]\npublic partial class Net;", $"[Network(2, 8, 2, {after})]\npublic partial class Net;");

    [Fact]
    public Task Keeps_a_name_without_its_type() => Fixes<FittingOutputFix>(
        "using static Generated.Neuron.Activation;\n[Network(2, 8, 1, Output = {|NRN011:Tanh|})]\npublic partial class Net;",
        "using static Generated.Neuron.Activation;\n[Network(2, 8, 1, Output = Sigmoid)]\npublic partial class Net;");

    private static Task Fixes<TFix>(string before, string after)
        where TFix : CodeFixProvider, new()
    {
        var test = new CSharpCodeFixTest<NetworkAnalyzer, TFix, DefaultVerifier>
        {
            TestCode = Using + before,
            FixedCode = Using + after,

            // References come from a package that is part of the tests, not from a feed while they run.
            ReferenceAssemblies = new ReferenceAssemblies("net10.0"),

            // One fix mends a whole chain of types, so there are as many or fewer than diagnostics.
            NumberOfIncrementalIterations = -3,
            NumberOfFixAllIterations = -3,
        };
        foreach (var state in new[] { test.TestState, test.FixedState })
        {
            state.AdditionalReferences.AddRange(Net100.References.All);
            state.AdditionalReferences.AddRange(GeneratorRun.Libraries.Select(path => MetadataReference.CreateFromFile(path)));
        }

        return test.RunAsync();
    }
}
