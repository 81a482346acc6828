using Generated.Neuron.Tests.Networks;
using Generated.Neuron.Tests.Networks.Checks;

namespace Generated.Neuron.Tests.Generator;

/// <summary>How a network is written, by its attribute or by the build.</summary>
[Trait(nameof(Needs), Needs.AnyVectors)]
[Trait(nameof(Needs), Needs.Time)]
public sealed class OptionTests
{
    private const string Net = "Net";

    public static TheoryData<string, string> Declarations => new()
    {
        { "2, 8, 1", "" },
        { "1, 1", "" },
        { "9, 1", ", Hidden = Activation.Tanh" },
        { "3, 6, 2", ", Loss = Loss.CrossEntropy" },
        { "4, 12, 3, 2", ", Hidden = Activation.Sigmoid, Loss = Loss.MeanSquaredError" },
        { "5, 30, 30, 1", "" },
        { "400, 4", ", Loss = Loss.CrossEntropy" },
        { "300, 1", "" },

        // More inputs than a block of them holds, in even and in uneven blocks.
        { "256, 6, 1", ", Hidden = Activation.Tanh" },
        { "257, 5, 2", ", Loss = Loss.MeanSquaredError" },
    };

    [Theory, MemberData(nameof(Declarations))]
    public void Written_out_or_as_loops_a_network_computes_the_same(string sizes, string more)
    {
        foreach (var unroll in new[] { "Always", "Never" })
        {
            var run = Run(new BuildProperties(), sizes, $"{more}, Unroll = Unroll.{unroll}");
            Assert.Contains(
                unroll == "Always" ? "all written out" : "loops over register tiles", run.Sources["Net.g.cs"], StringComparison.Ordinal);
            Check(run);
        }
    }

    [Theory]
    [InlineData("784, 40, 10", "neurons, 112 inputs at a time")]
    [InlineData("784, 10", null)]
    [InlineData("128, 60, 2", null)]
    [InlineData("3000, 1", null)]
    public void The_head_says_where_inputs_are_taken_in_blocks(string sizes, string? words)
    {
        var head = Run(new BuildProperties(), sizes, ", Unroll = Unroll.Never, Loss = Loss.MeanSquaredError").Sources["Net.g.cs"];
        Assert.Equal(words is not null, head.Contains("inputs at a time", StringComparison.Ordinal));
        Assert.Contains(words ?? "loops over register tiles", head, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Declarations))]
    public void Narrower_vectors_change_no_bit(string sizes, string more)
    {
        var widest = Bits(Run(new BuildProperties(), sizes, more));
        foreach (var width in new[] { 128, 256, 512 })
        {
            var run = Run(new BuildProperties(), sizes, $"{more}, MaxVectorWidth = {width}");
            var text = run.Kernels;
            Assert.Equal(width == 512, text.Contains("Simd512,", StringComparison.Ordinal));
            Assert.Equal(width >= 256, text.Contains("Simd256,", StringComparison.Ordinal));
            Assert.Contains("Simd128,", text, StringComparison.Ordinal);
            Assert.Equal(widest, Bits(run));
        }
    }

    [Fact]
    public void The_build_sets_what_the_attribute_leaves_open()
    {
        var build = new BuildProperties(("NeuronUnroll", "Never"), ("NeuronMaxVectorWidth", "256"));
        var run = Run(build, "2, 8, 1", "");
        Assert.Contains("loops over register tiles", run.Sources["Net.g.cs"], StringComparison.Ordinal);
        Assert.DoesNotContain("Simd512", run.Kernels, StringComparison.Ordinal);

        var own = Run(build, "2, 8, 1", ", Unroll = Unroll.Auto, MaxVectorWidth = 512").Sources;
        Assert.Equal(Run(new BuildProperties(), "2, 8, 1", ", Unroll = Unroll.Auto, MaxVectorWidth = 512").Sources, own);
        Assert.Contains("all written out", own["Net.g.cs"], StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_said_about_the_options_is_the_widest_vectors_and_no_word_in_the_file()
    {
        var text = Run(new BuildProperties(("NeuronUnroll", ""), ("NeuronMaxVectorWidth", " ")), "2, 8, 1", "").Kernels;
        Assert.Contains("Simd512", text, StringComparison.Ordinal);
        Assert.DoesNotContain("as asked for", text, StringComparison.Ordinal);
    }

    private static GeneratorRun Run(BuildProperties properties, string sizes, string more) =>
        new(properties, $"using Generated.Neuron;\n[Network({sizes}{more})] public sealed partial class Net;");

    private static void Check(GeneratorRun run)
    {
        var type = run.Load().GetType(Net, throwOnError: true)!;
        foreach (var rows in new[] { 1, 17, 130 })
        {
            AgreementChecks.Agrees_with_the_reference(NewNetwork.Of(type, 1), rows);
        }

        BatchChecks.A_row_alone_gives_the_bits_it_gives_in_a_batch(NewNetwork.Of(type, 1), rows: 33);
        SpanChecks.What_stood_in_the_spans_does_not_matter(NewNetwork.Of(type, 1), rows: 21);
        AllocationChecks.Forward_Backward_and_Cost_allocate_nothing(NewNetwork.Of(type, 1), rows: 18);
    }

    /// <summary>Outputs of a batch and of a row alone, and a gradient.</summary>
    private static float[] Bits(GeneratorRun run)
    {
        const int rows = 45;
        var network = NewNetwork.Of(run.Load().GetType(Net, throwOnError: true)!, 3);
        var random = new SplitMix64(5);
        float[] Numbers(int count) => [.. Enumerable.Range(0, count).Select(_ => (float)random.NextDouble())];
        var (inputs, targets) = (Numbers(rows * network.Topology.InputCount), Numbers(rows * network.Topology.OutputCount));
        var (outputs, alone, gradients) =
            (new float[targets.Length], new float[network.Topology.OutputCount], new float[network.Parameters.Length]);
        network.Forward(inputs, outputs);
        network.Forward(inputs.AsSpan(0, network.Topology.InputCount), alone);
        var cost = network.Backward(inputs, targets, gradients);
        return [.. outputs, .. alone, .. gradients, cost];
    }
}
