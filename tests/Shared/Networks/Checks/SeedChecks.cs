using System.Reflection;

namespace Generated.Neuron.Tests.Networks.Checks;

/// <summary>A new network's parameters are the initializer's for its seed.</summary>
internal static class SeedChecks
{
    public static void The_same_seed_gives_the_initializers_parameters(Func<int, INetwork> create)
    {
        var rule = create(0).GetType().GetCustomAttribute<NetworkAttribute>()?.Initialization ?? Initialization.ScaledNormal;
        foreach (var seed in new[] { 0, 1, -5, int.MaxValue })
        {
            var network = create(seed);
            var expected = new float[network.Topology.ParameterCount];
            Initializer.Initialize(network.Topology, expected, rule, seed);
            Rounding.AssertSameBits(expected, network.Parameters, $"parameters of seed {seed}");
            Rounding.AssertSameBits(expected, create(seed).Parameters, $"parameters of seed {seed}, again");
        }

        Assert.False(create(1).Parameters.SequenceEqual(create(2).Parameters), "Two seeds gave the same parameters.");
    }

    public static void Networks_share_no_parameters(Func<int, INetwork> create)
    {
        var (changed, kept) = (create(3), create(3));
        var before = kept.Parameters.ToArray();
        changed.Parameters.Fill(1);
        Rounding.AssertSameBits(before, kept.Parameters, "parameters of the other network");
    }
}
