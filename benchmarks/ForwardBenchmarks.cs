using BenchmarkDotNet.Attributes;

namespace Generated.Neuron.Benchmarks;

/// <summary>Outputs of 2-8-1, for one row and for all.</summary>
[MemoryDiagnoser]
public class ForwardBenchmarks
{
    private readonly MoonNetwork _generated = new();
    private readonly MatrixNetwork _matrix = new(new MoonNetwork().Topology);
    private float[] _inputs = [];
    private float[] _outputs = [];

    [Params(1, Moons.Rows)]
    public int Rows { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        _inputs = Moons.Train.Inputs[..(Rows * MoonNetwork.InputCount)].ToArray();
        _outputs = new float[Rows * MoonNetwork.OutputCount];
    }

    [Benchmark(Baseline = true)]
    public float MatrixNetwork()
    {
        _matrix.Forward(_inputs, _outputs);
        return _outputs[^1];
    }

    [Benchmark]
    public float Generated()
    {
        _generated.Forward(_inputs, _outputs);
        return _outputs[^1];
    }
}
