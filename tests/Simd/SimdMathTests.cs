using System.Runtime.Intrinsics;
using Generated.Neuron.Simd;

namespace Generated.Neuron.Tests.Simd;

[Trait(nameof(Needs), Needs.Vectors)]
public sealed class SimdMathTests
{
    // The bounds are promises of the vocabulary. What each function reaches over all floats stands in its docs, below its bound.
    [Fact]
    public void Exp_is_within_2_ULP_of_the_true_value_everywhere() => AssertWithin<ExpFunction>(2);

    [Fact]
    public void ExpOfNegative_is_within_2_ULP_of_the_true_value_and_flushes_where_it_says() => AssertWithin<ExpOfNegativeFunction>(2);

    [Fact]
    public void Log_is_within_2_ULP_of_the_true_value_everywhere() => AssertWithin<LogFunction>(2);

    [Fact]
    public void Log1pOfUnit_is_within_2_ULP_of_the_true_value_from_0_to_1() => AssertWithin<Log1pOfUnitFunction>(2);

    [Fact]
    public void Log1p_is_within_2_ULP_of_the_true_value_above_0() => AssertWithin<Log1pFunction>(2);

    [Fact]
    public void Sigmoid_is_within_4_ULP_of_the_true_value_everywhere() => AssertWithin<SigmoidFunction>(4);

    [Fact]
    public void Tanh_is_within_4_ULP_of_the_true_value_everywhere() => AssertWithin<TanhFunction>(4);

    [Fact]
    public void Exact_points_are_exact()
    {
        AssertBits(1f, Once<ExpFunction>(0f));
        AssertBits(1f, Once<ExpFunction>(-0f));
        AssertBits(float.PositiveInfinity, Once<ExpFunction>(float.PositiveInfinity));
        AssertBits(0f, Once<ExpFunction>(float.NegativeInfinity));
        AssertBits(float.PositiveInfinity, Once<ExpFunction>(88.73f));
        AssertBits(float.Epsilon, Once<ExpFunction>(-103.97f));
        AssertBits(0f, Once<ExpFunction>(-103.98f));
        AssertBits(1f, Once<ExpOfNegativeFunction>(-0f));
        AssertBits(0f, Once<ExpOfNegativeFunction>(float.NegativeInfinity));
        AssertBits(0f, Once<LogFunction>(1f));
        AssertBits(float.NegativeInfinity, Once<LogFunction>(0f));
        AssertBits(float.NegativeInfinity, Once<LogFunction>(-0f));
        AssertBits(float.PositiveInfinity, Once<LogFunction>(float.PositiveInfinity));
        AssertBits(0f, Once<Log1pOfUnitFunction>(0f));
        AssertBits(float.Epsilon, Once<Log1pOfUnitFunction>(float.Epsilon));
        AssertBits(0f, Once<Log1pFunction>(0f));
        AssertBits(float.Epsilon, Once<Log1pFunction>(float.Epsilon));
        AssertBits(0.5f, Once<SigmoidFunction>(0f));
        AssertBits(0.5f, Once<SigmoidFunction>(-0f));
        AssertBits(1f, Once<SigmoidFunction>(17.4f));
        AssertBits(1f, Once<SigmoidFunction>(float.PositiveInfinity));
        AssertBits(float.Epsilon, Once<SigmoidFunction>(-103.97f));
        AssertBits(0f, Once<SigmoidFunction>(-103.98f));
        AssertBits(0f, Once<SigmoidFunction>(float.NegativeInfinity));
        AssertBits(0f, Once<TanhFunction>(0f));
        AssertBits(-0f, Once<TanhFunction>(-0f));
        AssertBits(-float.Epsilon, Once<TanhFunction>(-float.Epsilon));
        AssertBits(1f, Once<TanhFunction>(9.02f));
        AssertBits(1f, Once<TanhFunction>(float.PositiveInfinity));
        AssertBits(-1f, Once<TanhFunction>(float.NegativeInfinity));
    }

    [Fact]
    public void ExpOfNegative_is_Exp_to_the_last_bit_where_it_does_not_flush()
    {
        var any = Sweep.Run<ExpFunction, Simd256, Vector256<float>>();
        var negative = Sweep.Run<ExpOfNegativeFunction, Simd256, Vector256<float>>();
        for (var i = 0; i < any.Length; i++)
            if (Sweep.Floats[i] is <= 0 and > -87.68f)
                Assert.True(SameBits(any[i], negative[i]), $"at {Sweep.Floats[i]:R}: {negative[i]:R} instead of {any[i]:R}");
    }

    [Fact]
    public void Sigmoid_and_tanh_stay_between_their_limits()
    {
        Assert.All(Sweep.Run<SigmoidFunction, Simd128, Vector128<float>>(), value => Assert.False(value is < 0 or > 1));
        Assert.All(Sweep.Run<TanhFunction, Simd128, Vector128<float>>(), value => Assert.False(value is < -1 or > 1));
    }

    [Fact]
    public void Tanh_is_odd_to_the_last_bit()
    {
        var results = Sweep.Run<TanhFunction, Simd256, Vector256<float>>();
        for (var i = 0; i < results.Length; i += 97)
            if (!float.IsNaN(results[i]))
                AssertBits(-results[i], Once<TanhFunction>(-Sweep.Floats[i]));
    }

    private static void AssertWithin<TFunction>(double bound)
        where TFunction : struct, IFunction
    {
        var at512 = Sweep.Run<TFunction, Simd512, Vector512<float>>();
        var at256 = Sweep.Run<TFunction, Simd256, Vector256<float>>();
        var at128 = Sweep.Run<TFunction, Simd128, Vector128<float>>();
        var worst = (Error: 0.0, At: 0f, Result: 0f);
        for (var i = 0; i < at512.Length; i++)
        {
            var x = Sweep.Floats[i];
            // Which NaN it is, is the processor's business; every other result is the same bits at every width.
            if (!float.IsNaN(at512[i]) || !float.IsNaN(at256[i]) || !float.IsNaN(at128[i]))
                if (!SameBits(at512[i], at256[i]) || !SameBits(at512[i], at128[i]))
                    Assert.Fail($"at {x:R}: {at512[i]:R} (512 bits), {at256[i]:R} (256 bits), {at128[i]:R} (128 bits)");
            if (!TFunction.Takes(x))
                continue;
            var error = Sweep.UlpError(at512[i], TFunction.True(x));
            if (error > worst.Error)
                worst = (error, x, at512[i]);
        }

        Assert.True(worst.Error <= bound, $"{worst.Error} ULP at {worst.At:R}: {worst.Result:R}, but it is {TFunction.True(worst.At):R}");
    }

    private static float Once<TFunction>(float x)
        where TFunction : struct, IFunction =>
        TFunction.Vector<Simd128, Vector128<float>>(Vector128.Create(x)).ToScalar();

    private static bool SameBits(float a, float b) => BitConverter.SingleToInt32Bits(a) == BitConverter.SingleToInt32Bits(b);

    private static void AssertBits(float expected, float actual) =>
        Assert.True(SameBits(expected, actual), $"{actual:R} instead of {expected:R}");
}
