using BenchmarkDotNet.Attributes;

namespace Generated.Neuron.Benchmarks;

/// <summary>d · f′(z), per number, with a = f(z) available.</summary>
public class ActivationDerivativeBenchmarks
{
    private readonly ActivationNumbers _numbers = new();
    private readonly float[] _a = new float[ActivationNumbers.Count];
    private ActivationLoops _vectors = null!;
    private ActivationLoops _plain = null!;

    public static IEnumerable<string> Activations => ActivationNumbers.Names;

    [ParamsSource(nameof(Activations))]
    public string Activation { get; set; } = "";

    [GlobalSetup]
    public void Setup()
    {
        var name = Enum.Parse<Activation>(Activation);
        (_vectors, _plain) = (ActivationLoops.InVectors(name), ActivationLoops.Plain(name));
        _vectors.Forward(_numbers.Z, _a);
    }

    [Benchmark(Baseline = true, OperationsPerInvoke = ActivationNumbers.Count, Description = "Plain loop")]
    public void Plain() => _plain.Derivative(_numbers.Z, _a, _numbers.D, _numbers.Result);

    [Benchmark(OperationsPerInvoke = ActivationNumbers.Count, Description = "Generated.Neuron")]
    public void Vectors() => _vectors.Derivative(_numbers.Z, _a, _numbers.D, _numbers.Result);
}
