extern alias generator;

using System.Reflection;
using Generated.Neuron.Tests.Widths;
using generator::Generated.Neuron.Generator.Planning;

namespace Generated.Neuron.Tests.Networks;

/// <summary>Every network declared in this assembly, found by reflection: a new declaration is tested by itself.</summary>
internal static class TestNetworks
{
    /// <summary>Around a vector's end, its half, and the chunks of 128 rows that loops take; and many.</summary>
    private static readonly int[] AllRows = [0, 1, 15, 16, 17, 31, 33, 127, 128, 129, 1000];

    private static readonly Dictionary<string, Type> Types = typeof(TestNetworks).Assembly.GetTypes()
        .Where(type => type.GetCustomAttribute<NetworkAttribute>() is not null)
        .ToDictionary(type => type.FullName!, StringComparer.Ordinal);

    public static IEnumerable<string> Names => Types.Keys.Order(StringComparer.Ordinal);

    public static INetwork Create(string name, int seed = 0) => NewNetwork.Of(Types[name], seed);

    /// <summary>
    /// A small network also runs on one row more than its chunks have; the reference is slow, so large ones run on fewer rows.
    /// </summary>
    public static int[] Rows(INetwork network) => network.Topology.ParameterCount switch
    {
        <= 2_000 => [.. AllRows.Append(Planner.Plan(DeclaredSpec.Of(network)).ChunkRows + 1).Distinct()],
        <= 20_000 => [0, 1, 16, 17, 33, 129],
        _ => [1, 17, 33],
    };
}
