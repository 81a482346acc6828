using BenchmarkDotNet.Attributes;

namespace Generated.Neuron.Benchmarks;

/// <summary>
/// The outputs of one row and of many, against ONNX Runtime with bound buffers, on one thread and on its own choice of threads.
/// </summary>
[Computes(Pass.Forward)]
public class ForwardAgainstOnnx
{
    private INetwork _generated = null!;
    private OnnxProgram _oneThread = null!;
    private OnnxProgram _allThreads = null!;
    private float[] _inputs = [];
    private float[] _outputs = [];

    public static IEnumerable<Work> Works =>
    [
        .. Work.On(static () => new Network2_8_1(), 1, 1340, 10_000),
        .. Work.On(static () => new Network24_8_2(), 1, 1340),
        .. Work.On(static () => new Network4_32_16_4(), 1, 1340, 10_000),
        .. Work.On(static () => new Network16_64_64_1(), 1, 1340),
        .. Work.On(static () => new Network5_50x6_5(), 1, 1340),
        .. Work.On(static () => new Network64_256_256_16(), 1, 32, 1340),
        .. Work.On(static () => new Network784_128_10(), 1, 32, 1340),
    ];

    [ParamsSource(nameof(Works))]
    public Work Work { get; set; } = null!;

    [GlobalSetup(Target = nameof(GeneratedNetwork))]
    public void Setup()
    {
        _generated = Work.NewNetwork();
        var batch = new Batch(Work);
        (_inputs, _outputs) = (batch.Inputs, batch.Outputs);
    }

    // A pool of threads that spin for work would disturb the other benchmarks, so each session exists only in its own.
    [GlobalSetup(Target = nameof(OnnxOneThread))]
    public void SetupOneThread() => _oneThread = NewProgram(threads: 1);

    [GlobalSetup(Target = nameof(OnnxAllThreads))]
    public void SetupAllThreads() => _allThreads = NewProgram(threads: 0);

    [GlobalCleanup]
    public void Cleanup()
    {
        _oneThread?.Dispose();
        _allThreads?.Dispose();
    }

    [Benchmark(Baseline = true)]
    public float OnnxOneThread()
    {
        _oneThread.Run();
        return _outputs[^1];
    }

    [Benchmark]
    public float OnnxAllThreads()
    {
        _allThreads.Run();
        return _outputs[^1];
    }

    [Benchmark(Description = "Generated")]
    public float GeneratedNetwork()
    {
        _generated.Forward(_inputs, _outputs);
        return _outputs[^1];
    }

    private OnnxProgram NewProgram(int threads)
    {
        Setup();
        var batch = new Batch(Work);
        (_inputs, _outputs) = (batch.Inputs, batch.Outputs);
        return new OnnxProgram(_generated, batch, Work.Rows, threads);
    }
}
