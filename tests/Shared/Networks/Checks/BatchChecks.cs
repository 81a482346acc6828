namespace Generated.Neuron.Tests.Networks.Checks;

/// <summary>The same bits, whatever a row stands among and whoever else is computing.</summary>
internal static class BatchChecks
{
    public static void A_row_alone_gives_the_bits_it_gives_in_a_batch(INetwork network, int rows)
    {
        var (inputCount, outputCount) = (network.Topology.InputCount, network.Topology.OutputCount);
        var data = new NetworkData(NetworkData.Randomize(network), rows);
        var together = new float[rows * outputCount];
        network.Forward(data.Inputs, together);
        var alone = new float[outputCount];
        for (var row = 0; row < rows; row++)
        {
            network.Forward(data.Inputs.AsSpan(row * inputCount, inputCount), alone);
            Rounding.AssertSameBits(together.AsSpan(row * outputCount, outputCount), alone, $"row {row} of {rows}: outputs");
        }
    }

    public static void Many_threads_get_the_bits_of_one(INetwork network, int rows)
    {
        const int Threads = 8;
        const int Repetitions = 10;
        NetworkData.Randomize(network);
        var data = Enumerable.Range(0, Threads).Select(thread => new NetworkData(network, rows + thread, (ulong)thread)).ToArray();
        var alone = data.Select(d => new NetworkResults(network, d)).ToArray();
        Exception? failure = null;
        using var start = new Barrier(Threads);
        var threads = Enumerable.Range(0, Threads).Select(thread => new Thread(() =>
        {
            start.SignalAndWait();
            try
            {
                for (var repetition = 0; repetition < Repetitions; repetition++)
                {
                    NetworkResults.AssertSameBits(alone[thread], new NetworkResults(network, data[thread]));
                }
            }
#pragma warning disable CA1031 // Whatever a thread throws is the test's result; uncaught it would end the process.
            catch (Exception exception)
#pragma warning restore CA1031
            {
                Interlocked.CompareExchange(ref failure, exception, null);
            }
        })).ToArray();
        Array.ForEach(threads, thread => thread.Start());
        Array.ForEach(threads, thread => thread.Join());
        Assert.Null(failure);
    }
}
