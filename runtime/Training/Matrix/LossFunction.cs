using System.Numerics.Tensors;
using Generated.Neuron.Losses;

namespace Generated.Neuron;

/// <summary>
/// The cost summed over a chunk, from z or from a = f(z): spans are <c>[rows × width]</c>, s and t are free to write.
/// </summary>
internal delegate double LossSum(
    ReadOnlySpan<float> z, ReadOnlySpan<float> a, ReadOnlySpan<float> targets, int width, Span<float> s, Span<float> t);

/// <summary>The gradient of the summed cost.</summary>
internal delegate void LossGradient(ReadOnlySpan<float> a, ReadOnlySpan<float> targets, Span<float> gradient);

/// <summary>A loss for <see cref="MatrixNetwork"/>: one row of the table.</summary>
/// <param name="CostSum">The cost.</param>
/// <param name="Gradient">Its gradient.</param>
/// <param name="IncludesActivation">Whether that is dz, taken together with the output activation, or da.</param>
internal sealed record LossFunction(LossSum CostSum, LossGradient Gradient, bool IncludesActivation)
{
    // A log never sees less than 1e-14: ln 1e-14.
    private const float LeastLog = -32.2361913f;

    private static readonly Dictionary<Loss, LossFunction> Table = new()
    {
        [Loss.BinaryCrossEntropy] = new(BinaryCrossEntropy, TensorPrimitives.Subtract, IncludesActivation: true),
        [Loss.CrossEntropy] = new(CrossEntropy, TensorPrimitives.Subtract, IncludesActivation: true),
        [Loss.MeanSquaredError] = new(
            static (_, a, targets, _, s, _) =>
            {
                TensorPrimitives.Subtract(a, targets, s);
                return TensorPrimitives.SumOfSquares<float>(s);
            },
            static (a, targets, gradient) =>
            {
                TensorPrimitives.Subtract(a, targets, gradient);
                TensorPrimitives.Multiply(gradient, 2, gradient);
            },
            IncludesActivation: false),
        [Loss.MeanAbsoluteError] = Own<MeanAbsoluteError>(),
        [Loss.Huber] = Own<Huber>(),
    };

    public static LossFunction Of(Loss loss) => Table[loss];

    /// <summary>The function that generated code calls, for losses whose derivative has no factor.</summary>
    private static LossFunction Own<TLoss>()
        where TLoss : struct, IErrorLoss => new(
            static (_, a, targets, _, s, _) =>
            {
                VectorMap.Run<CostMap<TLoss>>(a, targets, s);
                return TensorPrimitives.Sum<float>(s);
            },
            static (a, targets, gradient) => VectorMap.Run<SlopeMap<TLoss>>(a, targets, gradient),
            IncludesActivation: false);

    /// <summary>
    /// y · min(softplus(−z), C) + (1 − y) · min(softplus(z), C) with C = −ln 1e-14; softplus(z) = max(z, 0) + ln(1 + e^−|z|).
    /// </summary>
    private static double BinaryCrossEntropy(
        ReadOnlySpan<float> z, ReadOnlySpan<float> a, ReadOnlySpan<float> targets, int width, Span<float> s, Span<float> t)
    {
        // s = ln(1 + e^−|z|)
        TensorPrimitives.Abs(z, s);
        TensorPrimitives.Negate(s, s);
        TensorPrimitives.Exp(s, s);
        TensorPrimitives.LogP1(s, s);

        // Where the target is 1.
        TensorPrimitives.Negate(z, t);
        ClampedSoftplus(t, s);
        double cost = TensorPrimitives.Dot(targets, t);

        // Where it is 0.
        z.CopyTo(t);
        ClampedSoftplus(t, s);
        TensorPrimitives.Subtract(1, targets, s);
        return cost + TensorPrimitives.Dot(s, t);
    }

    /// <summary>In place of z: min(max(z, 0) + logarithm, C).</summary>
    private static void ClampedSoftplus(Span<float> z, ReadOnlySpan<float> logarithm)
    {
        TensorPrimitives.Max(z, 0, z);
        TensorPrimitives.Add(z, logarithm, z);
        TensorPrimitives.Min(z, -LeastLog, z);
    }

    /// <summary>−Σ y · max(ln softmax(z), ln 1e-14).</summary>
    private static double CrossEntropy(
        ReadOnlySpan<float> z, ReadOnlySpan<float> a, ReadOnlySpan<float> targets, int width, Span<float> s, Span<float> t)
    {
        var cost = 0.0;
        for (var start = 0; start < z.Length; start += width)
        {
            var zRow = z.Slice(start, width);
            var sRow = s.Slice(start, width);
            var logSum = MathF.Log(ActivationFunction.ShiftedExp(zRow, sRow));
            TensorPrimitives.Subtract(zRow, TensorPrimitives.Max(zRow), sRow);
            TensorPrimitives.Subtract(sRow, logSum, sRow);
            TensorPrimitives.Max(sRow, LeastLog, sRow);
            cost -= TensorPrimitives.Dot(targets.Slice(start, width), sRow);
        }

        return cost;
    }
}
