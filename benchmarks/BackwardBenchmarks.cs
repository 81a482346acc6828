using BenchmarkDotNet.Attributes;

namespace Generated.Neuron.Benchmarks;

/// <summary>The cost of the rows and its gradient.</summary>
[Computes(Pass.Backward)]
public class BackwardBenchmarks
{
    private INetwork _generated = null!;
    private INetwork _matrix = null!;
    private Batch _batch = null!;

    public static IEnumerable<Work> Works =>
    [
        .. Work.On(static () => new Network2_8_1(), 1, 32, 1340, 10_000),
        .. Work.On(static () => new Network24_8_2(), 32, 1340, 10_000),
        .. Work.On(static () => new Network4_32_16_4(), 32, 1340, 10_000),
        .. Work.On(static () => new Network16_64_64_1(), 32, 1340),
        .. Work.On(static () => new Network5_50x6_5(), 32, 1340),
        .. Work.On(static () => new Network64_256_256_16(), 32, 512, 1340),
        .. Work.On(static () => new Network784_128_10(), 32, 512, 1340),
    ];

    [ParamsSource(nameof(Works))]
    public Work Work { get; set; } = null!;

    [GlobalSetup]
    public void Setup()
    {
        _generated = Work.NewNetwork();
        _matrix = new MatrixNetwork(Work.Topology);
        _batch = new Batch(Work);
    }

    [Benchmark(Baseline = true)]
    public float MatrixNetwork() => Backward(_matrix);

    [Benchmark(Description = "Generated")]
    public float GeneratedNetwork() => Backward(_generated);

    private float Backward(INetwork network) =>
        network.Backward(_batch.Inputs, _batch.Targets, _batch.Gradients) + _batch.Gradients[^1];
}
