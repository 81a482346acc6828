using BenchmarkDotNet.Attributes;

namespace Generated.Neuron.Benchmarks;

/// <summary>
/// The outputs of one row, one call after the other, against plain loops in C with the better of gcc's two vector widths.
/// </summary>
[Computes(Pass.Forward)]
[NeedsC]
public class OneRowAgainstC
{
    private INetwork _generated = null!;
    private OneRowProgram _c = null!;
    private Batch _batch = null!;

    public static IEnumerable<Work> Works => Networks.Select(network => new Work(1, network) { ShowsActivation = true });

    /// <summary>Also for the check that all compute the same.</summary>
    internal static Func<INetwork>[] Networks =>
    [
        static () => new Row2_8_1(), static () => new Row2_8_1Tanh(), static () => new Row2_8_1Sigmoid(),
        static () => new Row24_8_2(), static () => new Row24_8_2Tanh(), static () => new Row24_8_2Sigmoid(),
        static () => new Row32_32_4(), static () => new Row32_32_4Tanh(), static () => new Row32_32_4Sigmoid(),
        static () => new Network4_32_16_4(), static () => new Row4_32_16_4Tanh(), static () => new Row4_32_16_4Sigmoid(),
        static () => new Row16_64_64_1(), static () => new Row16_64_64_1Tanh(), static () => new Row16_64_64_1Sigmoid(),
        static () => new Row64_64_10(), static () => new Row64_64_10Tanh(), static () => new Row64_64_10Sigmoid(),
        static () => new Row5_50x6_5(), static () => new Row5_50x6_5Tanh(), static () => new Row5_50x6_5Sigmoid(),
        static () => new Row784_128_10(), static () => new Row784_128_10Tanh(), static () => new Row784_128_10Sigmoid(),
        static () => new Row64_10(), static () => new Row784_10(),
    ];

    [ParamsSource(nameof(Works))]
    public Work Work { get; set; } = null!;

    [GlobalSetup]
    public void Setup()
    {
        _generated = Work.NewNetwork();
        _batch = new Batch(Work);
        _c = new OneRowProgram(_generated, _batch);
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
