using Generated.Neuron.Tests.Networks;

namespace Generated.Neuron.Tests.Generator;

/// <summary>The rule for first weights on the attribute.</summary>
[Trait(nameof(Needs), Needs.AnyVectors)]
public sealed class FirstWeightsTests
{
    /// <summary>As they stand in the docs of <see cref="Initialization"/>.</summary>
    public static TheoryData<Initialization, string> Formulas => new()
    {
        { Initialization.ScaledNormal, "standard normal × √(1 / (n_in + n_out))" },
        { Initialization.HeNormal, "standard normal × √(2 / n_in)" },
        { Initialization.HeUniform, "evenly from −√(6 / n_in) to √(6 / n_in)" },
        { Initialization.XavierNormal, "standard normal × √(2 / (n_in + n_out))" },
        { Initialization.XavierUniform, "evenly from −√(6 / (n_in + n_out)) to √(6 / (n_in + n_out))" },
        { Initialization.LeCunNormal, "standard normal × √(1 / n_in)" },
        { Initialization.Orthogonal, "orthogonal rows of length 1" },
        { Initialization.Zeros, "all 0" },
    };

    [Fact]
    public void Every_rule_has_its_formula_here() =>
        Assert.Equal(Enum.GetValues<Initialization>(), Formulas.Select(row => (Initialization)row[0]));

    [Theory, MemberData(nameof(Formulas))]
    public void A_network_has_the_weights_of_its_rule_and_its_docs_say_which(Initialization rule, string formula)
    {
        var run = new GeneratorRun($"""
            using Generated.Neuron;
            [Network(3, 7, 5, 2, Loss = Loss.CrossEntropy, Initialization = Initialization.{rule})] public sealed partial class Net;
            [Network(3, 7, 5, 2, Loss = Loss.CrossEntropy, Initialization = Initialization.{rule})]
            public sealed partial class OwnConstructor
            {"{ public OwnConstructor(string name) { } }"}
            """);
        Assert.Empty(run.CompilerDiagnostics);
        Assert.Contains($"Weights by {rule}: {formula}", run.Sources["Net.g.cs"], StringComparison.Ordinal);

        var assembly = run.Load();
        var type = assembly.GetType("Net", throwOnError: true)!;
        foreach (var seed in new[] { 0, 7, -3, int.MinValue })
        {
            var network = NewNetwork.Of(type, seed);
            var expected = new float[network.Topology.ParameterCount];
            Initializer.Initialize(network.Topology, expected, rule, seed);
            Rounding.AssertSameBits(expected, network.Parameters, $"parameters by {rule}, seed {seed}");
            var matrix = new MatrixNetwork(network.Topology, seed, rule);
            Rounding.AssertSameBits(matrix.Parameters, network.Parameters, $"MatrixNetwork by {rule}, seed {seed}");
        }

        var own = (INetwork)Activator.CreateInstance(assembly.GetType("OwnConstructor", throwOnError: true)!, "any")!;
        var ofSeed0 = (INetwork)Activator.CreateInstance(type)!;
        Rounding.AssertSameBits(ofSeed0.Parameters, own.Parameters, "parameters where a constructor goes its own way");
        Rounding.AssertSameBits(NewNetwork.Of(type, 0).Parameters, ofSeed0.Parameters, "parameters without a seed");
    }

    [Fact]
    public void Networks_that_differ_in_their_rule_alone_share_their_kernels()
    {
        var run = new GeneratorRun("""
            using Generated.Neuron;
            [Network(2, 4, 1)] public sealed partial class One;
            [Network(2, 4, 1, Initialization = Initialization.HeNormal)] public sealed partial class Two;
            [Network(2, 4, 1, Initialization = Initialization.Orthogonal)] public sealed partial class Three;
            """);
        Assert.Empty(run.CompilerDiagnostics);
        Assert.Equal(4, run.Sources.Count);
    }

    [Fact]
    public void A_rule_that_does_not_exist_is_refused_at_run_time_too() =>
        Assert.Throws<ArgumentOutOfRangeException>(
            "initialization",
            () => new MatrixNetwork(Topology.Parse("2-4-1 (Relu, Sigmoid; BinaryCrossEntropy)"), seed: 0, (Initialization)8));
}
