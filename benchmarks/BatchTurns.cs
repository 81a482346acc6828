using System.Diagnostics;
using System.Globalization;

namespace Generated.Neuron.Benchmarks;

/// <summary>
/// Outputs, and cost and gradient, of many rows as a share of the fused multiply-add peak: the fastest of many short rounds, in which the
/// works alternate. At the width of this process, and in another one at 256 bits if the machine has more.
/// </summary>
internal static class BatchTurns
{
    private const int Rounds = 25;
    private const double NanosecondsOfRound = 4_000_000;

    private static readonly Work[] Works =
    [
        .. Work.On(static () => new Network2_8_1(), 32, 1340),
        .. Work.On(static () => new Network24_8_2(), 1340),
        .. Work.On(static () => new Network4_32_16_4(), 1340),
        .. Work.On(static () => new Row32_32_4(), 1340),
        .. Work.On(static () => new Network16_64_64_1(), 512, 1340),
        .. Work.On(static () => new Row64_10(), 1340),
        .. Work.On(static () => new Row784_10(), 1340),
        .. Work.On(static () => new Row64_64_10(), 1340),
        .. Work.On(static () => new Network5_50x6_5(), 1340),
        .. Work.On(static () => new Network64_256_256_16(), 512, 1340),
        .. Work.On(static () => new Row784_128_10(), 512, 1340),
    ];

    /// <summary>Prints the tables.</summary>
    public static void Run()
    {
        Console.WriteLine($"\n{FmaPeak.VectorBits}-bit vectors, peak {FmaPeak.FlopsPerSecond / 1e9:0.0} GFLOP/s\n");
        Console.WriteLine("| work | Forward | of peak | Backward | of peak |\n|---|---:|---:|---:|---:|");
        var turns = Works.Select(work => new Turn(work)).ToArray();
        for (var round = 0; round < Rounds; round++)
        {
            foreach (var turn in turns)
            {
                turn.Round();
            }
        }

        foreach (var turn in turns)
        {
            Console.WriteLine(turn);
        }

        Narrower.Run("--batches");
    }

    private sealed class Turn(Work work)
    {
        private readonly Batch _batch = new(work);
        private readonly INetwork _network = work.NewNetwork();
        private double _forward = double.MaxValue;
        private double _backward = double.MaxValue;

        public void Round()
        {
            _forward = Math.Min(_forward, Nanoseconds(_forward, () => _network.Forward(_batch.Inputs, _batch.Outputs)));
            _backward = Math.Min(
                _backward, Nanoseconds(_backward, () => _network.Backward(_batch.Inputs, _batch.Targets, _batch.Gradients)));
        }

        public override string ToString() => string.Create(
            CultureInfo.InvariantCulture,
            $"| {work} | {_forward / 1e3:0.00} us | {Share(Pass.Forward, _forward):0.0} % | {_backward / 1e3:0.00} us | "
                + $"{Share(Pass.Backward, _backward):0.0} % |");

        private double Share(Pass pass, double nanoseconds) => 100 * work.Flops(pass) / (nanoseconds * 1e-9 * FmaPeak.FlopsPerSecond);

        private static double Nanoseconds(double before, Action run)
        {
            var calls = (int)Math.Max(1, NanosecondsOfRound / before);
            var start = Stopwatch.GetTimestamp();
            for (var call = 0; call < calls; call++)
            {
                run();
            }

            return Stopwatch.GetElapsedTime(start).TotalNanoseconds / calls;
        }
    }
}
