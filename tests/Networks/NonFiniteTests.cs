using Generated.Neuron.Tests.Generator;
using Generated.Neuron.Tests.Networks.Checks;
using Generated.Neuron.Tests.Widths;

namespace Generated.Neuron.Tests.Networks;

/// <summary>
/// NaN and ±∞ at inputs, targets and parameters, with every activation and loss, written out and in loops, at every width.
/// </summary>
public sealed class NonFiniteTests(CompiledNetworks networks) : IClassFixture<CompiledNetworks>
{
    public static TheoryData<string> Declared => [.. TestNetworks.Names];

    public static TheoryData<string> Compiled => [.. CompiledNetworks.Names];

    [Theory, MemberData(nameof(Declared))]
    public void Goes_through_declared_networks_as_through_matrices(string name) => Check(() => TestNetworks.Create(name));

    [Theory, MemberData(nameof(Compiled))]
    public void Goes_through_every_activation_and_loss_as_through_matrices(string name) => Check(() => networks.Create(name));

    private static void Check(Func<INetwork> create)
    {
        // A row alone goes its own way; a width is for the rows behind it too.
        NonFiniteChecks.Goes_through_as_in_MatrixNetwork(create(), rows: 1);
        var rows = create().Topology.ParameterCount < 20_000 ? 19 : 3;
        foreach (var width in WidthNetwork.Widths)
        {
            NonFiniteChecks.Goes_through_as_in_MatrixNetwork(new WidthNetwork(create(), width), rows);
        }
    }
}
