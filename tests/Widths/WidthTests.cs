using Generated.Neuron.Tests.Networks;
using Generated.Neuron.Tests.Networks.Checks;

namespace Generated.Neuron.Tests.Widths;

/// <summary>One text, three vector widths, the same bits.</summary>
[Trait(nameof(Needs), Needs.AnyVectors)]
[Trait(nameof(Needs), Needs.Rounding)]
public sealed class WidthTests
{
    public static TheoryData<string> Networks => [.. TestNetworks.Names];

    public static TheoryData<string, int> NetworksAndWidths
    {
        get
        {
            var cases = new TheoryData<string, int>();
            foreach (var name in TestNetworks.Names)
            {
                foreach (var width in WidthNetwork.Widths)
                {
                    cases.Add(name, width);
                }
            }

            return cases;
        }
    }

    [Theory, MemberData(nameof(NetworksAndWidths))]
    public void Every_width_agrees_with_the_reference(string name, int width) =>
        AgreementChecks.Agrees_with_the_reference(new WidthNetwork(TestNetworks.Create(name), width), rows: 19);

    [Theory, MemberData(nameof(NetworksAndWidths))]
    public void Every_width_backpropagates_as_the_reference(string name, int width) =>
        BackpropagationChecks.Agrees_with_the_reference(new WidthNetwork(TestNetworks.Create(name), width), rows: 19);

    [Theory, MemberData(nameof(NetworksAndWidths))]
    public void A_row_alone_gives_the_bits_it_gives_in_a_batch_at_every_width(string name, int width) =>
        BatchChecks.A_row_alone_gives_the_bits_it_gives_in_a_batch(new WidthNetwork(TestNetworks.Create(name), width), rows: 21);

    [Theory, MemberData(nameof(Networks))]
    public void Every_width_gives_the_same_bits(string name)
    {
        var network = NetworkData.Randomize(TestNetworks.Create(name));
        foreach (var rows in TestNetworks.Rows(network).Where(rows => rows <= 200))
        {
            var data = new NetworkData(network, rows);

            // The network itself takes the widest vectors that the processor has.
            var expected = new NetworkResults(network, data);
            foreach (var width in WidthNetwork.Widths)
            {
                NetworkResults.AssertSameBits(expected, new NetworkResults(new WidthNetwork(network, width), data));
            }
        }
    }

    [Theory, InlineData(128), InlineData(256), InlineData(512)]
    public void A_training_run_ends_with_the_same_bits_at_every_width(int width)
    {
        var (own, other) = (new Net2x8x1(), new WidthNetwork(new Net2x8x1(), width));
        Train(own);
        Train(other);
        Rounding.AssertSameBits(own.Parameters, other.Parameters, "parameters after training");
    }

    private static void Train(INetwork network)
    {
        const int Rows = 200;
        var data = new NetworkData(network, Rows);
        new Trainer(network, new Adam()) { Epochs = 20, BatchSize = 24, Seed = 5 }.Fit(new Dataset(data.Inputs, data.Targets, Rows));
    }
}
