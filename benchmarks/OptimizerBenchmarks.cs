using BenchmarkDotNet.Attributes;

namespace Generated.Neuron.Benchmarks;

/// <summary>
/// One step of an optimizer alone, compared with a plain pass over the bytes that it reads and writes, and after so many zero
/// gradients that its state has decayed.
/// </summary>
public class OptimizerBenchmarks
{
    /// <summary>Each optimizer, and how many numbers of state it has per parameter.</summary>
    private static readonly Dictionary<string, (Func<IOptimizer> Create, int States)> Each = new()
    {
        ["Sgd"] = (static () => new Sgd(), 0),
        ["Sgd, momentum"] = (static () => new Sgd { Momentum = 0.9 }, 1),
        ["Adam"] = (static () => new Adam(), 2),
        ["Adam, AMSGrad"] = (static () => new Adam { AmsGrad = true }, 3),
        ["AdamW"] = (static () => new AdamW(), 2),
        ["NAdam"] = (static () => new NAdam(), 2),
        ["RAdam"] = (static () => new RAdam(), 2),
        ["RmsProp"] = (static () => new RmsProp(), 1),
        ["RmsProp, centered, momentum"] = (static () => new RmsProp { Centered = true, Momentum = 0.9 }, 3),
        ["Adagrad"] = (static () => new Adagrad(), 1),
    };

    private IOptimizer _fresh = null!;
    private IOptimizer _faded = null!;
    private float[] _parameters = null!;
    private float[] _gradients = null!;
    private float[] _zeros = null!;
    private float[][] _states = null!;

    public static IEnumerable<string> Optimizers => Each.Keys;

    /// <summary>The parameters of 2-8-1 and of 784-128-10.</summary>
    [Params(33, 101_770)]
    public int Parameters { get; set; }

    [ParamsSource(nameof(Optimizers))]
    public string Optimizer { get; set; } = "";

    [GlobalSetup]
    public void Setup()
    {
        var random = new SplitMix64(1);
        _parameters = [.. Enumerable.Range(0, Parameters).Select(_ => (float)random.NextNormal())];
        _gradients = [.. Enumerable.Range(0, Parameters).Select(_ => 1e-3f * (float)random.NextNormal())];
        _zeros = new float[Parameters];
        _states = [.. Enumerable.Range(0, Each[Optimizer].States).Select(_ => new float[Parameters])];
        (_fresh, _faded) = (Create(), Create());
        _faded.Step(_parameters, _gradients);
        for (var step = 0; step < 100_000; step++)
        {
            _faded.Step(_parameters, _zeros);
        }
    }

    [Benchmark(Baseline = true, Description = "Plain pass")]
    public void PassOver() => PlainPass.Over(_parameters, _gradients, _states);

    [Benchmark]
    public void Step() => _fresh.Step(_parameters, _gradients);

    [Benchmark(Description = "Step, faded state")]
    public void FadedStep() => _faded.Step(_parameters, _zeros);

    private IOptimizer Create()
    {
        var optimizer = Each[Optimizer].Create();
        optimizer.LearningRate = 1e-9;
        return optimizer;
    }
}
