using Generated.Neuron.Tests.Networks;
using Generated.Neuron.Tests.Networks.Checks;

namespace Generated.Neuron.Tests.Generator;

/// <summary>Where and how a network's class may stand.</summary>
[Trait(nameof(Needs), Needs.AnyVectors)]
public sealed class DeclarationTests
{
    public static TheoryData<string, string> Places => new()
    {
        { "Net", "[Network(2, 3, 1)] public sealed partial class Net;" },
        { "Net", "[Network(2, 3, 1)] internal partial class Net { }" },
        { "Net", "[Network(2, 3, 1)] partial class Net { public int Mine { get; set; } }" },
        { "Space.Net", "namespace Space; [Network(2, 3, 1)] public partial class Net;" },
        { "A.B.C.Net", "namespace A.B { namespace C { [Network(2, 3, 1)] internal partial class Net; } }" },
        { "Outer+Net", "public partial class Outer { [Network(2, 3, 1)] private partial class Net; }" },
        { "Outer+Net", "public static partial class Outer { [Network(2, 3, 1)] public partial class Net; }" },
        { "Outer+Net", "public partial struct Outer { [Network(2, 3, 1)] internal partial class Net; }" },
        { "Outer+Net", "public partial record Outer { [Network(2, 3, 1)] protected internal partial class Net; }" },
        { "Outer+Net", "public readonly partial record struct Outer { [Network(2, 3, 1)] internal partial class Net; }" },
        {
            "Outer+Middle+Net",
            "partial interface Outer { partial class Middle { [Network(2, 3, 1)] private protected partial class Net; } }"
        },
        { "class", "[Network(2, 3, 1)] public partial class @class;" },
        { "event.Net", "namespace @event; [Network(2, 3, 1)] public partial class Net;" },
        { "Netz_ä", "[Network(2, 3, 1)] public partial class Netz_ä;" },

        // Names that generated code might stumble over.
        { "Generated.Net", "namespace Generated { [Network(2, 3, 1)] public partial class Net; }" },
        { "My.System.Net", "namespace My.System { [Network(2, 3, 1)] public partial class Net; }" },
        {
            "Space.Net",
            "namespace Space { class Span; class Math; class MathF; class Vector512; class Topology; class Activation; "
            + "[Network(2, 3, 1)] public partial class Net; }"
        },
        {
            "MyGame.Brain",
            "global using MyGame.Numerics;\nnamespace MyGame.Numerics { public static class Math; public struct Span<T>; } namespace "
            + "MyGame { [Network(2, 3, 1)] public partial class Brain; }"
        },
        {
            "App.Net",
            "global using Poly;\nnamespace Poly { public static class Ext { public static System.Span<T> AsSpan<T>(this T[] a, int start, "
            + "int length) => new(a, start, length); } } namespace App { [Network(2, 3, 1)] public partial class Net; }"
        },
        { "Math.Net", "namespace Math { [Network(2, 3, 1)] public partial class Net; }" },
        { "Vector256.Net", "namespace Vector256 { [Network(2, 3, 1)] public partial class Net; }" },
        { "App.Net", "namespace App { class @var; struct @nint; [Network(2, 3, 1)] public partial class Net; }" },
        { "moon", "[Network(2, 3, 1)] public partial class @moon;" },
        { "record.file.scoped", "namespace @record.@file { [Network(2, 3, 1)] public partial class @scoped; }" },
        { "Net", "global using Span = System.String;\n[Network(2, 3, 1)] public partial class Net;" },

        // The attribute written in other ways.
        { "Net", "[NetworkAttribute(2, 3, 1)] public partial class Net;" },
        { "Net", "[Generated.Neuron.Network(new int[] { 2, 3, 1 })] public partial class Net;" },
        { "Net", "[Network([2, 3, 1])] public partial class Net;" },
        { "Net", "[Network(Net.Inputs, 1 + 2, 1)] public partial class Net { const int Inputs = 2; }" },
        { "Net", "[Network(2, 3, 1)] public partial class Net; public partial class Net { public int Mine { get; set; } }" },
    };

    [Theory, MemberData(nameof(Places))]
    public void A_network_may_stand_here(string name, string declaration)
    {
        // A global using directive stands before all others.
        var lines = declaration.Split('\n');
        var type = new GeneratorRun(string.Join('\n', [.. lines[..^1], "using Generated.Neuron;", lines[^1]]))
            .Load()
            .GetType(name, throwOnError: true)!;
        var network = NewNetwork.Of(type, 1);
        Assert.Equal("2-3-1 (Relu, Sigmoid; BinaryCrossEntropy)", network.Topology.ToString());
        AgreementChecks.Agrees_with_the_reference(network, rows: 17);
    }

    [Fact]
    public void Networks_of_the_same_name_may_stand_in_many_places_of_one_file()
    {
        var assembly = new GeneratorRun("""
            using Generated.Neuron;
            [Network(1, 1)] public partial class Net;
            namespace A { [Network(2, 1)] public partial class Net { [Network(4, 1)] public partial class Inner; } }
            namespace B { [Network(3, 1)] public partial class Net; }
            public partial class Outer { [Network(5, 1)] public partial class Net; }
            """).Load();
        int InputCount(string name) => NewNetwork.Of(assembly.GetType(name, throwOnError: true)!, 0).Topology.InputCount;
        Assert.Equal([1, 2, 3, 4, 5], new[] { "Net", "A.Net", "B.Net", "A.Net+Inner", "Outer+Net" }.Select(InputCount));
    }

    [Fact]
    public void A_file_needs_no_usings()
    {
        var run = new GeneratorRun("[global::Generated.Neuron.Network(2, 3, 1)] public partial class Net;");
        Assert.Single(run.Load().GetTypes(), type => type.Name == "Net");
    }

    [Fact]
    public void Predict_takes_one_argument_an_input()
    {
        var type = new GeneratorRun("""
            [Generated.Neuron.Network(3, 4, 1)] public partial class Net
            {
                public static float Three(float[] x) => new Net(5).Predict(x[0], x[1], x[2]);
            }
            """).Load().GetType("Net")!;
        float[] x = [0.5f, -1.25f, 2f];
        var expected = new float[1];
        NewNetwork.Of(type, 5).Forward(x, expected);
        Assert.Equal(expected[0], type.GetMethod("Three")!.Invoke(null, [x]));
    }

    /// <summary>A user whose project publishes its documentation gets no warning of a generated member.</summary>
    [Fact]
    public void Every_public_member_is_documented_in_well_formed_XML() => Assert.Empty(new GeneratorRun("""
        using Generated.Neuron;
        [Network(2, 8, 1)] public partial class Small;
        [Network(24, 64, 10, Hidden = Activation.Tanh, Loss = Loss.CrossEntropy)] public partial class Tiled;
        [Network(3, 5, 2, Hidden = Activation.Sigmoid, Loss = Loss.MeanSquaredError, MaxVectorWidth = 128)] public partial class Narrow;
        """).DocumentationDiagnostics);

    [Fact]
    public void A_member_of_the_users_without_documentation_is_the_users_to_document()
    {
        var run = new GeneratorRun("[Generated.Neuron.Network(2, 8, 1)] public partial class Net { public int Mine => 1; }");
        Assert.Equal("CS1591", Assert.Single(run.DocumentationDiagnostics).Id);
    }

    [Theory]
    [InlineData("[Network(9, 1)]")]
    [InlineData("[Network(2, 2)]")]
    public void Predict_is_for_one_output_and_at_most_eight_inputs(string attribute)
    {
        var type = new GeneratorRun($"using Generated.Neuron; {attribute} public partial class Net;").Load().GetType("Net")!;
        Assert.Null(type.GetMethod("Predict"));
    }
}
