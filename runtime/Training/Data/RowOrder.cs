using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Generated.Neuron;

/// <summary>
/// Orders of rows. Compiled at full strength at once, as the optimizers are: a training run is often over before the runtime would come
/// to it.
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
        // A copy, which stays in registers, and no checks of an index that is below its bound: in small networks' epochs this loop counts.
        var numbers = random;
        ref var first = ref MemoryMarshal.GetReference(order);
        for (var last = order.Length - 1; last > 0; last--)
        {
            ref var place = ref Unsafe.Add(ref first, last);
            ref var pick = ref Unsafe.Add(ref first, numbers.NextInt32(last + 1));
            (place, pick) = (pick, place);
        }

        random = numbers;
    }
}
