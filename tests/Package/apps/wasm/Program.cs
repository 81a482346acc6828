using System.Globalization;
using System.Runtime.Intrinsics;
using Generated.Neuron;
using Generated.Neuron.SameBits;

Console.WriteLine(
    $"{(OperatingSystem.IsBrowser() ? "Browser" : "Not a browser")}, 128-bit vectors: {Vector128.IsHardwareAccelerated}, 256-bit "
        + $"vectors: {Vector256.IsHardwareAccelerated}");

const int rows = 1340;
var lines = new StreamReader(typeof(MoonClassifier).Assembly.GetManifestResourceStream("moons.csv")!)
    .ReadToEnd()
    .Split('\n', StringSplitOptions.RemoveEmptyEntries);
float[][] numbers = [.. lines.Skip(char.IsLetter(lines[0][0]) ? 1 : 0)
    .Select(line => line.Split(',').Select(number => float.Parse(number, CultureInfo.InvariantCulture)).ToArray())];
float[] inputs = [.. numbers.SelectMany(row => row.Take(2))];
float[] targets = [.. numbers.Select(row => row[2])];

var network = new MoonClassifier(seed: 1);
var adam = new Adam { LearningRate = 0.02 };
var gradients = new float[MoonClassifier.ParameterCount];
for (var epoch = 0; epoch < 400; epoch++)
{
    network.Backward(inputs.AsSpan(0, 2 * rows), targets.AsSpan(0, rows), gradients);
    adam.Step(network.Parameters, gradients);
}

var right = Enumerable.Range(rows, numbers.Length - rows)
    .Count(row => network.Predict(inputs[2 * row], inputs[(2 * row) + 1]) > 0.5f == targets[row] > 0.5f);
Console.WriteLine($"accuracy {100.0 * right / (numbers.Length - rows):F1} %");

// Out and in again, on streams: a browser has no files of its own.
var loaded = new MoonClassifier();
foreach (var (format, save, load) in ((string, Action<INetwork, Stream>, Action<INetwork, Stream>)[])[
    ("safetensors", Safetensors.Save, Safetensors.Load), ("npz", Npz.Save, Npz.Load), ("onnx", Onnx.Save, Onnx.Load),
])
{
    var file = new MemoryStream();
    save(network, file);
    file.Position = 0;
    load(loaded, file);
    Console.WriteLine($"loaded {format}: {loaded.Predict(0.5f, 1f) == network.Predict(0.5f, 1f)}");
    loaded.Parameters.Clear();
}

// The networks of tests/SameBits.
foreach (var same in Every.Network)
{
    Console.WriteLine(Training.Run(same));
}

[Network(2, 8, 1)]
public sealed partial class MoonClassifier;
