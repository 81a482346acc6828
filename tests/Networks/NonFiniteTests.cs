using Generated.Neuron.Tests.Networks.Checks;

namespace Generated.Neuron.Tests.Networks;

/// <summary>
/// NaN and ±∞ at inputs, targets and parameters of declared networks, at every width.
/// </summary>
[Trait(nameof(Needs), Needs.AnyVectors)]
[Trait(nameof(Needs), Needs.Time)]
public sealed class NonFiniteTests
{
    public static TheoryData<string> Declared => [.. TestNetworks.Names];

    [Theory, MemberData(nameof(Declared))]
    public void Goes_through_declared_networks_as_through_matrices(string name) =>
        NonFiniteChecks.Goes_through_as_in_MatrixNetwork(() => TestNetworks.Create(name));
}
