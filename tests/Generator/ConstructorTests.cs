using Generated.Neuron.Tests.Networks;

namespace Generated.Neuron.Tests.Generator;

/// <summary>A network has its first weights whatever constructor made it.</summary>
public sealed class ConstructorTests
{
    [Theory]
    [InlineData("public Net(string name) => Name = name; public string Name { get; }", "new Net(\"a\")", 0)]
    [InlineData("public Net(string name) : base() => Name = name; public string Name { get; }", "new Net(\"a\")", 0)]
    [InlineData("public Net() { }", "new Net()", 0)]
    [InlineData("public Net() : this(5) { }", "new Net()", 5)]
    [InlineData("public Net(string name) : this() => Name = name; public string Name { get; }", "new Net(\"a\")", 0)]
    [InlineData(
        "public Net(double rate) : this(\"a\") { } private Net(string name) => Name = name; public string Name { get; }",
        "new Net(0.5)",
        0)]
    [InlineData("public Net(string name) => Name = name; public string Name { get; }", "new Net(7)", 7)]
    [InlineData("public static readonly Net Default = new(1);", "Net.Default", 1)]
    [InlineData("static readonly Net[] All = [new(2), new(3)]; public static Net Last => All[^1];", "Net.Last", 3)]
    [InlineData("", "new Net()", 0)]
    [InlineData("", "new Net(seed: 9)", 9)]
    public void First_weights_are_there(string members, string expression, int seed)
    {
        var type = new GeneratorRun($$"""
            using Generated.Neuron;
            [Network(2, 8, 1)] public partial class Net { {{members}} }
            [Network(2, 8, 1)] public partial class Plain;
            public static class Made
            {
                public static INetwork Network => {{expression}};
                public static T New<T>() where T : INetwork, new() => new();
            }
            """).Load();
        var network = (INetwork)type.GetType("Made")!.GetProperty("Network")!.GetValue(null)!;
        Assert.Equal(NewNetwork.Of(type.GetType("Plain")!, seed).Parameters.ToArray(), network.Parameters.ToArray());
        Assert.NotEqual(0, network.Parameters[0]);
    }

    [Fact]
    public void A_generated_class_fits_where_a_network_that_can_be_made_is_wanted()
    {
        var type = new GeneratorRun("""
            using Generated.Neuron;
            [Network(2, 8, 1)] public partial class Net;
            public static class Made
            {
                public static INetwork Network => New<Net>();
                private static T New<T>() where T : INetwork, new() => new();
            }
            """).Load();
        Assert.NotEqual(0, ((INetwork)type.GetType("Made")!.GetProperty("Network")!.GetValue(null)!).Parameters[0]);
    }

    /// <summary>Other tools, and people, call their files so too.</summary>
    [Fact]
    public void A_constructor_in_a_file_called_as_generated_ones_are_is_the_users()
    {
        var run = new GeneratorRun(
            new BuildProperties(),
            ("Net.cs", "using Generated.Neuron;\n[Network(2, 8, 1)] public partial class Net;"),
            ("Net.g.cs", "public partial class Net { public Net(string name) => Name = name; public string Name { get; } }"));
        var network = (INetwork)Activator.CreateInstance(run.Load().GetType("Net")!, "a")!;
        Assert.NotEqual(0, network.Parameters[0]);
    }

    [Fact]
    public void The_constructors_of_a_class_with_a_base_that_sets_its_required_members_say_so_too()
    {
        var run = new GeneratorRun("""
            using Generated.Neuron;
            using System.Diagnostics.CodeAnalysis;
            public class Base { public required string Name { get; set; } [SetsRequiredMembers] public Base() => Name = ""; }
            [Network(2, 8, 1)] public partial class Net : Base { [SetsRequiredMembers] public Net(string name) : this(1) => Name = name; }
            public static class Made { public static INetwork Network => new Net(3); }
            """);
        Assert.NotEqual(0, ((INetwork)run.Load().GetType("Made")!.GetProperty("Network")!.GetValue(null)!).Parameters[0]);
    }

    [Fact]
    public void The_users_own_summary_is_the_only_one()
    {
        var run = new GeneratorRun("using Generated.Neuron;\n/// <summary>Mine.</summary>\n[Network(2, 8, 1)] public partial class Net;");
        Assert.DoesNotContain("/// A 2-8-1 network", run.Sources["Net.g.cs"], StringComparison.Ordinal);
        Assert.Empty(run.DocumentationDiagnostics);
    }
}
