using System.Diagnostics;
using System.Globalization;

namespace Generated.Neuron.Benchmarks;

/// <summary>
/// One row of every shape of <see cref="OneRowAgainstC"/>, alternating with C and with the other shapes: other work on the machine affects
/// all of them, and the fastest of many rounds least. At the width of this process, and in another one at 256 bits if the machine has more.
/// </summary>
internal static class OneRowTurns
{
    private const int Rounds = 41;
    private const double NanosecondsOfRound = 150_000;

    private delegate void ForwardCall(ReadOnlySpan<float> inputs, Span<float> outputs);

    /// <summary>Prints the tables.</summary>
    public static void Run()
    {
        Console.WriteLine($"\n{FmaPeak.VectorBits}-bit vectors\n\n| one row | generated | C | ratio |\n|---|---:|---:|---:|");
        var turns = OneRowAgainstC.Networks.Select(network => new Turn(new Work(1, network) { ShowsActivation = true })).ToArray();
        for (var round = 0; round < Rounds; round++)
        {
            foreach (var turn in turns)
            {
                turn.Round();
            }

            // Time for the runtime to compile the entries again, with all optimizations, before most of the rounds.
            Thread.Sleep(round < 3 ? 300 : 0);
        }

        foreach (var turn in turns)
        {
            Console.WriteLine(turn);
        }

        Narrower.Run("--one-row");
    }

    private sealed class Turn
    {
        private readonly Work _work;
        private readonly Batch _batch;
        private readonly OneRowProgram _c;

        // A delegate is one indirect call, as C's pointer is.
        private readonly ForwardCall _generated;
        private double _ofGenerated = double.MaxValue;
        private double _ofC = double.MaxValue;

        public Turn(Work work)
        {
            _work = work;
            _batch = new Batch(work);
            var network = work.NewNetwork();
            _generated = network.Forward;
            _c = new OneRowProgram(network, _batch);
        }

        public void Round()
        {
            var calls = (int)Math.Clamp(NanosecondsOfRound / _ofC, 1, 50_000);
            _ofGenerated = Math.Min(_ofGenerated, Generated(calls));
            _ofC = Math.Min(_ofC, OfC(calls));
        }

        public override string ToString() => string.Create(
            CultureInfo.InvariantCulture, $"| {_work} | {_ofGenerated:0.0} ns | {_ofC:0.0} ns | {_ofGenerated / _ofC:0.00} |");

        private double Generated(int calls)
        {
            var start = Stopwatch.GetTimestamp();
            for (var call = 0; call < calls; call++)
            {
                _generated(_batch.Inputs, _batch.Outputs);
            }

            return Stopwatch.GetElapsedTime(start).TotalNanoseconds / calls;
        }

        private double OfC(int calls)
        {
            var start = Stopwatch.GetTimestamp();
            for (var call = 0; call < calls; call++)
            {
                _c.Forward();
            }

            return Stopwatch.GetElapsedTime(start).TotalNanoseconds / calls;
        }
    }
}
