using Microsoft.CodeAnalysis;

namespace Generated.Neuron.Tests.Generator;

/// <summary>A mistake is a diagnostic at its place, and no source, never an exception.</summary>
[Trait(nameof(Needs), Needs.Time)]
public sealed class BadDeclarationTests
{
    /// <summary>What is wrong stands between « and »: the diagnostic has to lie there.</summary>
    public static TheoryData<string, string> Mistakes => new()
    {
        { "NRN001", "[Network(2, 8, 1)] public class «Net»;" },
        { "NRN002", "public class «Outer» { [Network(2, 8, 1)] public partial class Net; }" },
        { "NRN003", "[Network(2, 8, 1)] public partial class «Net»<T>;" },
        { "NRN003", "[Network(2, 8, 1)] public static partial class «Net»;" },
        { "NRN003", "[Network(2, 8, 1)] public partial record «Net»;" },
        { "NRN003", "[Network(2, 8, 1)] public partial record class «Net»(int Size);" },
        { "NRN003", "[Network(2, 8, 1)] public partial record struct «Net»;" },
        { "NRN003", "[Network(2, 8, 1)] public partial struct «Net»;" },
        { "NRN003", "[Network(2, 8, 1)] public ref struct «Net»;" },
        { "NRN003", "[Network(2, 8, 1)] public abstract partial class «Net»;" },
        { "NRN003", "[Network(2, 8, 1)] file partial class «Net»;" },
        {
            "NRN004",
            "public class Model(string name) { public string Name => name; } [Network(2, 8, 1)] public partial class «Net» : Model;"
        },
        { "NRN005", "[«Network(2)»] public partial class Net;" },
        { "NRN005", "[«Network»] public partial class Net;" },
        { "NRN005", "[«Network()»] public partial class Net;" },
        { "NRN006", "[Network(2, «0», 1)] public partial class Net;" },
        { "NRN006", "[Network(«-3», 1)] public partial class Net;" },
        { "NRN006", "[Network(2, 1, «2147483647»)] public partial class Net;" },
        { "NRN006", "[Network([2, «-1», 1])] public partial class Net;" },
        { "NRN006", "[Network(new[] { 2, 8, «5000» })] public partial class Net;" },
        {
            "NRN007",
            "[«Network(1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, "
            + "1, 1, 1, 1, 1)»] public partial class Net;"
        },
        {
            "NRN008",
            "[Network(2, 8, 1, «Hidden = Activation.Tanh», Activations = [Activation.Relu, Activation.Sigmoid])] public partial class Net;"
        },
        { "NRN009", "[Network(2, 8, 1, «Activations = [Activation.Sigmoid]»)] public partial class Net;" },
        { "NRN009", "[Network(2, 1, «Activations = [Activation.Relu, Activation.Sigmoid]»)] public partial class Net;" },
        { "NRN009", "[Network(2, 8, 1, «Activations = []»)] public partial class Net;" },
        { "NRN010", "[Network(2, 8, 1, «Hidden = Activation.Softmax»)] public partial class Net;" },
        {
            "NRN010",
            "[Network(2, 8, 2, Activations = [«Activation.Softmax», Activation.Softmax], Loss = "
            + "Loss.CrossEntropy)] public partial class Net;"
        },
        { "NRN011", "[Network(2, 8, 1, «Output = Activation.Relu»)] public partial class Net;" },
        { "NRN011", "[Network(2, 8, 1, «Output = Activation.Sigmoid», Loss = Loss.CrossEntropy)] public partial class Net;" },
        { "NRN011", "[Network(2, 8, 1, «Output = Activation.Softmax», Loss = Loss.MeanSquaredError)] public partial class Net;" },
        { "NRN012", "[Network(2, 8, 1, «Loss = (Loss)99»)] public partial class Net;" },
        { "NRN012", "[Network(2, 8, 1, «Hidden = (Activation)(-1)»)] public partial class Net;" },
        { "NRN013", "[Network(2, 8, 1)] public partial class Net { public int «InputCount» => 2; }" },
        { "NRN013", "[Network(2, 8, 1)] public partial class Net { private int «Forward»; }" },
        {
            "NRN013",
            "[Network(2, 8, 1)] public partial class Net { public float «Cost»(System.ReadOnlySpan<float> "
            + "x, System.ReadOnlySpan<float> y) => 0; }"
        },
        { "NRN013", "[Network(2, 8, 1)] public partial class Net { public float «Predict»(float a, float b) => 0; }" },
        { "NRN013", "[Network(2, 8, 1)] public partial class Net { public «Net»(int seed) { } }" },
        { "NRN012", "[Network(2, 8, 1, «Unroll = (Unroll)7»)] public partial class Net;" },
        { "NRN012", "[Network(2, 8, 1, «Initialization = (Initialization)8»)] public partial class Net;" },
        { "NRN012", "[Network(2, 8, 1, «Initialization = (Initialization)(-1)»)] public partial class Net;" },
        { "NRN013", "[Network(2, 8, 1)] public partial class «Net»(string name) { public string Name => name; }" },
        { "NRN013", "[Network(2, 8, 1)] public partial class Net { public float «Predict» { get; } }" },
        {
            "NRN013",
            "[Network(2, 8, 1)] public partial class Net { private event System.Action? «Cost»; public void Raise() => Cost?.Invoke(); }"
        },
        { "NRN016", "[«Network(2, 8, 1)»] public partial class Net { }" },
        { "NRN017", "[Network(2, 8, 1), «Network(2, 1)»] public partial class Net;" },
        { "NRN017", "[Network(2, 8, 1)] public partial class Net; [«Network(2, 1)»] public partial class Net;" },
        { "NRN018", "public class Model { public int InputCount => 0; } [Network(2, 8, 1)] public partial class «Net» : Model;" },
        {
            "NRN018",
            "public class Model { protected float Predict(float a, float b) => a + b; } [Network(2, "
            + "8, 1)] public partial class «Net» : Model;"
        },
        {
            "NRN018",
            "public abstract class Model { public abstract void Forward(System.ReadOnlySpan<float> x, System.Span<float> y); } public "
            + "class Middle { } [Network(2, 8, 1)] public partial class «Net» : Model;"
        },
        {
            "NRN018",
            "public class Model(string name) { public int InputCount => name.Length; } "
            + "[Network(2, 8, 1)] public partial class «Net» : Model;"
        },
        { "NRN019", "[Network(2, 8, 1)] public partial class «Predict»;" },
        { "NRN019", "[Network(2, 8, 2)] public partial class «Topology»;" },
        { "NRN020", "[Network(2, 8, 1, «MaxVectorWidth = 100»)] public partial class Net;" },
        { "NRN026", "[Network(2, 8, 1, «Dropout = 1»)] public partial class Net;" },
        { "NRN026", "[Network(2, 8, 1, «Dropout = -0.1»)] public partial class Net;" },
        { "NRN026", "[Network(2, 8, 1, «Dropout = double.NaN»)] public partial class Net;" },
        { "NRN026", "[Network(2, 8, 1, «Dropout = double.PositiveInfinity»)] public partial class Net;" },
        { "NRN027", "[Network(2, 1, «Dropout = 0.2»)] public partial class Net;" },
        { "NRN003", "file static partial class Outer { [Network(2, 8, 1)] public partial class «Net»; }" },
        { "NRN003", "file partial class Outer { public partial class Middle { [Network(2, 8, 1)] public partial class «Net»; } }" },
        {
            "NRN004",
            "public class Model { [System.Obsolete(\"gone\", true)] public Model() { } } [Network(2, "
            + "8, 1)] public partial class «Net» : Model;"
        },
        { "NRN004", "public class Model { private Model() { } } [Network(2, 8, 1)] public partial class «Net» : Model;" },
        { "NRN005", "[«Network((int[])null!)»] public partial class Net;" },
        { "NRN005", "[«Network(null!)»] public partial class Net;" },
        { "NRN005", "[«Network(default(int[])!)»] public partial class Net;" },
        { "NRN005", "[«Network([])»] public partial class Net;" },
        { "NRN013", "[Network(2, 8, 1)] public partial class Net { public Topology «get_Topology»() => null!; }" },
        { "NRN013", "[Network(2, 8, 1)] public partial class Net { private float[] «_parameters» = [1]; }" },
        { "NRN013", "[Network(2, 8, 1)] public partial class Net { public int «get_Parameters» => 1; }" },
        { "NRN018", "public class Model { protected int _parameters; } [Network(2, 8, 1)] public partial class «Net» : Model;" },
        { "NRN013", "[Network(2, 8, 1)] public partial class Net { private void «set_Parameters»(System.Span<float> value) { } }" },
        {
            "NRN004",
            "public class Model { [System.Obsolete(\"gone\", true)] public Model() { } public Model(int a = 0) { } } [Network(2, "
            + "8, 1)] public partial class «Net» : Model;"
        },
        { "NRN023", "class @var; [Network(2, 8, 1)] public partial class «Net»;" },
        { "NRN023", "struct @nint; namespace App { [Network(2, 8, 1)] public partial class «Net»; }" },
        { "NRN023", "namespace nint { class Inside; } namespace App { [Network(2, 8, 1)] public partial class «Net»; }" },
    };

    [Theory, MemberData(nameof(Mistakes))]
    public async Task A_mistake_is_reported_where_it_stands_and_nothing_is_written(string id, string marked)
    {
        const string Using = "using Generated.Neuron;\n";
        var start = Using.Length + marked.IndexOf('«', StringComparison.Ordinal);
        var end = Using.Length + marked.IndexOf('»', StringComparison.Ordinal) - 1;
        var source = Using + marked.Replace("«", "", StringComparison.Ordinal).Replace("»", "", StringComparison.Ordinal);

        // The one mistake that the project makes and not the file.
        var run = new GeneratorRun(id == "NRN016" ? new BuildProperties(("LangVersion", "11")) : new BuildProperties(), source);
        Assert.All(run.Sources.Values, text => Assert.Contains("cannot write this network", text, StringComparison.Ordinal));
        Assert.DoesNotContain(
            run.CompilerDiagnostics, other => other.Severity == DiagnosticSeverity.Error && !MissesWhatIsNotWritten(other));
        var found = Assert.Single(await run.AnalyzerDiagnostics());
        Assert.Equal(id, found.Id);
        Assert.Empty(run.GeneratorDiagnostics.Where(diagnostic => !diagnostic.Equals(found)));
        Assert.True(
            found.Location.SourceSpan.Start >= start && found.Location.SourceSpan.End <= end,
            $"Reported at “{source[found.Location.SourceSpan.Start..found.Location.SourceSpan.End]}”, "
                + $"expected within “{source[start..end]}”.");
    }

    [Theory]
    [InlineData("NRN003", "public abstract partial class Net;", "'Net' is an abstract class; declare")]
    [InlineData("NRN009", "public partial class Net;", "The number of activations is 1, but must be 2: write one")]
    [InlineData(
        "NRN013",
        "public partial class Net(string name) { public string Name => name; }",
        "the primary one, which the generated ones cannot; write its parameters in an ordinary constructor")]
    [InlineData(
        "NRN013",
        "public partial class Net { public int InputCount => 2; }",
        "In 'Net', the generated part declares InputCount too; rename yours or remove it")]
    public async Task A_message_says_what_to_write_instead(string id, string declaration, string words)
    {
        var attribute = id == "NRN009" ? "[Network(2, 8, 1, Activations = [Activation.Sigmoid])]" : "[Network(2, 8, 1)]";
        var found = Assert.Single(await new GeneratorRun($"using Generated.Neuron;\n{attribute} {declaration}").AnalyzerDiagnostics());
        Assert.Equal(id, found.Id);
        Assert.Contains(words, found.GetMessage(), StringComparison.Ordinal);
    }

    /// <summary>
    /// The compiler's own errors of a class that derives from another: of the constructor that it then has by itself, of the override that
    /// is not generated.
    /// </summary>
    public static bool MissesWhatIsNotWritten(Diagnostic error) => error.Id is "CS7036" or "CS0534" or "CS0122" or "CS0619" or "CS9039";

    [Theory]
    [InlineData("[Network(2, \"8\", 1)] public partial class Net;")]
    [InlineData("[Network(2, Missing.Size, 1)] public partial class Net;")]
    [InlineData("[Network(2, 8, 1, Loss = Loss.Missing)] public partial class Net;")]
    [InlineData("[Network(2, 8, 1, Initialization = Initialization.Kaiming)] public partial class Net;")]
    [InlineData("[Network(2, 8, 1)] public interface Net;")]
    [InlineData("[Network(2, 8, 1, Activations = new Activation[] { Activation.Tahn, Activation.Sigmoid })] public partial class Net;")]
    [InlineData("[Network(2, 8, 1, Activations = [Activation.Tahn, Activation.Sigmoid])] public partial class Net;")]
    [InlineData("[Network(2, 8, 1, Activations = new[] { Activation.Relu, default(Missing) })] public partial class Net;")]
    [InlineData("[Network(2, 8, 1, Activations = [.. new[] { Activation.Relu }, Activation.Sigmoid])] public partial class Net;")]
    [InlineData("[Network([2, .. new[] { 8 }, 1])] public partial class Net;")]
    [InlineData("[Network(2, Net.Size, 1)] public partial class Net { static int Size = 8; }")]
    [InlineData("[Network(2, 8, 1, Hidden = Net.Kind)] public partial class Net { static Activation Kind => Activation.Relu; }")]
    [InlineData("[Network(2, 8, 1, Unknown = 3)] public partial class Net;")]
    [InlineData("[Network(2L, 8, 1)] public partial class Net;")]
    [InlineData("[Network(2, 8, 1")]
    public async Task Code_that_does_not_compile_anyway_makes_nothing_throw(string declaration)
    {
        var run = new GeneratorRun(
            $"using Generated.Neuron;\n{declaration}\nnamespace Other {{ [Network(2, 3, 1)] public partial class Right; }}");
        Assert.Null(run.Driver.GetRunResult().Results.Single().Exception);
        Assert.Empty(await run.AnalyzerDiagnostics());
        Assert.Contains(run.CompilerDiagnostics, diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);

        // The mistake is one network's own; where the file cannot be read to its end, the other is not there.
        Assert.True(
            declaration.EndsWith(", 1", StringComparison.Ordinal)
                || run.Sources.Keys.Any(name => name.StartsWith("Other.Right", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("public float Forward(float x) => Predict(x, 0);")]
    [InlineData("public Net() : this(7) { }")]
    [InlineData("public Net() { }")]
    [InlineData("public Net(string name, int seed = 3) => Name = name; public string Name { get; }")]
    [InlineData(
        "private int CheckTraining => 1; private class Passes; private class Kernels; private int SharedTopology "
        + "= 2; int FirstParameter() => SharedTopology;")]
    [InlineData(
        "public void Forward(float[] x, System.Span<float> y) { } public void Forward(System.Span<float> x, System.Span<float> y) { }")]
    [InlineData("public void Forward(in System.ReadOnlySpan<float> x, System.Span<float> y) { }")]
    [InlineData("public void Forward<T>(System.ReadOnlySpan<float> x, System.Span<float> y) { }")]
    [InlineData("public void Forward(ReadOnlySpan<float> x, Span<float> y) { } public struct ReadOnlySpan<T>; public struct Span<T>;")]
    [InlineData("public double Predict(double a, double b) => a + b;")]
    [InlineData("public Net(string name) : this(7) { Name = name; } public string Name { get; } = \"\";")]
    [InlineData("public float Predict(float x) => Predict(x, 0);")]
    [InlineData("public float Cost(float[] x, float[] y) => 0;")]
    [InlineData(
        "public class Model { public float Forward(float x) => x; private int InputCount { get; } = "
        + "2; public int Twice => 2 * InputCount; }")]
    public async Task Overloads_and_members_of_other_names_are_no_mistake(string member)
    {
        var run = new GeneratorRun($"using Generated.Neuron;\n[Network(2, 8, 1)] public partial class Net {{ {member} }}");
        Assert.Equal(2, run.Sources.Count);
        Assert.Empty(run.CompilerDiagnostics);
        Assert.Empty(await run.AnalyzerDiagnostics());
    }

    [Theory]
    [InlineData("NRN014", "[«Network(24, 64, 10, Loss = Loss.CrossEntropy)»] public partial class Net;")]
    [InlineData("NRN014", "[«Network(401, 3, 1, Unroll = Unroll.Always)»] public partial class Net;")]
    [InlineData("NRN014", "[«Network(40, 41, Unroll = Unroll.Always, Loss = Loss.CrossEntropy)»] public partial class Net;")]
    [InlineData("NRN015", "[«Network(4096, 257, Loss = Loss.CrossEntropy)»] public partial class Net;")]
    [InlineData("NRN021", "[Network(2, 8, «1», Loss = Loss.CrossEntropy)] public partial class Net;")]
    [InlineData("NRN024", "[Network(4, 16, «3»)] public partial class Net;")]
    [InlineData("NRN024", "[Network(2, «2», Hidden = Activation.Tanh)] public partial class Net;")]
    public async Task What_is_right_but_not_as_expected_is_remarked_and_written(string id, string marked)
    {
        var source = "using Generated.Neuron;\n"
            + marked.Replace("«", "", StringComparison.Ordinal).Replace("»", "", StringComparison.Ordinal);
        var place = marked[(marked.IndexOf('«', StringComparison.Ordinal) + 1)..marked.IndexOf('»', StringComparison.Ordinal)];

        var run = new GeneratorRun(source);
        Assert.Equal(2, run.Sources.Count);
        Assert.Empty(run.CompilerDiagnostics);
        var found = Assert.Single(await run.AnalyzerDiagnostics());
        Assert.Equal(id, found.Id);
        Assert.NotEqual(DiagnosticSeverity.Error, found.Severity);
        Assert.Equal(place, source[found.Location.SourceSpan.Start..found.Location.SourceSpan.End]);
    }

    [Theory]
    [InlineData("#pragma warning disable NRN021\n[Network(2, 8, 1, Loss = Loss.CrossEntropy)] public partial class Net;")]
    [InlineData(
        "[System.Diagnostics.CodeAnalysis.SuppressMessage(\"Network\", \"NRN021\")]\n[Network(2, 8, 1, Loss = "
        + "Loss.CrossEntropy)] public partial class Net;")]
    public async Task A_remark_can_be_silenced_where_it_stands(string declaration) =>
        Assert.Empty(await new GeneratorRun($"using Generated.Neuron;\n{declaration}").AnalyzerDiagnostics());

    [Theory]
    [InlineData("NeuronUnroll", "sometimes")]
    [InlineData("NeuronMaxVectorWidth", "1024")]
    [InlineData("NeuronMaxVectorWidth", "-256")]
    public async Task A_wrong_property_of_the_build_is_reported_once_and_left_out(string property, string value)
    {
        const string networks = "using Generated.Neuron; [Network(2, 8, 1)] public partial class First; "
            + "[Network(2, 1)] public partial class Second;";
        var run = new GeneratorRun(new BuildProperties((property, value)), networks);
        var found = Assert.Single(await run.AnalyzerDiagnostics());
        Assert.Equal("NRN020", found.Id);
        Assert.Contains(property, found.GetMessage(), StringComparison.Ordinal);
        Assert.Contains(value, found.GetMessage(), StringComparison.Ordinal);
        Assert.Equal(new GeneratorRun(networks).Sources, run.Sources);
    }

    [Fact]
    public void Another_attribute_of_the_name_means_nothing()
    {
        var run = new GeneratorRun(
            "class NetworkAttribute(params int[] sizes) : System.Attribute { public int[] Sizes => "
                + "sizes; } [Network(2, 8, 1)] public class Net;");
        Assert.Empty(run.Sources);
        Assert.Empty(run.CompilerDiagnostics);
    }
}
