using BenchmarkDotNet.Attributes;

namespace Generated.Neuron.Benchmarks;

/// <summary>a = f(z), a number.</summary>
public class ActivationBenchmarks
{
    private readonly ActivationNumbers _numbers = new();
    private ActivationLoops _vectors = null!;
    private ActivationLoops _plain = null!;
    private Action<float[], float[]> _tensors = null!;

    public static IEnumerable<string> Activations => ActivationNumbers.Names;

    [ParamsSource(nameof(Activations))]
    public string Activation { get; set; } = "";

    [GlobalSetup]
    public void Setup()
    {
        var name = Enum.Parse<Activation>(Activation);
        (_vectors, _plain) = (ActivationLoops.InVectors(name), ActivationLoops.Plain(name));
        _tensors = TensorActivations.Of(Activation)!;
    }

    [Benchmark(Baseline = true, OperationsPerInvoke = ActivationNumbers.Count, Description = "Plain loop")]
    public void Plain() => _plain.Forward(_numbers.Z, _numbers.Result);

    /// <summary>Left out by <see cref="Measurement"/> if there is no such primitive.</summary>
    [Benchmark(OperationsPerInvoke = ActivationNumbers.Count)]
    public void TensorPrimitives() => _tensors(_numbers.Z, _numbers.Result);

    [Benchmark(OperationsPerInvoke = ActivationNumbers.Count, Description = "Generated.Neuron")]
    public void Vectors() => _vectors.Forward(_numbers.Z, _numbers.Result);
}
