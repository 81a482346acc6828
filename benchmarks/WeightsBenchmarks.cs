using BenchmarkDotNet.Attributes;

namespace Generated.Neuron.Benchmarks;

/// <summary>Saves a network of 101,770 parameters to a file, flushed to the disk, and loads it again, checked.</summary>
public class WeightsBenchmarks
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("neuron-benchmarks-");
    private readonly Network784_128_10 _network = new(seed: 1);
    private string _path = "";

    [Params(".safetensors", ".npz", ".onnx")]
    public string Format { get; set; } = "";

    [GlobalSetup]
    public void Setup()
    {
        _path = Path.Combine(_folder.FullName, $"network{Format}");
        _network.Save(_path);
    }

    [GlobalCleanup]
    public void Cleanup() => _folder.Delete(recursive: true);

    [Benchmark]
    public void Load() => _network.Load(_path);

    [Benchmark]
    public void Save() => _network.Save(_path);
}
