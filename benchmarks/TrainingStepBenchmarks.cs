using BenchmarkDotNet.Attributes;

namespace Generated.Neuron.Benchmarks;

/// <summary>One step of training on a mini-batch: the cost and its gradient, and Adam's update.</summary>
[Computes(Pass.Backward)]
public class TrainingStepBenchmarks
{
    private INetwork _generated = null!;
    private INetwork _matrix = null!;
    private Adam _adam = null!;
    private Batch _batch = null!;
    private Batch _all = null!;
    private int[] _order = null!;

    public static IEnumerable<Work> Works =>
    [
        .. Work.On(static () => new Network2_8_1(), 32),
        .. Work.On(static () => new Network24_8_2(), 32),
        .. Work.On(static () => new Network4_32_16_4(), 32, 10_000),
        .. Work.On(static () => new Network16_64_64_1(), 32),
        .. Work.On(static () => new Network5_50x6_5(), 32),
        .. Work.On(static () => new Network64_256_256_16(), 32, 512),
        .. Work.On(static () => new Network784_128_10(), 32, 512),
    ];

    [ParamsSource(nameof(Works))]
    public Work Work { get; set; } = null!;

    [GlobalSetup]
    public void Setup()
    {
        _generated = Work.NewNetwork();
        _matrix = new MatrixNetwork(Work.Topology);
        _batch = new Batch(Work);

        // As many batches as give a few thousand rows, of which one is taken at random.
        _all = new Batch(Work with { Rows = Work.Rows * Math.Max(1, 4096 / Work.Rows) });
        _order = [.. Enumerable.Range(0, _all.Targets.Length / Work.Topology.OutputCount)];
        new Random(1).Shuffle(_order);
        _order = _order[..Work.Rows];

        // So small that millions of steps on the same rows do not learn them by heart: gradients that fade out into
        // subnormal numbers would be measured instead of a step.
        _adam = new Adam { LearningRate = 1e-12 };
    }

    [Benchmark(Baseline = true)]
    public float MatrixNetwork() => Step(_matrix);

    [Benchmark(Description = "Generated")]
    public float GeneratedNetwork() => Step(_generated);

    [Benchmark(Description = "Generated, shuffled rows")]
    public float ShuffledRows()
    {
        var cost = _generated.Backward(_all.Inputs, _all.Targets, _order, _batch.Gradients);
        _adam.Step(_generated.Parameters, _batch.Gradients);
        return cost;
    }

    private float Step(INetwork network)
    {
        var cost = network.Backward(_batch.Inputs, _batch.Targets, _batch.Gradients);
        _adam.Step(network.Parameters, _batch.Gradients);
        return cost;
    }
}
