using System.Globalization;
using Generated.Neuron.Tests.Documents;
using Generated.Neuron.Tests.Generator;
using Microsoft.CodeAnalysis;
using Xunit.Abstractions;

namespace Generated.Neuron.Tests.Training.Checkpoints;

/// <summary>
/// A program that trains, killed by the system at random moments and started again each time: the clock decides whether it dies while
/// it starts, in a step, or while it writes. <c>NEURON_KILL_SEED</c> repeats the moments.
/// </summary>
[Trait(nameof(Needs), Needs.Processes)]
[Trait(nameof(Needs), Needs.Time)]
public sealed class KillTests(ITestOutputHelper output)
{
    private const int Kills = 20;

    /// <summary>All lives together are shorter than the run: each ends soon after so many epochs, each of a millisecond at least.</summary>
    private const int MostEpochs = 60;

    private const int MostMilliseconds = 10;

    private const int Epochs = 4000;

    [Fact]
    public void A_run_that_is_killed_at_20_random_moments_ends_in_the_same_hash()
    {
        using var folder = new ProgramFolder();
        folder.Save(new GeneratorRun(OutputKind.ConsoleApplication, ProjectDocument.ImplicitUsings, Program));
        var expected = ToTheEnd(folder, "whole");

        var seed = int.TryParse(Environment.GetEnvironmentVariable("NEURON_KILL_SEED"), out var fixedSeed)
            ? fixedSeed
            : Environment.TickCount;
        var random = new Random(seed);
        List<(int Epochs, int Milliseconds, int First)> lives = [];
        for (var kill = 0; kill < Kills; kill++)
        {
            // Every fifth dies wherever its start has come to, the others some milliseconds after some epochs.
            var starts = kill % 5 == 0;
            var (epochs, milliseconds) = (starts
                ? 0
                : 1 + random.Next(MostEpochs), random.Next(starts ? 20 * MostMilliseconds : MostMilliseconds));
            using var process = folder.StartAgain("slow");
            var first = epochs > 0 ? process.StandardOutput.ReadLine() : null;
            for (var epoch = 1; epoch < epochs; epoch++)
            {
                Assert.NotNull(process.StandardOutput.ReadLine());
            }

            Thread.Sleep(milliseconds);
            process.Kill();
            Assert.DoesNotContain("parameters", process.StandardOutput.ReadToEnd(), StringComparison.Ordinal);
            process.WaitForExit();
            lives.Add((epochs, milliseconds, first is null ? 0 : int.Parse(first, CultureInfo.InvariantCulture)));
        }

        var resumed = ToTheEnd(folder, "resumed");
        output.WriteLine(
            $"NEURON_KILL_SEED={seed}; epochs and milliseconds before each kill, and the first of its epochs: {string.Join(", ", lives)}");
        output.WriteLine($"killed and resumed: {resumed}; never killed: {expected}");

        // The first epoch of a life is never before that of the life before it.
        var firsts = lives.Where(life => life.First > 0).Select(life => life.First).ToArray();
        Assert.Equal(firsts.Order(), firsts);
        Assert.True(firsts[^1] > 1, "No run came as far as a checkpoint.");
        Assert.Equal(expected.Result, resumed.Result);
        Assert.Equal(1, expected.FirstEpoch);
        Assert.True(resumed.FirstEpoch >= firsts[^1]);
        Assert.Empty(Directory.EnumerateFiles(Path.GetDirectoryName(folder.Place("checkpoint"))!, "checkpoint.*.tmp"));
    }

    /// <summary>The first epoch that it did, and what came out.</summary>
    private static (int FirstEpoch, string Result) ToTheEnd(ProgramFolder folder, string mode)
    {
        using var process = folder.StartAgain(mode);
        var printed = process.StandardOutput.ReadToEnd().Split('\n', 2);
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
        Assert.Contains("parameters", printed[1], StringComparison.Ordinal);
        return (int.Parse(printed[0], CultureInfo.InvariantCulture), printed[1]);
    }

    /// <summary>
    /// Prints the first epoch that it does, and at its end the hashes of parameters and report. Slow, it prints every epoch and takes a
    /// millisecond more for each.
    /// </summary>
    private static readonly string Program = $$"""
        using System.Runtime.InteropServices;
        using System.Security.Cryptography;
        using Generated.Neuron;

        var (train, validation) = Dataset.Moons(rows: 200, noise: 0.3, seed: 1).Split(0.8, seed: 1, stratified: true);
        var network = new Net(seed: 1);
        var said = false;
        var report = new Trainer(network, new Adam { LearningRate = 0.01, AmsGrad = true })
        {
            Epochs = {{Epochs}},
            BatchSize = 32,
            Seed = 5,
            ClipNorm = 1,
            L1 = 1e-5,
            Schedule = new ReduceOnPlateau { Patience = 20, Factor = 0.9 },
            EarlyStopping = new EarlyStopping { Patience = {{Epochs}} },
            CheckpointPath = args[0] == "whole" ? null : "checkpoint",
            CheckpointEpochs = 5,
            Resume = args[0] != "whole",
            OnEpoch = moment =>
            {
                if (!said || args[0] == "slow")
                {
                    Console.WriteLine(moment.Epoch);
                    said = true;
                }

                if (args[0] == "slow")
                {
                    Thread.Sleep(1);
                }

                return true;
            },
        }.Fit(train, validation);
        var costs = $"{Hash(report.Costs.AsSpan())} {Hash(report.ValidationCosts.AsSpan())}";
        Console.WriteLine($"parameters {Hash(network.Parameters)}, costs {costs}, {report}, {report.Steps} steps");

        static string Hash(ReadOnlySpan<float> numbers) => Convert.ToHexString(SHA256.HashData(MemoryMarshal.AsBytes(numbers)))[..16];

        [Network(2, 8, 1)]
        public sealed partial class Net;
        """;
}
