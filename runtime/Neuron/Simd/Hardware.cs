using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace Generated.Neuron.Simd;

internal static class Hardware
{
    /// <summary>
    /// Whether a fused multiply-add is one instruction. If it is not, .NET calls a software routine for every element,
    /// 100 to 200 times slower than a multiplication and an addition, so the vocabulary uses those two instead.
    /// </summary>
    public static bool HasFusedMultiplyAdd
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Fma.IsSupported || AdvSimd.IsSupported;
    }

    /// <summary>a · b + c of single numbers, rounded as the vectors' is.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float MultiplyAdd(float a, float b, float c) => HasFusedMultiplyAdd ? MathF.FusedMultiplyAdd(a, b, c) : (a * b) + c;

    /// <summary>The number of vector registers: 32 with AVX-512, at every width, and on Arm; 16 elsewhere.</summary>
    public static int VectorRegisters
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Avx512F.VL.IsSupported || AdvSimd.IsSupported ? 32 : 16;
    }
}
