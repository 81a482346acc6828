using System.Runtime.CompilerServices;

namespace Generated.Neuron;

/// <summary>
/// Rows in another order, side by side. Compiled at full strength at once: a training run is often over before the runtime would come to
/// it.
/// </summary>
internal static class RowCopies
{
    /// <summary>Row k of the destination is row order[k] of the source.</summary>
    /// <param name="source"><c>[rows × width]</c></param>
    /// <param name="width">The numbers in one row.</param>
    /// <param name="order">The rows to take.</param>
    /// <param name="destination"><c>[order.Length × width]</c>, or longer.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Gather(ReadOnlySpan<float> source, int width, ReadOnlySpan<int> order, Span<float> destination)
    {
        for (var k = 0; k < order.Length; k++)
        {
            source.Slice(order[k] * width, width).CopyTo(destination.Slice(k * width, width));
        }
    }
}
