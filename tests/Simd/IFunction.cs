using Generated.Neuron.Simd;

namespace Generated.Neuron.Tests.Simd;

/// <summary>A function of the vector vocabulary, and the true one next to it.</summary>
internal interface IFunction
{
    /// <summary>The function under test.</summary>
    static abstract TVector Vector<TSimd, TVector>(TVector x)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct;

    /// <summary>The true value, in double precision: 2²⁹ times finer than float, so its own error is nothing here.</summary>
    static abstract double True(double x);

    /// <summary>Where the function promises anything.</summary>
    static abstract bool Takes(float x);
}

internal readonly struct ExpFunction : IFunction
{
    public static TVector Vector<TSimd, TVector>(TVector x)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct => SimdMath.Exp<TSimd, TVector>(x);

    public static double True(double x) => Math.Exp(x);

    public static bool Takes(float x) => true;
}

internal readonly struct ExpOfNegativeFunction : IFunction
{
    // Where eˣ = 2⁻¹²⁶·⁵: results below flush to 0.
    private static readonly double Flush = -126.5 * Math.Log(2);

    public static TVector Vector<TSimd, TVector>(TVector x)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct => SimdMath.ExpOfNegative<TSimd, TVector>(x);

    public static double True(double x) => x < Flush ? 0 : Math.Exp(x);

    public static bool Takes(float x) => !(x > 0);
}

internal readonly struct LogFunction : IFunction
{
    public static TVector Vector<TSimd, TVector>(TVector x)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct => SimdMath.Log<TSimd, TVector>(x);

    public static double True(double x) => Math.Log(x);

    public static bool Takes(float x) => true;
}

internal readonly struct Log1pOfUnitFunction : IFunction
{
    public static TVector Vector<TSimd, TVector>(TVector x)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct => SimdMath.Log1pOfUnit<TSimd, TVector>(x);

    // 1 + x loses a tiny x, so there the first terms of the series; the next one is below 10⁻¹⁵ of the result.
    public static double True(double x) => x < 1e-5 ? x - (x * x / 2) + (x * x * x / 3) : Math.Log(1 + x);

    public static bool Takes(float x) => !(x < 0 || x > 1);
}

internal readonly struct Log1pFunction : IFunction
{
    public static TVector Vector<TSimd, TVector>(TVector x)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct => SimdMath.Log1p<TSimd, TVector>(x);

    public static double True(double x) => Log1pOfUnitFunction.True(x);

    public static bool Takes(float x) => !(x < 0 || x > 8e37f);
}

internal readonly struct SigmoidFunction : IFunction
{
    public static TVector Vector<TSimd, TVector>(TVector x)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct => SimdMath.Sigmoid<TSimd, TVector>(x);

    public static double True(double x) => 1 / (1 + Math.Exp(-x));

    public static bool Takes(float x) => true;
}

internal readonly struct TanhFunction : IFunction
{
    public static TVector Vector<TSimd, TVector>(TVector x)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct => SimdMath.Tanh<TSimd, TVector>(x);

    public static double True(double x) => Math.Tanh(x);

    public static bool Takes(float x) => true;
}
