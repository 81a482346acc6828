using System.ComponentModel;

namespace Generated.Neuron;

/// <summary>
/// First weights. The same seed gives the same weights on every machine and for every implementation of a topology:
/// weights are drawn in the order of <see cref="INetwork.Parameters"/>, from <see cref="SplitMix64"/>. Biases are 0.
/// </summary>
public static class Initializer
{
    /// <summary>The rule of the notes, a new network's default: standard normal × √(1 / (n_in + n_out)).</summary>
    /// <param name="network">The network whose parameters are overwritten.</param>
    /// <param name="seed">Any number.</param>
    public static void ScaledNormal(INetwork network, int seed)
    {
        ArgumentNullException.ThrowIfNull(network);
        ScaledNormal(network.Topology, network.Parameters, seed);
    }

    /// <summary>As the other, for parameters that stand alone.</summary>
    /// <param name="topology">The layers.</param>
    /// <param name="parameters">Overwritten; <see cref="Topology.ParameterCount"/> numbers.</param>
    /// <param name="seed">Any number.</param>
    /// <exception cref="ArgumentException">The parameters have the wrong length.</exception>
    public static void ScaledNormal(Topology topology, Span<float> parameters, int seed) =>
        Initialize(topology, parameters, Initialization.ScaledNormal, seed);

    /// <summary>
    /// He's rule for ReLU: standard normal × √(2 / n_in) (He, Zhang, Ren and Sun, “Delving deep into rectifiers”, ICCV 2015).
    /// </summary>
    /// <param name="network">The network whose parameters are overwritten.</param>
    /// <param name="seed">Any number.</param>
    public static void HeNormal(INetwork network, int seed) => Initialize(network, Initialization.HeNormal, seed);

    /// <summary>First weights by any rule.</summary>
    /// <param name="network">The network whose parameters are overwritten.</param>
    /// <param name="rule">How weights are drawn.</param>
    /// <param name="seed">Any number.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such rule.</exception>
    public static void Initialize(INetwork network, Initialization rule, int seed)
    {
        ArgumentNullException.ThrowIfNull(network);
        Initialize(network.Topology, network.Parameters, rule, seed);
        TrainedOn.Forget(network);
    }

    /// <summary>
    /// Refuses a number that is no rule. Rules are numbered without gaps: to look for their names would cost a first call.
    /// </summary>
    internal static void CheckRule(Initialization rule, string name)
    {
        if (rule is < Initialization.ScaledNormal or > Initialization.Zeros)
        {
            throw new ArgumentOutOfRangeException(name, rule, $"There is no rule {rule}: take one that Initialization names.");
        }
    }

    /// <summary>As the other, for parameters that stand alone.</summary>
    /// <param name="topology">The layers.</param>
    /// <param name="parameters">Overwritten; <see cref="Topology.ParameterCount"/> numbers.</param>
    /// <param name="rule">How weights are drawn.</param>
    /// <param name="seed">Any number.</param>
    /// <exception cref="ArgumentException">The parameters have the wrong length.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such rule.</exception>
    public static void Initialize(Topology topology, Span<float> parameters, Initialization rule, int seed)
    {
        ArgumentNullException.ThrowIfNull(topology);
        Initialize(topology.Sizes.AsSpan(), parameters, rule, seed);
    }

    /// <summary>As the other, for generated code, which makes its topology only when that is asked for.</summary>
    /// <param name="sizes">Inputs, hidden widths, outputs.</param>
    /// <param name="parameters">Overwritten: weights and biases of these sizes.</param>
    /// <param name="rule">How weights are drawn.</param>
    /// <param name="seed">Any number.</param>
    /// <exception cref="ArgumentException">The parameters have the wrong length.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such rule.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public static void Initialize(ReadOnlySpan<int> sizes, Span<float> parameters, Initialization rule, int seed)
    {
        CheckRule(rule, nameof(rule));
        switch (rule)
        {
            case Initialization.ScaledNormal:
                Normal(sizes, parameters, seed, numerator: 1, withOutputs: true);
                break;
            case Initialization.HeNormal:
                Normal(sizes, parameters, seed, numerator: 2, withOutputs: false);
                break;
            case Initialization.HeUniform:
                Uniform(sizes, parameters, seed, withOutputs: false);
                break;
            case Initialization.XavierNormal:
                Normal(sizes, parameters, seed, numerator: 2, withOutputs: true);
                break;
            case Initialization.XavierUniform:
                Uniform(sizes, parameters, seed, withOutputs: true);
                break;
            case Initialization.LeCunNormal:
                Normal(sizes, parameters, seed, numerator: 1, withOutputs: false);
                break;
            case Initialization.Orthogonal:
                Fill(sizes, parameters, seed, OrthogonalWeights.Fill);
                break;
            default:
                Fill(sizes, parameters, seed, static (weights, _, _, ref _) => weights.Clear());
                break;
        }
    }

    /// <summary>Weights of variance 2 / n_in or 2 / (n_in + n_out), evenly up to √3 deviations.</summary>
    private static void Uniform(ReadOnlySpan<int> sizes, Span<float> parameters, int seed, bool withOutputs) =>
        Fill(sizes, parameters, seed, (weights, inputs, outputs, ref random) =>
        {
            var bound = Math.Sqrt(6.0 / (withOutputs ? inputs + outputs : inputs));
            foreach (ref var weight in weights)
            {
                weight = (float)((2 * random.NextDouble() - 1) * bound);
            }
        });

    /// <summary>One layer's weights, <c>[inputs × outputs]</c>.</summary>
    private delegate void LayerRule(Span<float> weights, int inputs, int outputs, ref SplitMix64 random);

    /// <summary>Each layer's weights by a rule, the biases 0.</summary>
    private static void Fill(ReadOnlySpan<int> sizes, Span<float> parameters, int seed, LayerRule rule)
    {
        CheckLength(sizes, parameters);
        var (random, next) = (new SplitMix64((ulong)seed), 0);
        parameters.Clear();
        for (var layer = 1; layer < sizes.Length; layer++)
        {
            var (inputs, outputs) = (sizes[layer - 1], sizes[layer]);
            rule(parameters.Slice(next, inputs * outputs), inputs, outputs, ref random);
            next += (inputs + 1) * outputs;
        }
    }

    /// <summary>Weights of variance numerator / n_in, or numerator / (n_in + n_out).</summary>
    private static void Normal(ReadOnlySpan<int> sizes, Span<float> parameters, int seed, double numerator, bool withOutputs)
    {
        CheckLength(sizes, parameters);
        var (random, next) = (new SplitMix64((ulong)seed), 0);
        for (var layer = 1; layer < sizes.Length; layer++)
        {
            var (inputs, outputs) = (sizes[layer - 1], sizes[layer]);
            var deviation = Math.Sqrt(numerator / (withOutputs ? inputs + outputs : inputs));
            foreach (ref var weight in parameters.Slice(next, inputs * outputs))
            {
                weight = (float)(random.NextNormal() * deviation);
            }

            next += inputs * outputs;
            parameters.Slice(next, outputs).Clear();
            next += outputs;
        }
    }

    private static void CheckLength(ReadOnlySpan<int> sizes, Span<float> parameters)
    {
        var count = 0;
        for (var layer = 1; layer < sizes.Length; layer++)
        {
            count += (sizes[layer - 1] + 1) * sizes[layer];
        }

        Arguments.CheckLength(parameters.Length, count, nameof(parameters));
    }
}
