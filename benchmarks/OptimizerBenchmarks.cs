using System.Numerics;
using System.Runtime.CompilerServices;
using BenchmarkDotNet.Attributes;

namespace Generated.Neuron.Benchmarks;

/// <summary>
/// One step of an optimiser alone, beside a plain pass over the bytes that Adam reads and writes, and after so many gradients of
/// zeros that what it remembers has faded.
/// </summary>
public class OptimizerBenchmarks
{
    private IOptimizer _fresh = null!;
    private IOptimizer _faded = null!;
    private float[] _parameters = null!;
    private float[] _gradients = null!;
    private float[] _zeros = null!;
    private float[] _first = null!;
    private float[] _second = null!;

    /// <summary>The parameters of 2-8-1 and of 784-128-10.</summary>
    [Params(33, 101_770)]
    public int Parameters { get; set; }

    [Params(nameof(Sgd), "Momentum", nameof(Adam), nameof(RmsProp), nameof(Adagrad))]
    public string Optimizer { get; set; } = "";

    [GlobalSetup]
    public void Setup()
    {
        var random = new SplitMix64(1);
        _parameters = [.. Enumerable.Range(0, Parameters).Select(_ => (float)random.NextNormal())];
        _gradients = [.. Enumerable.Range(0, Parameters).Select(_ => 1e-3f * (float)random.NextNormal())];
        (_zeros, _first, _second) = (new float[Parameters], new float[Parameters], new float[Parameters]);
        (_fresh, _faded) = (Create(), Create());
        _faded.Step(_parameters, _gradients);
        for (var step = 0; step < 100_000; step++)
        {
            _faded.Step(_parameters, _zeros);
        }
    }

    [Benchmark(Baseline = true, Description = "Plain pass")]
    public void PlainPass() => PassOver(_parameters, _gradients, _first, _second);

    [Benchmark]
    public void Step() => _fresh.Step(_parameters, _gradients);

    [Benchmark(Description = "Step, faded state")]
    public void FadedStep() => _faded.Step(_parameters, _zeros);

    private IOptimizer Create() => Optimizer switch
    {
        nameof(Sgd) => new Sgd { LearningRate = 1e-9 },
        "Momentum" => new Sgd { LearningRate = 1e-9, Momentum = 0.9 },
        nameof(Adam) => new Adam { LearningRate = 1e-9 },
        nameof(RmsProp) => new RmsProp { LearningRate = 1e-9 },
        _ => new Adagrad { LearningRate = 1e-9 },
    };

    /// <summary>Reads four arrays and writes three.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void PassOver(float[] parameters, float[] gradients, float[] first, float[] second)
    {
        for (var k = 0; k <= parameters.Length - Vector<float>.Count; k += Vector<float>.Count)
        {
            var (g, m, v) = (new Vector<float>(gradients, k), new Vector<float>(first, k), new Vector<float>(second, k));
            (new Vector<float>(parameters, k) + (g + m + v)).CopyTo(parameters, k);
            (m + g).CopyTo(first, k);
            (v + g).CopyTo(second, k);
        }
    }
}
