using System.Diagnostics;
using System.Globalization;

namespace Generated.Neuron.Benchmarks;

/// <summary>
/// One step of each optimizer, alternating with a plain pass over the bytes that it reads and writes: other work on the machine affects
/// both, and the fastest of many rounds least. The lists of 784-128-10 do not fit the second-level cache of a core, and
/// benchmarks that run one after another differ by half there.
/// </summary>
internal static class OptimizerTurns
{
    private const int Rounds = 600;

    /// <summary>Prints the table.</summary>
    public static void Run()
    {
        Console.WriteLine("| one step | 2-8-1 | of the plain pass | 784-128-10 | of the plain pass |\n|---|---:|---:|---:|---:|");
        foreach (var optimizer in OptimizerBenchmarks.Optimizers)
        {
            var (small, smallPass) = Fastest(optimizer, Network2_8_1.ParameterCount, times: 2_000);
            var (large, largePass) = Fastest(optimizer, Network784_128_10.ParameterCount, times: 4);
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"| {optimizer} | {small:0.0} ns | {small / smallPass:0.00} | {large / 1e3:0.0} us | {large / largePass:0.00} |"));
        }
    }

    /// <summary>Nanoseconds per step and per pass.</summary>
    private static (double Step, double Pass) Fastest(string optimizer, int parameters, int times)
    {
        var work = new OptimizerBenchmarks { Optimizer = optimizer, Parameters = parameters };
        work.Setup();
        var (step, pass) = (double.MaxValue, double.MaxValue);
        for (var round = 0; round < Rounds; round++)
        {
            step = Math.Min(step, Nanoseconds(work.Step, times));
            pass = Math.Min(pass, Nanoseconds(work.PassOver, times));
        }

        return (step, pass);
    }

    private static double Nanoseconds(Action run, int times)
    {
        // Its data is brought back into the cache first.
        run();
        var start = Stopwatch.GetTimestamp();
        for (var time = 0; time < times; time++)
        {
            run();
        }

        return Stopwatch.GetElapsedTime(start).TotalNanoseconds / times;
    }
}
