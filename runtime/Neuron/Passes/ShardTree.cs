using Generated.Neuron.Simd;

namespace Generated.Neuron.Passes;

/// <summary>
/// The order in which shards are added: a balanced binary tree over their numbers. A node of level k is an aligned range of 2ᵏ shards, the
/// sum of its two halves; at the end of a step it has fewer, and if its right half has none it is its left half. So whoever has the rows of
/// a node can compute it, and the sum of all is the same.
/// </summary>
/// <typeparam name="TPasses">The network's passes.</typeparam>
internal static unsafe class ShardTree<TPasses>
    where TPasses : struct, IShardPasses
{
    /// <summary>One node. At most one more gradient per level is in memory at any time.</summary>
    /// <param name="spans">The call's.</param>
    /// <param name="shard">The node's first shard.</param>
    /// <param name="level">It has 2 to the power of this many shards, or those that are left.</param>
    /// <param name="gradients">Overwritten with its gradient; empty for the cost alone, or that of the inputs.</param>
    /// <returns>Its part of the cost.</returns>
    public static double Node(in ShardSpans spans, int shard, int level, Span<float> gradients)
    {
        if (level == 0)
        {
            var pass = spans.Of<TPasses>(shard, gradients);
            return spans.Kind == ShardPass.Cost
                ? TPasses.Cost(in *spans.Parameters, in pass)
                : TPasses.Backward(in *spans.Parameters, in pass);
        }

        var cost = Node(in spans, shard, level - 1, gradients);
        var right = shard + (1 << (level - 1));
        if (right >= spans.Shards)
        {
            return cost;
        }

        if (gradients.IsEmpty)
        {
            return cost + Node(in spans, right, level - 1, gradients);
        }

        var sum = ShardMemory<TPasses>.Rent(gradients.Length);
        cost += Node(in spans, right, level - 1, sum.Gradients);
        SimdSums.Add(gradients, sum.Gradients);
        ShardMemory<TPasses>.Return(sum);
        return cost;
    }
}
