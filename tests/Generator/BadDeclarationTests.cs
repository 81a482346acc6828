namespace Generated.Neuron.Tests.Generator;

/// <summary>A mistake is a diagnostic at its place, and no source, never an exception.</summary>
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
        { "NRN005", "[«Network(2)»] public partial class Net;" },
        { "NRN005", "[«Network»] public partial class Net;" },
        { "NRN005", "[«Network()»] public partial class Net;" },
        { "NRN006", "[Network(2, «0», 1)] public partial class Net;" },
        { "NRN006", "[Network(«-3», 1)] public partial class Net;" },
        { "NRN006", "[Network(2, 1, «2147483647»)] public partial class Net;" },
        { "NRN008", "[Network(2, 8, 1, «Hidden = Activation.Tanh», Activations = [Activation.Relu, Activation.Sigmoid])] public partial class Net;" },
        { "NRN009", "[Network(2, 8, 1, «Activations = [Activation.Sigmoid]»)] public partial class Net;" },
        { "NRN009", "[Network(2, 1, «Activations = [Activation.Relu, Activation.Sigmoid]»)] public partial class Net;" },
        { "NRN010", "[Network(2, 8, 1, «Hidden = Activation.Softmax»)] public partial class Net;" },
        { "NRN010", "[Network(2, 8, 2, Activations = [«Activation.Softmax», Activation.Softmax], Loss = Loss.CrossEntropy)] public partial class Net;" },
        { "NRN011", "[Network(2, 8, 1, «Output = Activation.Relu»)] public partial class Net;" },
        { "NRN011", "[Network(2, 8, 1, «Output = Activation.Sigmoid», Loss = Loss.CrossEntropy)] public partial class Net;" },
        { "NRN011", "[Network(2, 8, 1, «Output = Activation.Softmax», Loss = Loss.MeanSquaredError)] public partial class Net;" },
        { "NRN012", "[Network(2, 8, 1, «Loss = (Loss)99»)] public partial class Net;" },
        { "NRN012", "[Network(2, 8, 1, «Hidden = (Activation)(-1)»)] public partial class Net;" },
        { "NRN013", "[Network(2, 8, 1)] public partial class Net { public int «InputCount» => 2; }" },
        { "NRN013", "[Network(2, 8, 1)] public partial class Net { public class «Kernels» { } }" },
        { "NRN013", "[Network(2, 8, 1)] public partial class Net { private int «Forward»; }" },
        { "NRN013", "[Network(2, 8, 1)] public partial class Net { public float «Cost»(System.ReadOnlySpan<float> x, System.ReadOnlySpan<float> y) => 0; }" },
        { "NRN013", "[Network(2, 8, 1)] public partial class Net { public float «Predict»(float a, float b) => 0; }" },
        { "NRN013", "[Network(2, 8, 1)] public partial class Net { public «Net»(int seed) { } }" },
        { "NRN013", "[Network(2, 8, 1)] public partial class «Net»(string name) { public string Name => name; }" },
    };

    [Theory, MemberData(nameof(Mistakes))]
    public async Task A_mistake_is_reported_where_it_stands_and_nothing_is_written(string id, string marked)
    {
        const string Using = "using Generated.Neuron;\n";
        var start = Using.Length + marked.IndexOf('«', StringComparison.Ordinal);
        var end = Using.Length + marked.IndexOf('»', StringComparison.Ordinal) - 1;
        var source = Using + marked.Replace("«", "", StringComparison.Ordinal).Replace("»", "", StringComparison.Ordinal);

        var run = new GeneratorRun(source);
        Assert.Empty(run.Sources);
        Assert.Empty(run.GeneratorDiagnostics);
        var found = Assert.Single(await run.AnalyzerDiagnostics());
        Assert.Equal(id, found.Id);
        Assert.True(
            found.Location.SourceSpan.Start >= start && found.Location.SourceSpan.End <= end,
            $"Reported at “{source[found.Location.SourceSpan.Start..found.Location.SourceSpan.End]}”, expected within “{source[start..end]}”.");
    }

    [Theory]
    [InlineData("[Network(2, \"8\", 1)] public partial class Net;")]
    [InlineData("[Network(2, Missing.Size, 1)] public partial class Net;")]
    [InlineData("[Network(2, 8, 1, Loss = Loss.Missing)] public partial class Net;")]
    [InlineData("[Network(2, 8, 1)] public partial struct Net;")]
    [InlineData("[Network((int[])null!)] public partial class Net;")]
    [InlineData("[Network(2, 8, 1), Network(2, 1)] public partial class Net;")]
    [InlineData("[Network(2, 8, 1")]
    public async Task Code_that_does_not_compile_anyway_makes_nothing_throw(string declaration)
    {
        var run = new GeneratorRun($"using Generated.Neuron;\n{declaration}");
        Assert.Null(run.Driver.GetRunResult().Results.Single().Exception);
        Assert.DoesNotContain(await run.AnalyzerDiagnostics(), diagnostic => diagnostic.Id == "AD0001");
    }

    [Theory]
    [InlineData("public float Forward(float x) => Predict(x, 0);")]
    [InlineData("public Net() : this(7) { }")]
    [InlineData("public Net(string name) : this(7) { Name = name; } public string Name { get; } = \"\";")]
    [InlineData("public float Predict(float x) => Predict(x, 0);")]
    [InlineData("public float Cost(float[] x, float[] y) => 0;")]
    public async Task Overloads_and_members_of_other_names_are_no_mistake(string member)
    {
        var run = new GeneratorRun($"using Generated.Neuron;\n[Network(2, 8, 1)] public partial class Net {{ {member} }}");
        Assert.Equal(2, run.Sources.Count);
        Assert.Empty(run.CompilerDiagnostics);
        Assert.Empty(await run.AnalyzerDiagnostics());
    }

    [Fact]
    public void Another_attribute_of_the_name_means_nothing()
    {
        var run = new GeneratorRun("class NetworkAttribute(params int[] sizes) : System.Attribute { public int[] Sizes => sizes; } [Network(2, 8, 1)] public class Net;");
        Assert.Empty(run.Sources);
        Assert.Empty(run.CompilerDiagnostics);
    }
}
