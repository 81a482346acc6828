using System.Diagnostics.CodeAnalysis;

namespace Generated.Neuron.Benchmarks;

/// <summary>What one operation of a benchmark works on: a network and a number of rows. Its text is the column of the table.</summary>
/// <param name="Rows">The rows of one call.</param>
/// <param name="NewNetwork">A new generated network, always with the same parameters.</param>
[SuppressMessage("Design", "CA1036", Justification = "BenchmarkDotNet orders parameters by IComparable; nobody else compares them.")]
public sealed record Work(int Rows, Func<INetwork> NewNetwork) : IComparable
{
    /// <summary>The topology of the network.</summary>
    public Topology Topology { get; } = NewNetwork().Topology;

    /// <summary>Whether the table has networks that differ in their hidden activation alone.</summary>
    public bool ShowsActivation { get; init; }

    /// <summary>Several works with one network, one per number of rows.</summary>
    public static IEnumerable<Work> On(Func<INetwork> newNetwork, params int[] rows) => rows.Select(count => new Work(count, newNetwork));

    /// <summary>
    /// The useful floating-point operations of the formula, two a multiply-add: what a pass cannot do without, whatever it does
    /// in addition (activations, cost, biases and updates are not counted).
    /// </summary>
    public double Flops(Pass pass)
    {
        var sizes = Topology.Sizes;
        var products = Enumerable.Range(1, Topology.LayerCount).Select(l => (double)sizes[l - 1] * sizes[l]).ToArray();
        var perRow = pass switch
        {
            Pass.Forward => products.Sum(),
            // Outputs, weight gradients, and gradients of the activations, which the first layer does without.
            _ => 3 * products.Sum() - products[0],
        };
        return 2 * perRow * Rows;
    }

    /// <summary>The order of the table: small networks first, few rows first.</summary>
    public int CompareTo(object? obj) =>
        obj is Work other
            ? (Topology.ParameterCount, Rows, ToString()).CompareTo((other.Topology.ParameterCount, other.Rows, other.ToString()))
            : 1;

    /// <summary>For example <c>2-8-1 × 1340</c>, or <c>24-8-2 Tanh × 1</c>.</summary>
    public override string ToString() =>
        $"{string.Join('-', Topology.Sizes)}{(ShowsActivation && Topology.LayerCount > 1 ? $" {Topology.Activations[0]}" : "")} × {Rows}";
}
