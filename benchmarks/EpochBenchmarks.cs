using BenchmarkDotNet.Attributes;

namespace Generated.Neuron.Benchmarks;

/// <summary>One epoch of plain gradient descent of 2-8-1: cost and gradient of 1,340 rows, and a step.</summary>
[Computes(Pass.Backward)]
public class EpochBenchmarks
{
    private readonly Network2_8_1 _generated = new();
    private readonly MatrixNetwork _matrix = new(new Network2_8_1().Topology);
    private readonly Sgd _sgd = new() { LearningRate = 0.1 };
    private readonly float[] _gradients = new float[Network2_8_1.ParameterCount];
    private readonly float[] _inputs = Moons.Train.Inputs.ToArray();
    private readonly float[] _targets = Moons.Train.Targets.ToArray();

    public static IEnumerable<Work> Works => Work.On(static () => new Network2_8_1(), Moons.Rows);

    [ParamsSource(nameof(Works))]
    public Work Work { get; set; } = null!;

    [Benchmark(Baseline = true)]
    public float MatrixNetwork() => Epoch(_matrix);

    [Benchmark(Description = "Generated")]
    public float GeneratedNetwork() => Epoch(_generated);

    private float Epoch(INetwork network)
    {
        var cost = network.Backward(_inputs, _targets, _gradients);
        _sgd.Step(network.Parameters, _gradients);
        return cost;
    }
}
