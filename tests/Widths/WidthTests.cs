using Generated.Neuron.Tests.Networks;
using Generated.Neuron.Tests.Networks.Checks;

namespace Generated.Neuron.Tests.Widths;

/// <summary>One text, three vector widths, the same bits.</summary>
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
}
