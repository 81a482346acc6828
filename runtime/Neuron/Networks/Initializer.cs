using System.ComponentModel;

namespace Generated.Neuron;

/// <summary>
/// First weights. The same seed gives the same weights on every machine and for every implementation of a topology:
/// weights are drawn in the order of <see cref="INetwork.Parameters"/>, from SplitMix64, whose sequence never changes. Biases are 0.
/// </summary>
public static class Initializer
{
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
    /// Refuses a number that is not a rule. Rules are numbered without gaps; looking up their names would slow down the first call.
    /// </summary>
    internal static void CheckRule(Initialization rule, string name)
    {
        if (rule is < Initialization.ScaledNormal or > Initialization.Zeros)
        {
            throw new ArgumentOutOfRangeException(name, rule, $"There is no rule {rule}: use a member of Initialization.");
        }
    }

    /// <summary>The same for parameters without a network.</summary>
    /// <param name="topology">The layers.</param>
    /// <param name="parameters">Overwritten; <see cref="Topology.ParameterCount"/> numbers.</param>
    /// <param name="rule">How weights are drawn.</param>
    /// <param name="seed">Any number.</param>
    /// <exception cref="ArgumentException">The parameters have the wrong length.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such rule.</exception>
    public static void Initialize(Topology topology, Span<float> parameters, Initialization rule, int seed)
    {
        ArgumentNullException.ThrowIfNull(topology);
        Initialize([.. topology.Blocks.Select(block => block.Kind)], parameters, rule, seed);
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
        List<BlockShape> blocks = [];
        for (var layer = 1; layer < sizes.Length; layer++)
        {
            blocks.AddRange(DenseBlocks.Of(sizes[layer - 1], sizes[layer]));
        }

        Initialize(blocks, parameters, rule, seed);
    }

    private static void Initialize(List<BlockShape> blocks, Span<float> parameters, Initialization rule, int seed)
    {
        CheckRule(rule, nameof(rule));
        CheckLength(blocks, parameters);
        var random = new SplitMix64((ulong)seed);
        var rest = parameters;
        foreach (var block in blocks)
        {
            var numbers = rest[..(int)block.Count];
            rest = rest[numbers.Length..];
            if (block.Start is { } start)
            {
                numbers.Fill(start);
            }
            else
            {
                Draw(numbers, block, rule, ref random);
            }
        }
    }

    private static void CheckLength(List<BlockShape> blocks, Span<float> parameters)
    {
        var count = 0L;
        foreach (var block in blocks)
        {
            count += block.Count;
        }

        Arguments.CheckLength(parameters.Length, (int)count, nameof(parameters));
    }

    private static void Draw(Span<float> weights, BlockShape block, Initialization rule, ref SplitMix64 random)
    {
        double inputs = block.FanIn, both = block.FanIn + block.FanOut;
        switch (rule)
        {
            case Initialization.ScaledNormal:
                Normal(weights, 1 / both, ref random);
                break;
            case Initialization.HeNormal:
                Normal(weights, 2 / inputs, ref random);
                break;
            case Initialization.HeUniform:
                Uniform(weights, 6 / inputs, ref random);
                break;
            case Initialization.XavierNormal:
                Normal(weights, 2 / both, ref random);
                break;
            case Initialization.XavierUniform:
                Uniform(weights, 6 / both, ref random);
                break;
            case Initialization.LeCunNormal:
                Normal(weights, 1 / inputs, ref random);
                break;
            case Initialization.Orthogonal:
                OrthogonalWeights.Fill(new WeightMatrix(weights, block.FanIn, block.FanOut), ref random);
                break;
            default:
                weights.Clear();
                break;
        }
    }

    private static void Normal(Span<float> weights, double variance, ref SplitMix64 random)
    {
        var deviation = Math.Sqrt(variance);
        foreach (ref var weight in weights)
        {
            weight = (float)(random.NextNormal() * deviation);
        }
    }

    /// <summary>Evenly within ± the square root: three variances.</summary>
    private static void Uniform(Span<float> weights, double squaredBound, ref SplitMix64 random)
    {
        var bound = Math.Sqrt(squaredBound);
        foreach (ref var weight in weights)
        {
            weight = (float)((2 * random.NextDouble() - 1) * bound);
        }
    }
}
