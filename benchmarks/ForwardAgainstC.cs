using BenchmarkDotNet.Attributes;

namespace Generated.Neuron.Benchmarks;

/// <summary>The outputs of one row and of many, against C written by hand.</summary>
[Computes(Pass.Forward)]
[NeedsC]
public class ForwardAgainstC
{
    private INetwork _generated = null!;
    private CProgram _c = null!;
    private Batch _batch = null!;

    public static IEnumerable<Work> Works =>
    [
        .. Work.On(static () => new Network2_8_1(), 1, 32, 1340, 10_000),
        .. Work.On(static () => new Network4_32_16_4(), 1, 32, 1340, 10_000),
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
    public float C() => _c.Forward();

    [Benchmark(Description = "Generated")]
    public float GeneratedNetwork()
    {
        _generated.Forward(_batch.Inputs, _batch.Outputs);
        return _batch.Outputs[^1];
    }
}
