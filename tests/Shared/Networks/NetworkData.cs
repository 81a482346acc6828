using Generated.Neuron.Tests.Reference;

namespace Generated.Neuron.Tests.Networks;

/// <summary>Random rows for a network, the same for a seed on every machine.</summary>
internal sealed class NetworkData
{
    /// <summary>
    /// No neuron comes nearer than this to a jump of its derivative: float32 (off by 1e-6) and a difference quotient
    /// (which moves z by its step of 1e-5, times an input of at most about 4) then stand on the same side as float64.
    /// </summary>
    private const double FromKinks = 1e-4;

    /// <param name="network">Read only; the rows keep away from the kinks of its present parameters.</param>
    /// <param name="rows">How many.</param>
    /// <param name="seed">Any number.</param>
    public NetworkData(INetwork network, int rows, ulong seed = 1)
    {
        var topology = network.Topology;
        var random = new SplitMix64(seed);
        var reference = ReferenceNetwork.Of(network);
        Inputs = new float[rows * topology.InputCount];
        Targets = new float[rows * topology.OutputCount];
        for (var row = 0; row < rows; row++)
        {
            DrawInputs(ref random, reference, Inputs.AsSpan(row * topology.InputCount, topology.InputCount));
            DrawTargets(ref random, topology.Loss, Targets.AsSpan(row * topology.OutputCount, topology.OutputCount));
        }
    }

    /// <summary><c>[rows × inputs]</c>, standard normal.</summary>
    public float[] Inputs { get; }

    /// <summary><c>[rows × outputs]</c>: what the loss allows.</summary>
    public float[] Targets { get; }

    /// <summary>
    /// He's weights and biases of 0.3: sums stay near 1 through any number of layers, and no sum is exactly 0, as it is
    /// with the zero biases of a new network after a layer of dead ReLUs.
    /// </summary>
    public static INetwork Randomize(INetwork network, ulong seed = 7)
    {
        Initializer.Initialize(network, Initialization.HeNormal, (int)seed);
        var random = new SplitMix64(seed);
        for (var layer = 1; layer <= network.Topology.LayerCount; layer++)
        {
            foreach (ref var bias in network.Biases(layer))
            {
                bias = (float)(0.3 * random.NextNormal());
            }
        }

        return network;
    }

    private static void DrawInputs(ref SplitMix64 random, ReferenceNetwork reference, Span<float> x)
    {
        for (var attempt = 0; attempt < 1000; attempt++)
        {
            foreach (ref var input in x)
            {
                input = (float)random.NextNormal();
            }

            if (reference.DistanceToKink(ReferenceNetwork.Doubles(x)) > FromKinks)
            {
                return;
            }
        }

        throw new InvalidOperationException("No row keeps away from the kinks: do the parameters leave a neuron at exactly 0?");
    }

    private static void DrawTargets(ref SplitMix64 random, Loss loss, Span<float> y)
    {
        foreach (ref var target in y)
        {
            // A third of the probabilities are exactly 0, a third exactly 1.
            var probability = Math.Clamp(3 * random.NextDouble() - 1, 0, 1);
            target = (float)(loss == Loss.BinaryCrossEntropy ? probability : random.NextDouble());
        }

        if (loss == Loss.CrossEntropy)
        {
            var sum = 0f;
            foreach (var target in y)
            {
                sum += target;
            }

            foreach (ref var target in y)
            {
                target /= sum;
            }
        }
    }
}
