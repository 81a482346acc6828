using System.Reflection;
using System.Text.RegularExpressions;
using Generated.Neuron.Tests.Networks;
using Generated.Neuron.Tests.Networks.Checks;
using Generated.Neuron.Tests.Widths;

namespace Generated.Neuron.Tests.Generator;

/// <summary>
/// One network of each way to write one, in one small compilation, at every vector width: the first to fail after a change to an emitter.
/// </summary>
[Trait(nameof(Needs), Needs.AnyVectors)]
public sealed partial class SmokeTests
{
    private const string Source = """
        using Generated.Neuron;

        [Network(2, 8, 1)] public partial class WrittenOut;
        [Network(4, 16, 3, Hidden = Activation.Tanh, Loss = Loss.CrossEntropy)] public partial class OutputsWrittenOut;
        [Network(12, 8, 2, Hidden = Activation.Sigmoid)] public partial class OneLayerOfLoops;
        [Network(3, 19, 5, 1, Hidden = Activation.Gelu, Unroll = Unroll.Never)] public partial class SmallLoops;
        [Network(16, 64, 64, 4, Loss = Loss.MeanSquaredError)] public partial class Loops;
        [Network(3, 7, 7, 2, Hidden = Activation.Mish, Loss = Loss.Huber, Dropout = 0.3)] public partial class Dropping;
        [Network(5, Loss = Loss.MeanSquaredError), Dense(9), Dense(9), Residual(1), Dense(2)] public partial class Residual;
        """;

    private static readonly Lazy<Assembly> Compiled = new(() => new GeneratorRun(Source).Load());

    public static TheoryData<string> Networks => [.. Name().Matches(Source).Select(name => name.Value)];

    [Theory, MemberData(nameof(Networks))]
    public void Agrees_with_the_reference(string name)
    {
        foreach (var rows in new[] { 1, 17, 130 })
        {
            AgreementChecks.Agrees_with_the_reference(Create(name), rows);
            foreach (var width in WidthNetwork.Widths)
            {
                AgreementChecks.Agrees_with_the_reference(new WidthNetwork(Create(name), width), rows);
            }
        }
    }

    [Theory, MemberData(nameof(Networks))]
    public void A_row_alone_gives_the_bits_it_gives_in_a_batch(string name) =>
        BatchChecks.A_row_alone_gives_the_bits_it_gives_in_a_batch(Create(name), rows: 33);

    [Theory, MemberData(nameof(Networks))]
    public void Weights_and_dropout_are_as_their_definitions(string name)
    {
        StepChecks.A_weight_counts_a_row_as_often(Create(name), rows: 17);
        StepChecks.Dropout_is_as_its_definition(Create(name), rows: 17, weighted: true);
    }

    private static INetwork Create(string name) => NewNetwork.Of(Compiled.Value.GetType(name, throwOnError: true)!, seed: 1);

    [GeneratedRegex(@"(?<=class )\w+")]
    private static partial Regex Name();
}
