using System.Runtime.CompilerServices;

namespace Generated.Neuron;

/// <summary>The steps of Adam and AdamW, which differ in where the weight decay goes.</summary>
internal sealed class AdamSteps
{
    private readonly OptimizerState _state = new();

    // β₁ᵗ and β₂ᵗ after t steps: the bias corrections are 1 − βᵗ.
    private double _power1 = 1;
    private double _power2 = 1;

    /// <summary>One step.</summary>
    /// <param name="parameters">Changed in place.</param>
    /// <param name="gradients">One number per parameter.</param>
    /// <param name="rate">α</param>
    /// <param name="beta1">β₁</param>
    /// <param name="beta2">β₂</param>
    /// <param name="epsilon">ε</param>
    /// <param name="gradientDecay">Adam's decay: its share of the parameter is added to the gradient.</param>
    /// <param name="parameterDecay">AdamW's decay: α times its share of the parameter is first subtracted from the parameter.</param>
    /// <param name="largest">AMSGrad: divides by the largest v so far.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Step(
        Span<float> parameters, ReadOnlySpan<float> gradients,
        double rate, double beta1, double beta2, double epsilon, double gradientDecay, double parameterDecay, bool largest)
    {
        var memory = _state.Begin(parameters, gradients, largest ? 3 : 2);
        _power1 = NextPower(_power1, beta1);
        _power2 = NextPower(_power2, beta2);
        if (largest)
        {
            ApplyLargest(memory, parameters, gradients, rate, beta1, beta2, epsilon, gradientDecay, parameterDecay);
        }
        else
        {
            ApplyLatest(memory, parameters, gradients, rate, beta1, beta2, epsilon, gradientDecay, parameterDecay);
        }
    }

    /// <summary>Forgets all steps.</summary>
    public void Reset()
    {
        _state.Reset();
        (_power1, _power2) = (1, 1);
    }

    /// <summary>Saves or loads all state.</summary>
    public void Exchange(SavedState state, bool largest)
    {
        _state.Exchange(state, largest ? 3 : 2);
        var (power1, power2) = (state.Value("power1", _power1, 0, 1), state.Value("power2", _power2, 0, 1));
        state.OnLoaded(() => (_power1, _power2) = (power1, power2));
    }

    /// <summary>
    /// βᵗ⁺¹, or 0 if it is so small that 1 − βᵗ is 1: after some thousand steps it would become subnormal, and arithmetic on subnormal
    /// numbers takes a hundred times as long, more than the update of a small network.
    /// </summary>
    internal static double NextPower(double power, double beta)
    {
        const double nothing = 1e-30;
        return power < nothing ? 0 : power * beta;
    }

    // One method for each, with the pass inlined: in a single method the JIT would not keep the factors in registers.

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private void ApplyLatest(
        OptimizerMemory memory, Span<float> parameters, ReadOnlySpan<float> gradients,
        double rate, double beta1, double beta2, double epsilon, double gradientDecay, double parameterDecay) =>
        memory.Apply(new Update(RuleOf(rate, beta1, beta2, epsilon, gradientDecay, parameterDecay)), parameters, gradients);

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private void ApplyLargest(
        OptimizerMemory memory, Span<float> parameters, ReadOnlySpan<float> gradients,
        double rate, double beta1, double beta2, double epsilon, double gradientDecay, double parameterDecay) =>
        memory.Apply(new LargestUpdate(RuleOf(rate, beta1, beta2, epsilon, gradientDecay, parameterDecay)), parameters, gradients);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Rule RuleOf(double rate, double beta1, double beta2, double epsilon, double gradientDecay, double parameterDecay) => new(
        stepSize: (float)(rate / (1 - _power1)),
        scale2: (float)(1 / Math.Sqrt(1 - _power2)),
        keep1: (float)beta1, take1: (float)(1 - beta1),
        keep2: (float)beta2, take2: (float)(1 - beta2),
        epsilon: (float)epsilon,
        gradientDecay: (float)gradientDecay,
        parameterKeep: (float)(1 - rate * parameterDecay));

    /// <summary>What both forms share.</summary>
    private readonly struct Rule(
        float stepSize, float scale2, float keep1, float take1, float keep2, float take2, float epsilon,
        float gradientDecay, float parameterKeep)
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Means<TLanes>(TLanes parameters, TLanes gradients, ref TLanes mean, ref TLanes squares)
            where TLanes : struct, ILanes<TLanes>
        {
            var g = gradients + gradientDecay * parameters;
            mean = keep1 * mean + take1 * g;
            squares = keep2 * squares + take2 * g * g;
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TLanes Moved<TLanes>(TLanes parameters, TLanes mean, TLanes squares)
            where TLanes : struct, ILanes<TLanes> =>
            parameterKeep * parameters - stepSize * mean / (scale2 * TLanes.SquareRoot(squares) + epsilon);
    }

    /// <summary>First: m. Second: v.</summary>
    private readonly struct Update(Rule rule) : IUpdate
    {
        public static int StateCount => 2;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TLanes Apply<TLanes>(TLanes parameters, TLanes gradients, ref TLanes first, ref TLanes second, ref TLanes third)
            where TLanes : struct, ILanes<TLanes>
        {
            rule.Means(parameters, gradients, ref first, ref second);
            return rule.Moved(parameters, first, second);
        }
    }

    /// <summary>AMSGrad. First: m. Second: v. Third: the largest v of all steps.</summary>
    private readonly struct LargestUpdate(Rule rule) : IUpdate
    {
        public static int StateCount => 3;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TLanes Apply<TLanes>(TLanes parameters, TLanes gradients, ref TLanes first, ref TLanes second, ref TLanes third)
            where TLanes : struct, ILanes<TLanes>
        {
            rule.Means(parameters, gradients, ref first, ref second);
            third = TLanes.Larger(third, second);
            return rule.Moved(parameters, first, third);
        }
    }
}
