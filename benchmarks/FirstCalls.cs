using System.Diagnostics;
using System.Globalization;
using System.Runtime;

namespace Generated.Neuron.Benchmarks;

/// <summary>
/// What the first calls of a 2-8-1 network cost: a new network, Forward, Predict, Cost and Backward, each compiled by the JIT when it is
/// first called. A process has only one first time, so every run is a separate process.
/// </summary>
internal static class FirstCalls
{
    private const int Processes = 9;

    /// <summary>In a separate process: prints the milliseconds in the JIT, the total milliseconds, and a checksum.</summary>
    public static void Run()
    {
        var (inputs, targets, outputs, gradients) = (new float[64], new float[32], new float[32], new float[Network2_8_1.ParameterCount]);
        var jit = JitInfo.GetCompilationTime(currentThread: true);
        var start = Stopwatch.GetTimestamp();
        var network = new Network2_8_1(1);
        network.Forward(inputs, outputs);
        var checksum = network.Predict(0.5f, 1) + network.Cost(inputs, targets) + network.Backward(inputs, targets, gradients);
        var all = Stopwatch.GetElapsedTime(start);
        jit = JitInfo.GetCompilationTime(currentThread: true) - jit;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{jit.TotalMilliseconds} {all.TotalMilliseconds} {checksum}"));
    }

    /// <summary>A row of the table: the medians of some processes.</summary>
    public static string Row()
    {
        var runs = Enumerable.Range(0, Processes)
            .Select(_ => Command.Run(".", Environment.ProcessPath!, "--first-calls").Split(' '))
            .ToArray();
        double Median(int column) =>
            runs.Select(run => double.Parse(run[column], CultureInfo.InvariantCulture)).Order().ElementAt(Processes / 2);
        return string.Create(
            CultureInfo.InvariantCulture, $"| first calls of 2-8-1, in the JIT | {Median(0):0.0} ms of {Median(1):0.0} ms |");
    }
}
