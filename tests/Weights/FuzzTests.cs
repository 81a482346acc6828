using System.Diagnostics;
using Generated.Neuron.Files;
using Generated.Neuron.Weights;
using Xunit.Abstractions;

namespace Generated.Neuron.Tests.Weights;

/// <summary>
/// Damaged files of every format: each is read or refused by a <see cref="ModelFileException"/> of one line, never by another
/// exception, soon, and with little memory. <c>NEURON_FUZZ_CASES</c> sets the number of files, <c>NEURON_FUZZ_SEED</c> the seed.
/// </summary>
[Trait(nameof(Needs), Needs.Time)]
public sealed class FuzzTests(ITestOutputHelper output)
{
    /// <summary>
    /// What one file of a few hundred bytes may allocate. An npz may inflate to 1032 times its length by its format, that is a
    /// megabyte; a thousand bytes of text and lists come to less.
    /// </summary>
    private const long MostBytes = 4_000_000;

    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(2);

    private static int Cases => int.TryParse(Environment.GetEnvironmentVariable("NEURON_FUZZ_CASES"), out var cases) ? cases : 100_000;

    private static int Seed =>
        int.TryParse(Environment.GetEnvironmentVariable("NEURON_FUZZ_SEED"), out var seed) ? seed : Environment.TickCount;

    public static TheoryData<string> Formats => [.. ModelFormat.All.Select(format => format.Extension)];

    [Theory, MemberData(nameof(Formats))]
    public void Damaged_files_are_read_or_refused(string extension)
    {
        var format = ModelFormat.All.Single(format => format.Extension == extension);
        var (seed, cases, accepted) = (Seed, Cases, 0);
        output.WriteLine($"{extension}: {cases} files, NEURON_FUZZ_SEED={seed}");
        var mutation = new Mutation(seed, [.. Originals(format)]);
        var (most, slowest) = (0L, TimeSpan.Zero);
        for (var i = 0; i < cases; i++)
        {
            var content = mutation.Next();
            var (before, started) = (GC.GetAllocatedBytesForCurrentThread(), Stopwatch.GetTimestamp());
            try
            {
                var network = format.Read(new ModelFile("file", content));
                accepted++;
                Assert.All(
                    network.Dense,
                    layer => Assert.Equal((layer.Inputs * layer.Outputs, layer.Outputs), (layer.Weights.Length, layer.Biases.Length)));
                Assert.Equal(network.Topology is null ? null : network.Layers.Count, network.Topology?.Count);
                Assert.Null(network.Topology is { } layers ? ResidualRules.Mistake(layers) : null);
            }
            catch (ModelFileException refused)
            {
                Assert.True(
                    !refused.Message.Any(char.IsControl) && refused.Message.Length < 1500,
                    $"NEURON_FUZZ_SEED={seed}, file {i}: {refused.Message}");
            }
            catch (Exception problem)
            {
                Assert.Fail($"NEURON_FUZZ_SEED={seed}, file {i}, {Convert.ToBase64String(content)}: {problem}");
            }

            most = Math.Max(most, GC.GetAllocatedBytesForCurrentThread() - before);
            slowest = slowest > Stopwatch.GetElapsedTime(started) ? slowest : Stopwatch.GetElapsedTime(started);
            Assert.True(most <= MostBytes, $"NEURON_FUZZ_SEED={seed}, file {i} took {most} bytes.");
        }

        output.WriteLine($"{accepted} read, the rest refused; at most {most} bytes and {slowest.TotalMilliseconds:F1} ms for one file");
        Assert.True(slowest < Soon, $"NEURON_FUZZ_SEED={seed}: one file took {slowest}.");
        Assert.InRange(accepted, 1, cases - 1);
    }

    /// <summary>
    /// What is damaged: a small network as it is saved; for NumPy's archives the deflated one as well, and for ONNX models with as many
    /// operators as there are.
    /// </summary>
    private static IEnumerable<byte[]> Originals(ModelFormat format)
    {
        var saved = format.Write(
            NetworkToWrite.Of(new MatrixNetwork(Topology.Parse("2-3-1 (Relu, Sigmoid; BinaryCrossEntropy)"), seed: 1)));
        yield return saved;
        yield return format.Write(NetworkToWrite.Of(new MatrixNetwork(Topology.Parse("2-2+1-2+2 (Relu, Tanh; Huber)"), seed: 1)));
        if (format == ModelFormat.Onnx)
        {
            string[] folders = ["made", "sklearn", "torch-residual"];
            foreach (var model in folders.SelectMany(OnnxModelFiles.In))
            {
                yield return File.ReadAllBytes(OnnxModelFiles.PathOf(model));
            }
        }

        if (format == ModelFormat.Npz)
        {
            using var archive = new System.IO.Compression.ZipArchive(new MemoryStream(saved));
            yield return TestFiles.Zip(System.IO.Compression.CompressionLevel.SmallestSize, [.. archive.Entries.Select(entry =>
            {
                using var stream = entry.Open();
                var bytes = new byte[entry.Length];
                stream.ReadExactly(bytes);
                return (entry.FullName, bytes);
            })]);
        }
    }
}
