using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Generated.Neuron;

var (train, test) = Dataset.FromCsv(Path.Combine(AppContext.BaseDirectory, "moons.csv")).Split(1340);

var network = new MoonClassifier(seed: 1);
new Trainer(network, new Adam { LearningRate = 0.01 }) { Epochs = 150, BatchSize = 32 }.Fit(train);

Console.WriteLine($"accuracy {100 * Metrics.Accuracy(network, test):F1} %, at (0.5, 1): {network.Predict(0.5f, 1f):F3}");
Console.WriteLine($"bits {Convert.ToHexString(MemoryMarshal.AsBytes(network.Parameters))}");

// Out of this process and in again.
foreach (var file in (string[])["moons.safetensors", "moons.npz", "moons.onnx"])
{
    network.Save(file);
    var loaded = new MoonClassifier();
    loaded.Load(file);
    Console.WriteLine($"loaded {file}: {loaded.Predict(0.5f, 1f) == network.Predict(0.5f, 1f)}, {MatrixNetwork.FromFile(file).Topology}");
}

// A network of loops, whose kernels take pairs of vectors and single ones.
var wide = new WideClassifier(seed: 1);
new Trainer(wide, new Adam { LearningRate = 0.01 }) { Epochs = 5, BatchSize = 50 }.Fit(train);
Console.WriteLine($"wide {Convert.ToHexString(SHA256.HashData(MemoryMarshal.AsBytes(wide.Parameters)))}");

// How fast, for people: not part of any test.
var gradients = new float[MoonClassifier.ParameterCount];
var (best, clock) = (double.MaxValue, new Stopwatch());
for (var trial = 0; trial < 20; trial++)
{
    clock.Restart();
    for (var i = 0; i < 500; i++)
    {
        network.Backward(train.Inputs, train.Targets, gradients);
    }

    best = Math.Min(best, clock.Elapsed.TotalMicroseconds / 500);
}

Console.WriteLine($"Backward of {train.Rows} rows: {best:F2} µs");

[Network(2, 8, 1)]
public sealed partial class MoonClassifier;

[Network(2, 48, 32, 1)]
public sealed partial class WideClassifier;
