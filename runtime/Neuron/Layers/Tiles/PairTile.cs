using System.Runtime.CompilerServices;
using Generated.Neuron.Simd;

namespace Generated.Neuron.Layers;

/// <summary>
/// The size of a register tile in pairs of vectors, by the registers there are: the plan's with 32. With 16, twelve sums of single vectors
/// read a number for each multiply-add, and six pairs one for two: 64-256-256-16 takes 0.71 of the time, 784-128-10 0.75.
/// </summary>
internal static class PairTile
{
    /// <summary>The most pairs whose sums, with a pair of factors and a number, fit 16 registers.</summary>
    private const int Most = 6;

    /// <summary>
    /// Of so many neurons, the number in a tile: the largest of six and five that divides them or leaves a tile of at least four, which has
    /// chains enough; of few neurons four if that divides them.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Size<TSimd, TVector>(int planned, int count)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct => TSimd.Registers >= 32 ? planned
            : count <= Most ? count
            : count % 6 is 0 or 4 or 5 ? 6
            : count % 5 is 0 or 4 ? 5
            : count % 4 == 0 && count < 32 ? 4
            : Most;

    /// <summary>Those left over after whole tiles.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Rest<TSimd, TVector>(int planned, int size, int count)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct => TSimd.Registers >= 32 ? planned : count % size;
}
