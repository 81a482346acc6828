using BenchmarkDotNet.Attributes;

namespace Generated.Neuron.Benchmarks;

/// <summary>The cost of many rows and its gradient, on one thread and on as many as there are processors.</summary>
[Computes(Pass.Backward)]
public class ThreadsBenchmarks
{
    private INetwork _generated = null!;
    private Batch _batch = null!;

    public static IEnumerable<Work> Works =>
    [
        .. Work.On(static () => new Network2_8_1(), 100_000),
        .. Work.On(static () => new Network4_32_16_4(), 10_000),
        .. Work.On(static () => new Network64_256_256_16(), 1340),
    ];

    [ParamsSource(nameof(Works))]
    public Work Work { get; set; } = null!;

    [GlobalSetup]
    public void Setup()
    {
        _generated = Work.NewNetwork();
        _batch = new Batch(Work);
    }

    [Benchmark(Baseline = true)]
    public float OneThread() => Backward(1);

    [Benchmark]
    public float AllProcessors() => Backward(-1);

    private float Backward(int maxDegreeOfParallelism) =>
        _generated.Backward(_batch.Inputs, _batch.Targets, _batch.Gradients, maxDegreeOfParallelism) + _batch.Gradients[^1];
}
