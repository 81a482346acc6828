using System.Runtime.Intrinsics;
using Generated.Neuron.Simd;

namespace Generated.Neuron.Tests.Simd;

/// <summary>The operations on bits and powers of two that the elementary functions stand on, at every width.</summary>
[Trait(nameof(Needs), Needs.Vectors)]
public sealed class SimdOperationTests
{
    [Fact]
    public void Multiplying_by_a_power_of_two_rounds_once_over_the_whole_range()
    {
        // 1.3 and its like have many bits below the point, so a result rounded twice on its way to a subnormal would show.
        foreach (var a in new[] { 1f, 1.3f, -1.4142135f, 0.70710677f, 1.00000012f, 0.99999994f })
            for (var n = -252; n <= 254; n++)
                AssertEveryWidth((float)Math.ScaleB((double)a, n), new MultiplyByPowerOfTwo(), a, n);
        AssertEveryWidth(float.NaN, new MultiplyByPowerOfTwo(), float.NaN, 3f);
    }

    [Fact]
    public void The_sign_is_copied_from_zeros_and_NaN_too()
    {
        AssertEveryWidth(-2f, new CopySign(), 2f, -0f);
        AssertEveryWidth(2f, new CopySign(), -2f, 0f);
        AssertEveryWidth(-0f, new CopySign(), 0f, -7f);
        AssertEveryWidth(3f, new CopySign(), -3f, BitConverter.UInt32BitsToSingle(0x7FC0_0000));
    }

    [Fact]
    public void Bits_are_added_and_subtracted_as_integers_that_wrap_around()
    {
        AssertEveryWidth(Bits(int.MinValue), new AddBits(), Bits(int.MaxValue), Bits(1));
        AssertEveryWidth(Bits(int.MaxValue), new SubtractBits(), Bits(int.MinValue), Bits(1));
        AssertEveryWidth(2f, new AddBits(), 1f, Bits(1 << 23));
    }

    [Fact]
    public void Bits_are_shifted_with_zeros_to_the_left_and_the_sign_to_the_right()
    {
        AssertEveryWidth(1f, new ShiftBitsLeft(), Bits(127), 0f);
        AssertEveryWidth(Bits(-2), new ShiftBitsRight(), Bits(-2 << 23), 0f);
        AssertEveryWidth(Bits(127), new ShiftBitsRight(), 1f, 0f);
    }

    [Fact]
    public void Bits_become_the_number_they_are()
    {
        AssertEveryWidth(-150f, new BitsToNumber(), Bits(-150), 0f);
        AssertEveryWidth(16777216f, new BitsToNumber(), Bits(1 << 24), 0f);
    }

    /// <summary>
    /// As PyTorch's relu and its gradient: torch.relu(−0) is −0, and a gradient is blocked at 0 and below, but not at NaN.
    /// </summary>
    [Fact]
    public void ReLU_and_what_it_lets_through_are_0_at_0_and_below_and_NaN_goes_through()
    {
        foreach (var (a, relu) in new[]
        {
            (2f, 2f),
            (0f, 0f),
            (-0f, -0f),
            (-3f, 0f),
            (float.Epsilon, float.Epsilon),
            (-float.Epsilon, 0f),
            (float.PositiveInfinity, float.PositiveInfinity),
            (float.NegativeInfinity, 0f),
            (float.NaN, float.NaN),
            (-float.NaN, float.NaN),
        })
        {
            AssertEveryWidth(relu, new Relu(), a, 0f);
            foreach (var d in new[] { -7f, float.NaN, float.NegativeInfinity })
            {
                AssertEveryWidth(a <= 0 ? 0f : d, new ReluGradient(), a, d);
            }
        }
    }

    private static float Bits(int bits) => BitConverter.Int32BitsToSingle(bits);

    private static void AssertEveryWidth<TOperation>(float expected, TOperation operation, float a, float b)
        where TOperation : struct, IOperation
    {
        AssertAt<TOperation, Simd512, Vector512<float>>(expected, operation, a, b);
        AssertAt<TOperation, Simd256, Vector256<float>>(expected, operation, a, b);
        AssertAt<TOperation, Simd128, Vector128<float>>(expected, operation, a, b);
    }

    private static void AssertAt<TOperation, TSimd, TVector>(float expected, TOperation operation, float a, float b)
        where TOperation : struct, IOperation
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
    {
        var result = operation.Run<TSimd, TVector>(TSimd.Broadcast(a), TSimd.Broadcast(b));
        for (var lane = 0; lane < (int)TSimd.Lanes; lane++)
        {
            var actual = TSimd.Lane(result, lane);
            var same = float.IsNaN(expected) && float.IsNaN(actual)
                || BitConverter.SingleToInt32Bits(expected) == BitConverter.SingleToInt32Bits(actual);
            if (!same)
            {
                Assert.Fail(
                    $"{typeof(TOperation).Name}({a:R}, {b:R}) is {actual:R} instead of {expected:R} in lane {lane} of {TSimd.Lanes}");
            }
        }
    }

    private interface IOperation
    {
        TVector Run<TSimd, TVector>(TVector a, TVector b)
            where TSimd : struct, ISimd<TVector>
            where TVector : struct;
    }

    private readonly struct MultiplyByPowerOfTwo : IOperation
    {
        public TVector Run<TSimd, TVector>(TVector a, TVector b)
            where TSimd : struct, ISimd<TVector>
            where TVector : struct => TSimd.MultiplyByPowerOfTwo(a, b);
    }

    private readonly struct Relu : IOperation
    {
        public TVector Run<TSimd, TVector>(TVector a, TVector b)
            where TSimd : struct, ISimd<TVector>
            where TVector : struct => TSimd.Relu(a);
    }

    private readonly struct ReluGradient : IOperation
    {
        public TVector Run<TSimd, TVector>(TVector a, TVector b)
            where TSimd : struct, ISimd<TVector>
            where TVector : struct => TSimd.ReluGradient(a, b);
    }

    private readonly struct CopySign : IOperation
    {
        public TVector Run<TSimd, TVector>(TVector a, TVector b)
            where TSimd : struct, ISimd<TVector>
            where TVector : struct => TSimd.CopySign(a, b);
    }

    private readonly struct AddBits : IOperation
    {
        public TVector Run<TSimd, TVector>(TVector a, TVector b)
            where TSimd : struct, ISimd<TVector>
            where TVector : struct => TSimd.AddBits(a, b);
    }

    private readonly struct SubtractBits : IOperation
    {
        public TVector Run<TSimd, TVector>(TVector a, TVector b)
            where TSimd : struct, ISimd<TVector>
            where TVector : struct => TSimd.SubtractBits(a, b);
    }

    private readonly struct ShiftBitsLeft : IOperation
    {
        public TVector Run<TSimd, TVector>(TVector a, TVector b)
            where TSimd : struct, ISimd<TVector>
            where TVector : struct => TSimd.ShiftBitsLeft(a, 23);
    }

    private readonly struct ShiftBitsRight : IOperation
    {
        public TVector Run<TSimd, TVector>(TVector a, TVector b)
            where TSimd : struct, ISimd<TVector>
            where TVector : struct => TSimd.ShiftBitsRight(a, 23);
    }

    private readonly struct BitsToNumber : IOperation
    {
        public TVector Run<TSimd, TVector>(TVector a, TVector b)
            where TSimd : struct, ISimd<TVector>
            where TVector : struct => TSimd.BitsToNumber(a);
    }
}
