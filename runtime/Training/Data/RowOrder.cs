using System.Runtime.CompilerServices;

namespace Generated.Neuron;

/// <summary>
/// Orders of rows, and the copying that follows one. Compiled at full strength at once, as the optimizers are: a training run is
/// often over before the runtime would come to it.
/// </summary>
internal static class RowOrder
{
    /// <summary>0, 1, 2, …: the rows in their original order.</summary>
    public static int[] Sequential(int rows)
    {
        var order = new int[rows];
        for (var row = 0; row < rows; row++)
        {
            order[row] = row;
        }

        return order;
    }

    /// <summary>Shuffles an order uniformly (Fisher–Yates).</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Shuffle(Span<int> order, ref SplitMix64 random)
    {
        for (var last = order.Length - 1; last > 0; last--)
        {
            var pick = random.NextInt32(last + 1);
            (order[last], order[pick]) = (order[pick], order[last]);
        }
    }

    /// <summary>Copies rows in an order: row k of the destination is row order[k] of the source.</summary>
    /// <param name="source"><c>[rows × width]</c></param>
    /// <param name="width">The numbers in one row.</param>
    /// <param name="order">The rows to take.</param>
    /// <param name="destination"><c>[order.Length × width]</c></param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Gather(ReadOnlySpan<float> source, int width, ReadOnlySpan<int> order, Span<float> destination)
    {
        for (var k = 0; k < order.Length; k++)
        {
            source.Slice(order[k] * width, width).CopyTo(destination.Slice(k * width, width));
        }
    }
}
