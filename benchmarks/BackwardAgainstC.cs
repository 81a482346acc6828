using BenchmarkDotNet.Attributes;

namespace Generated.Neuron.Benchmarks;

/// <summary>The cost of the rows and its gradient, against C written by hand.</summary>
[Computes(Pass.Backward)]
[NeedsC]
public class BackwardAgainstC
{
    private INetwork _generated = null!;
    private CProgram _c = null!;
    private Batch _batch = null!;

    public static IEnumerable<Work> Works =>
    [
        .. Work.On(static () => new Network2_8_1(), 32, 1340, 10_000),
        .. Work.On(static () => new Network4_32_16_4(), 32, 1340, 10_000),
    ];

    [ParamsSource(nameof(Works))]
    public Work Work { get; set; } = null!;

    [GlobalSetup]
    public void Setup()
    {
        _generated = Work.NewNetwork();
        _batch = new Batch(Work);
        _c = new CProgram(_generated, _batch, Work.Rows);
    }

    [Benchmark(Baseline = true)]
    public float C() => _c.Gradient();

    [Benchmark(Description = "Generated")]
    public float GeneratedNetwork() =>
        _generated.Backward(_batch.Inputs, _batch.Targets, _batch.Gradients) + _batch.Gradients[^1];
}
