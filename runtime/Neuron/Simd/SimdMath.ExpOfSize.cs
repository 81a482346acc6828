using System.Runtime.CompilerServices;

namespace Generated.Neuron.Simd;

public static partial class SimdMath
{
    /// <summary>e^−|x|, and −|x| · e^−|x| rounded once, both 0 for large |x|.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static TVector ExpOfSize<TSimd, TVector>(TVector x, out TVector product)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
    {
        // Past this end the product, too, is 0.
        var bounded = TSimd.Max(TSimd.Broadcast(-110f), TSimd.Negate(TSimd.Abs(x)));
        var power = SplitExp<TSimd, TVector>(bounded, out var k);
        product = TSimd.MultiplyByPowerOfTwo(TSimd.Multiply(bounded, power), k);
        return TSimd.MultiplyByPowerOfTwo(power, k);
    }
}
