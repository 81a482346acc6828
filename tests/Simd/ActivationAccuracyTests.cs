using System.Globalization;
using System.Runtime.Intrinsics;
using System.Text.RegularExpressions;
using Generated.Neuron.Activations;
using Generated.Neuron.Simd;
using Generated.Neuron.Tests.Documents;
using Generated.Neuron.Tests.Reference;
using Xunit.Abstractions;

namespace Generated.Neuron.Tests.Simd;

/// <summary>
/// Activations and their derivatives against their formulas in double precision, the same bits at every width: over a sample of all
/// floats, or with <c>NEURON_ALL_FLOATS=1</c> over all of them, which takes minutes each.
/// </summary>
[Trait(nameof(Needs), Needs.Vectors)]
public sealed class ActivationAccuracyTests(ITestOutputHelper output)
{
    public static TheoryData<Activation> Names => [.. Enum.GetValues<Activation>().Where(name => name != Activation.Softmax)];

    [Theory, MemberData(nameof(Names))]
    public void An_activation_is_within_its_bound_of_the_true_value_everywhere(Activation name)
    {
        var method = GetType().GetMethod(
            nameof(Check), System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Instance)!;
        method.MakeGenericMethod(TypeOf(name)).Invoke(this, [name]);
    }

    [Theory, MemberData(nameof(Names))]
    public void The_docs_of_an_activation_have_its_bound(Activation name)
    {
        var (docs, bounds) = (ProjectDocument.Read($"runtime/Neuron/Activations/{name}.cs"), ActivationBounds.Of(name));
        docs = docs.Replace("\n///", "", StringComparison.Ordinal);
        Assert.Contains(Error("error", bounds.Forward, bounds.ForwardWithoutFma, " ULP"), docs, StringComparison.Ordinal);
        Assert.Contains(
            Error("of the derivative", bounds.Derivative, bounds.DerivativeWithoutFma, " · 2⁻²⁴"), docs, StringComparison.Ordinal);
        Assert.Equal(
            bounds.DerivativeUlp,
            Regex.Match(docs, @"its digits: (?<ulp>[\d.]+) ULP") is { Success: true } match
                ? double.Parse(match.Groups["ulp"].Value, CultureInfo.InvariantCulture)
                : null);

        static string Error(string what, double with, double without, string unit) => with == without
            ? string.Create(CultureInfo.InvariantCulture, $"{what} {with}{unit}")
            : string.Create(CultureInfo.InvariantCulture, $"{what} {with}{unit} ({without} without fused multiply-add)");
    }

    private static Type TypeOf(Activation name) =>
        typeof(IActivation).Assembly.GetType($"Generated.Neuron.Activations.{name}", throwOnError: true)!;

    private void Check<TActivation>(Activation name)
        where TActivation : struct, IActivation
    {
        var (reference, bounds) = (ReferenceActivation.Of(name), ActivationBounds.Of(name));
        var (forward, derivative, relative) = (default(Worst), default(Worst), default(Worst));
        foreach (var numbers in Sweep.Blocks)
        {
            var at512 = Both<TActivation, Simd512, Vector512<float>>(numbers);
            var at256 = Both<TActivation, Simd256, Vector256<float>>(numbers);
            var at128 = Both<TActivation, Simd128, Vector128<float>>(numbers);
            for (var i = 0; i < numbers.Length; i++)
            {
                // Where a function has no value at an infinity, it has a limit, which it takes long before.
                var x = float.IsInfinity(numbers[i]) ? Math.CopySign(1e300, numbers[i]) : numbers[i];
                AssertSameBits(numbers[i], at512.A[i], at256.A[i], at128.A[i]);
                AssertSameBits(numbers[i], at512.Slopes[i], at256.Slopes[i], at128.Slopes[i]);
                forward = forward.Or(new(Sweep.UlpError(at512.A[i], reference.Forward(x)), numbers[i], at512.A[i]));
                derivative = derivative.Or(
                    new(SlopeError(at512.Slopes[i], reference.Derivative(x), numbers[i]), numbers[i], at512.Slopes[i]));
                relative = relative.Or(
                    new(RelativeError(at512.Slopes[i], reference.Derivative(x), numbers[i]), numbers[i], at512.Slopes[i]));
            }
        }

        output.WriteLine($"{forward.Error} ULP at {forward.At:R}, derivative {derivative.Error} · 2⁻²⁴ at {derivative.At:R}, "
            + $"{relative.Error} ULP at {relative.At:R}");
        var fma = Hardware.HasFusedMultiplyAdd;
        Assert.True(
            forward.Error <= (fma ? bounds.Forward : bounds.ForwardWithoutFma),
            $"{name}: {forward.Error} ULP at {forward.At:R}, which gives {forward.Result:R}");
        Assert.True(
            bounds.DerivativeUlp is not { } ulp || relative.Error <= ulp,
            $"{name}: the derivative is off by {relative.Error} ULP at {relative.At:R}, which gives {relative.Result:R}");
        Assert.True(
            derivative.Error <= (fma ? bounds.Derivative : bounds.DerivativeWithoutFma),
            $"{name}: the derivative is off by {derivative.Error} · 2⁻²⁴ at {derivative.At:R}, which gives {derivative.Result:R}");
    }

    /// <summary>In ULP, of a slope from 2⁻¹²⁵ on: below are subnormal numbers, which have fewer digits.</summary>
    private static double RelativeError(float slope, double truth, float at) =>
        float.IsNaN(at) || Math.Abs(truth) < Math.ScaleB(1, -125) ? 0 : Sweep.UlpError(slope, truth);

    /// <summary>Where the number is NaN, a derivative may be anything: what it is multiplied with is NaN, because the cost is.</summary>
    private static double SlopeError(float slope, double truth, float at) => float.IsNaN(at) ? 0
        : float.IsNaN(slope) ? double.PositiveInfinity
        : Math.Abs(slope - truth) * (1 << 24);

    private static (float[] A, float[] Slopes) Both<TActivation, TSimd, TVector>(float[] numbers)
        where TActivation : struct, IActivation
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
    {
        // Blocks are whole vectors of 16.
        var (a, slopes) = (new float[numbers.Length], new float[numbers.Length]);
        for (nint i = 0; i < numbers.Length; i += TSimd.Lanes)
        {
            var z = TSimd.Load(in numbers[0], i);
            var result = TActivation.Forward<TSimd, TVector>(z);
            TSimd.Store(result, ref a[0], i);
            TSimd.Store(TActivation.Derivative<TSimd, TVector>(z, result, TSimd.Broadcast(1f)), ref slopes[0], i);
        }

        return (a, slopes);
    }

    private static void AssertSameBits(float x, float at512, float at256, float at128)
    {
        // Which NaN it is, is the processor's business.
        if (!(float.IsNaN(at512) && float.IsNaN(at256) && float.IsNaN(at128))
            && (BitConverter.SingleToInt32Bits(at512) != BitConverter.SingleToInt32Bits(at256)
                || BitConverter.SingleToInt32Bits(at512) != BitConverter.SingleToInt32Bits(at128)))
        {
            Assert.Fail($"at {x:R}: {at512:R} (512 bits), {at256:R} (256 bits), {at128:R} (128 bits)");
        }
    }

    private readonly record struct Worst(double Error, float At, float Result)
    {
        public Worst Or(Worst other) => other.Error > Error ? other : this;
    }
}
