using System.Diagnostics;
using System.Globalization;

namespace Generated.Neuron.Benchmarks;

/// <summary>
/// One step of each optimiser beside a plain pass over the bytes that it reads and writes, in turns: what else the machine does meets
/// both, and the fastest of many rounds has the least of it. The lists of 784-128-10 do not fit the second-level cache of a core, and
/// benchmarks that run one after another differ by half there.
/// </summary>
internal static class OptimizerTurns
{
    private const int Rounds = 600;

    /// <summary>Prints the table.</summary>
    public static void Run()
    {
        Console.WriteLine("| one step | 2-8-1 | of the plain pass | 784-128-10 | of the plain pass |\n|---|---:|---:|---:|---:|");
        foreach (var (name, (create, states)) in OptimizerBenchmarks.Each)
        {
            var (small, smallPass) = Fastest(create, states, Network2_8_1.ParameterCount, times: 2_000);
            var (large, largePass) = Fastest(create, states, Network784_128_10.ParameterCount, times: 4);
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"| {name} | {small:0.0} ns | {small / smallPass:0.00} | {large / 1e3:0.0} us | {large / largePass:0.00} |"));
        }
    }

    /// <summary>Nanoseconds a step and a pass.</summary>
    private static (double Step, double Pass) Fastest(Func<IOptimizer> create, int states, int count, int times)
    {
        var random = new SplitMix64(1);
        float[] parameters = [.. Enumerable.Range(0, count).Select(_ => (float)random.NextNormal())];
        float[] gradients = [.. Enumerable.Range(0, count).Select(_ => 1e-3f * (float)random.NextNormal())];
        float[][] passed = [.. Enumerable.Range(0, states).Select(_ => new float[count])];
        var optimizer = create();
        optimizer.LearningRate = 1e-9;
        var (step, pass) = (double.MaxValue, double.MaxValue);
        for (var round = 0; round < Rounds; round++)
        {
            step = Math.Min(step, Nanoseconds(() => optimizer.Step(parameters, gradients), times));
            pass = Math.Min(pass, Nanoseconds(() => PlainPass.Over(parameters, gradients, passed), times));
        }

        return (step, pass);
    }

    private static double Nanoseconds(Action run, int times)
    {
        // What it works on comes back into the cache first.
        run();
        var start = Stopwatch.GetTimestamp();
        for (var time = 0; time < times; time++)
        {
            run();
        }

        return Stopwatch.GetElapsedTime(start).TotalNanoseconds / times;
    }
}
