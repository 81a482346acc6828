using BenchmarkDotNet.Attributes;

namespace Generated.Neuron.Benchmarks;

/// <summary>One epoch of plain gradient descent of 2-8-1: cost and gradient of 1340 rows, and a step.</summary>
[MemoryDiagnoser]
public class EpochBenchmarks
{
    private readonly MoonNetwork _generated = new();
    private readonly MatrixNetwork _matrix = new(new MoonNetwork().Topology);
    private readonly Sgd _sgd = new() { LearningRate = 0.1 };
    private readonly float[] _gradients = new float[MoonNetwork.ParameterCount];
    private readonly float[] _inputs = Moons.Train.Inputs.ToArray();
    private readonly float[] _targets = Moons.Train.Targets.ToArray();

    [Benchmark(Baseline = true)]
    public float MatrixNetwork() => Epoch(_matrix);

    [Benchmark]
    public float Generated() => Epoch(_generated);

    private float Epoch(INetwork network)
    {
        var cost = network.Backward(_inputs, _targets, _gradients);
        _sgd.Step(network.Parameters, _gradients);
        return cost;
    }
}
