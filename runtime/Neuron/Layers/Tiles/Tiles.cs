using System.Runtime.CompilerServices;
using Generated.Neuron.Simd;

namespace Generated.Neuron.Layers;

/// <summary>A kernel that processes neurons in register tiles.</summary>
internal interface ITiled<TSimd, TVector>
    where TSimd : struct, ISimd<TVector>
    where TVector : struct
{
    /// <summary>From neuron <paramref name="first"/> up to <paramref name="end"/>, exclusive, in whole tiles.</summary>
    void Run<TTile>(nint first, nint end)
        where TTile : struct, ITile<TTile, TVector>;
}

/// <summary>Selects the type of a tile by its size, a constant of a layer's shape.</summary>
internal static class Tiles<TSimd, TVector>
    where TSimd : struct, ISimd<TVector>
    where TVector : struct
{
    /// <summary>
    /// All of <paramref name="count"/> neurons: in tiles of <paramref name="size"/>, and the remaining <paramref name="rest"/> in a smaller
    /// tile. Both are constants of the layer and not computed here, so that the JIT never compiles the other tile sizes.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Cover<TKernel>(scoped in TKernel kernel, int count, int size, int rest)
        where TKernel : struct, ITiled<TSimd, TVector>, allows ref struct
    {
        Run(in kernel, size, 0, count - rest);
        if (rest > 0)
        {
            Run(in kernel, rest, count - rest, count);
        }
    }

    /// <summary>The neurons from <paramref name="first"/> to before <paramref name="end"/> in tiles of <paramref name="size"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Run<TKernel>(scoped in TKernel kernel, int size, nint first, nint end)
        where TKernel : struct, ITiled<TSimd, TVector>, allows ref struct
    {
        switch (size)
        {
            case 0:
                kernel.Run<Tile0<TSimd, TVector>>(first, end);
                break;
            case 1:
                kernel.Run<Tile1<TSimd, TVector>>(first, end);
                break;
            case 2:
                kernel.Run<Tile2<TSimd, TVector>>(first, end);
                break;
            case 3:
                kernel.Run<Tile3<TSimd, TVector>>(first, end);
                break;
            case 4:
                kernel.Run<Tile4<TSimd, TVector>>(first, end);
                break;
            case 5:
                kernel.Run<Tile5<TSimd, TVector>>(first, end);
                break;
            case 6:
                kernel.Run<Tile6<TSimd, TVector>>(first, end);
                break;
            case 7:
                kernel.Run<TilePair<Tile6<TSimd, TVector>, Tile1<TSimd, TVector>, TVector>>(first, end);
                break;
            case 8:
                kernel.Run<TilePair<Tile6<TSimd, TVector>, Tile2<TSimd, TVector>, TVector>>(first, end);
                break;
            case 9:
                kernel.Run<TilePair<Tile6<TSimd, TVector>, Tile3<TSimd, TVector>, TVector>>(first, end);
                break;
            case 10:
                kernel.Run<TilePair<Tile6<TSimd, TVector>, Tile4<TSimd, TVector>, TVector>>(first, end);
                break;
            case 11:
                kernel.Run<TilePair<Tile6<TSimd, TVector>, Tile5<TSimd, TVector>, TVector>>(first, end);
                break;
            case 12:
                kernel.Run<TilePair<Tile6<TSimd, TVector>, Tile6<TSimd, TVector>, TVector>>(first, end);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(size), size, "A register tile has 0 to 12 vectors.");
        }
    }
}
