using System.Diagnostics;
using Generated.Neuron.Files;
using Generated.Neuron.Weights;
using Microsoft.ML.OnnxRuntime;
using Xunit.Abstractions;
using static Generated.Neuron.Tests.Weights.OnnxMaker;

namespace Generated.Neuron.Tests.Weights;

/// <summary>
/// Graphs of any operators that are read, in any order, with any inputs and attributes: what <see cref="FuzzTests"/> hardly reaches,
/// because it damages the format itself. Each is read or refused by a <see cref="ModelFileException"/> of one line.
/// <c>NEURON_FUZZ_CASES</c> sets the number of graphs, <c>NEURON_FUZZ_SEED</c> the seed.
/// </summary>
[Trait(nameof(Needs), Needs.AnyVectors)]
[Trait(nameof(Needs), Needs.Time)]
public sealed class OnnxRandomGraphTests(ITestOutputHelper output)
{
    private static readonly (string Domain, string Operator, IReadOnlyList<string> Attributes)[] Operators = [.. OperatorTable.All];

    private const int TameShapes = 8;

    private const int TameSingles = 9;

    private static readonly long[][] Shapes =
        [[], [1], [2], [2, 2], [1, 2], [2], [2, 2], [2, 1], [1, 1], [3], [0], [2, 3], [1, 1, 2], [2, 2, 2]];

    private static readonly long[] Integers = [0, 1, 2, -1, -2, 3, 7, long.MinValue, long.MaxValue, int.MaxValue, 10];

    private static readonly float[] Singles = [0, 1, -1, 2, 0.01f, 1f / 6, 0.5f, 3, 6, 1e38f, -1e38f, float.NaN, float.Epsilon];

    private static int Cases => int.TryParse(Environment.GetEnvironmentVariable("NEURON_FUZZ_CASES"), out var cases) ? cases : 100_000;

    private static int Seed =>
        int.TryParse(Environment.GetEnvironmentVariable("NEURON_FUZZ_SEED"), out var seed) ? seed : Environment.TickCount;

    /// <summary>Other graphs with each run, and those of a run that found rows without a dimension.</summary>
    public static TheoryData<int> Seeds => [29166007, Seed];

    [Theory, MemberData(nameof(Seeds), DisableDiscoveryEnumeration = true)]
    public void A_graph_of_any_operators_is_read_or_refused(int seed)
    {
        var (cases, accepted) = (Cases, 0);
        output.WriteLine($"{cases} graphs, NEURON_FUZZ_SEED={seed}");
        var random = new Random(seed);
        var (most, slowest) = (0L, TimeSpan.Zero);
        for (var i = 0; i < cases; i++)
        {
            var content = Next(random, isTame: false);
            var (before, started) = (GC.GetAllocatedBytesForCurrentThread(), Stopwatch.GetTimestamp());
            try
            {
                _ = OnnxReader.Read(new ModelFile("file", content));
                accepted++;
            }
            catch (ModelFileException refused)
            {
                Assert.True(!refused.Message.Any(
                    char.IsControl) && refused.Message.Length < 1500,
                    $"NEURON_FUZZ_SEED={seed}, graph {i}: {refused.Message}");
            }
            catch (Exception problem)
            {
                Assert.Fail($"NEURON_FUZZ_SEED={seed}, graph {i}, {Convert.ToBase64String(content)}: {problem}");
            }

            most = Math.Max(most, GC.GetAllocatedBytesForCurrentThread() - before);
            slowest = slowest > Stopwatch.GetElapsedTime(started) ? slowest : Stopwatch.GetElapsedTime(started);
        }

        output.WriteLine($"{accepted} read, the rest refused; at most {most} bytes and {slowest.TotalMilliseconds:F1} ms for one graph");

        // Graphs of a kilobyte, and the 10,000 numbers of 8 bytes that are allowed to any file.
        Assert.InRange(most, 0, 250_000);
        Assert.InRange(accepted, 1, cases - 1);
    }

    /// <summary>What is read is what ONNX Runtime computes, wherever that takes the graph too.</summary>
    [Fact]
    public void What_is_read_of_any_graph_is_what_ONNX_Runtime_computes()
    {
        const int Graphs = 20_000;
        var (seed, compared) = (Seed, 0);
        output.WriteLine($"{Graphs} graphs, NEURON_FUZZ_SEED={seed}");
        var random = new Random(seed);
        using var silent = new SessionOptions { LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL, IntraOpNumThreads = 1 };
        for (var i = 0; i < Graphs; i++)
        {
            var content = Next(random, isTame: true);
            if (Read(content) is { } network && network.Topology.InputCount is 1 or 2 or 4 && Run(content, silent) is { } others)
            {
                compared++;
                var outputs = new float[Inputs.Length / network.Topology.InputCount * network.Topology.OutputCount];
                network.Forward(Inputs, outputs);

                // Relative to the largest number on the way: outputs may be small differences of large sums.
                var scale = network.Parameters.ToArray().Concat(others).Select(Math.Abs).Append(1).Max();
                var isSame = others.Length == outputs.Length
                    && outputs.Zip(others).All(pair => Math.Abs(pair.First - pair.Second) <= 1e-5f * scale);
                Assert.True(
                    isSame,
                    $"NEURON_FUZZ_SEED={seed}, graph {i}, {Convert.ToBase64String(content)}: {string.Join(", ", outputs)}; "
                        + $"{string.Join(", ", others)}");
            }
        }

        output.WriteLine($"{compared} compared");
        Assert.True(compared > 0);
    }

    /// <summary>Four rows of two.</summary>
    private static readonly float[] Inputs = [0.5f, -1, 2, 0.25f, -0.75f, 3, 1, 1.5f];

    private static MatrixNetwork? Read(byte[] content)
    {
        try
        {
            using var stream = new MemoryStream(content);
            var network = new MatrixNetwork(Onnx.ReadTopology(stream));
            stream.Position = 0;
            Onnx.Load(network, stream);
            return network;
        }
        catch (ModelFileException)
        {
            return null;
        }
    }

    /// <summary>Null where ONNX Runtime refuses the graph, as for types that do not fit, or gives what is no float32.</summary>
    private static float[]? Run(byte[] content, SessionOptions options)
    {
        try
        {
            using var session = new InferenceSession(content, options);
            using var input = OrtValue.CreateTensorValueFromMemory(Inputs, [4, 2]);
            using var run = new RunOptions();
            using var outputs = session.Run(run, ["x"], [input], ["y"]);
            return outputs[0].GetTensorDataAsSpan<float>().ToArray();
        }
        catch (OnnxRuntimeException)
        {
            return null;
        }
    }

    /// <summary>Up to seven nodes; tame ones fit each other more often, and all their numbers are near 1.</summary>
    private static byte[] Next(Random random, bool isTame)
    {
        string[] initializers = ["w", "v", "u", "b", "i", "j", "t"];
        return Model(
            graph =>
            {
                List<string> names = ["x", "x", .. initializers, ""];
                var count = random.Next(1, 8);
                for (var node = 0; node < count; node++)
                {
                    var name = node == count - 1 ? "y" : $"n{node}";
                    graph.Write(1, isTame && node == 0 ? OnnxMaker.Node("MatMul", "x w", name) : Node(random, names, name, isTame));

                    // What was computed last is the likeliest to be used.
                    names.AddRange([name, name, name, name]);
                }

                foreach (var initializer in initializers)
                {
                    var isLayer = isTame && initializer == "w";
                    graph.Write(5, isLayer ? OnnxMaker.Tensor("w", [2, 2], 0.5f, -1, 0.25f, 1.5f) : Tensor(random, initializer, isTame));
                }

                graph.Write(11, Value("x", 2)).Write(12, Value("y"));
            },
            opset: isTame ? random.Next(7, 22) : random.Next(7, 27),
            more: model => model.Write(8, Opset("ai.onnx.ml", 3)));
    }

    private static ProtobufWriter Node(Random random, List<string> names, string output, bool isTame)
    {
        var (domain, operation, attributes) = random.Next(4) == 0 ? ("", "MatMul", []) : Operators[random.Next(Operators.Length)];
        var node = new ProtobufWriter();
        for (var inputs = random.Next(1, 4); inputs > 0; inputs--)
        {
            node.Write(1, names[random.Next(names.Count)]);
        }

        node.Write(2, output).Write(4, operation).Write(7, domain);
        foreach (var attribute in attributes.Where(_ => random.Next(3) == 0))
        {
            var isSwitch = isTame && attribute is "axis" or "transA" or "transB";
            node.Write(5, isSwitch ? Switch(random, attribute) : Attribute(random, attribute, isTame));
        }

        return node;
    }

    private static ProtobufWriter Switch(Random random, string name) =>
        new ProtobufWriter().Write(1, name).Write(3, random.Next(2)).Write(20, 2);

    private static ProtobufWriter Attribute(Random random, string name, bool isTame)
    {
        var attribute = new ProtobufWriter().Write(1, name);
        return random.Next(7) switch
        {
            0 or 1 => attribute.Write(3, Integers[random.Next(Integers.Length)]).Write(20, 2),
            2 or 3 => attribute.Write(2, Single(random, isTame)).Write(20, 1),
            4 => attribute.Write(5, Tensor(random, "", isTame)).Write(20, 4),
            5 => attribute.Write(8, Integers[random.Next(Integers.Length)]).Write(8, random.Next(3)).Write(20, 7),
            _ => attribute.Write(7, random.NextSingle()).Write(7, 1f).Write(20, 6),
        };
    }

    private static ProtobufWriter Tensor(Random random, string name, bool isTame)
    {
        var shape = Shapes[random.Next(isTame ? TameShapes : Shapes.Length)];
        var count = (int)shape.Aggregate(1L, (product, size) => product * size);
        if (name is "i" or "j" or "t")
        {
            var tensor = Described(name, shape, 7);
            for (var i = 0; i < count; i++)
            {
                tensor.Write(7, Integers[random.Next(Integers.Length)]);
            }

            return tensor;
        }

        var numbers = Enumerable.Range(0, count).Select(_ => random.Next(2) == 0 ? random.NextSingle() : Single(random, isTame));
        return OnnxMaker.Tensor(name, shape, [.. numbers]);
    }

    private static float Single(Random random, bool isTame) => Singles[random.Next(isTame ? TameSingles : Singles.Length)];
}
