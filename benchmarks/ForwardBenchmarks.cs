using BenchmarkDotNet.Attributes;

namespace Generated.Neuron.Benchmarks;

/// <summary>The outputs of one row and of many.</summary>
[Computes(Pass.Forward)]
public class ForwardBenchmarks
{
    private INetwork _generated = null!;
    private INetwork _matrix = null!;
    private float[] _inputs = [];
    private float[] _outputs = [];

    public static IEnumerable<Work> Works =>
    [
        .. Work.On(static () => new Network2_8_1(), 1, 32, 1340, 10_000),
        .. Work.On(static () => new Network24_8_2(), 1, 1340, 10_000),
        .. Work.On(static () => new Network4_32_16_4(), 1, 32, 1340, 10_000),
        .. Work.On(static () => new Network16_64_64_1(), 1, 32, 1340),
        .. Work.On(static () => new Network5_50x6_5(), 1, 32, 1340),
        .. Work.On(static () => new Network64_256_256_16(), 1, 32, 1340),
        .. Work.On(static () => new Network784_128_10(), 1, 32, 1340),
    ];

    [ParamsSource(nameof(Works))]
    public Work Work { get; set; } = null!;

    [GlobalSetup]
    public void Setup()
    {
        _generated = Work.NewNetwork();
        _matrix = new MatrixNetwork(Work.Topology);
        var batch = new Batch(Work);
        (_inputs, _outputs) = (batch.Inputs, batch.Outputs);
    }

    [Benchmark(Baseline = true)]
    public float MatrixNetwork() => Forward(_matrix);

    [Benchmark(Description = "Generated")]
    public float GeneratedNetwork() => Forward(_generated);

    private float Forward(INetwork network)
    {
        network.Forward(_inputs, _outputs);
        return _outputs[^1];
    }
}
