using Generated.Neuron.Tests.Networks;

namespace Generated.Neuron.Tests.Threads;

/// <summary>
/// The working memory of passes lies on the stack: nothing is allocated, at the first call neither, and a small stack holds it.
/// </summary>
[Trait(nameof(Needs), Needs.AnyVectors)]
public sealed class StackMemoryTests
{
    /// <summary>The smallest stack that is supported, as docs/architecture.md says.</summary>
    private const int SmallStack = 96 * 1024;

    [Fact]
    public void The_first_call_allocates_nothing()
    {
        // The least of three: the runtime allocates now and then on the thread that happens to run.
        INetwork[] networks = [new FirstCalls(1), new FirstCallsOfOther(1), new FirstCallsOfThird(1)];
        Assert.Equal(0, networks.Min(network => OnThread(maxStackSize: 0, () =>
        {
            float[] inputs = [.. Enumerable.Range(0, 40 * 3).Select(i => i / 60f)];
            var (targets, outputs, gradients) = (new float[40 * 2], new float[40 * 2], new float[network.Parameters.Length]);
            var before = GC.GetAllocatedBytesForCurrentThread();
            network.Forward(inputs, outputs);
            network.Forward(inputs.AsSpan(0, 3), outputs.AsSpan(0, 2));
            network.Cost(inputs, targets);
            network.Backward(inputs, targets, gradients);
            return GC.GetAllocatedBytesForCurrentThread() - before;
        })));
    }

    [Fact]
    public void A_thread_with_a_small_stack_gets_the_same_bits()
    {
        Assert.All(TestNetworks.Names, name =>
        {
            var network = NetworkData.Randomize(TestNetworks.Create(name));
            foreach (var rows in new[] { 1, 32, 140 })
            {
                var data = new NetworkData(network, rows);
                NetworkResults.AssertSameBits(
                    new NetworkResults(network, data), OnThread(SmallStack, () => new NetworkResults(network, data)));
            }
        });
    }

    private static T OnThread<T>(int maxStackSize, Func<T> run)
    {
        var result = default(T);
        Exception? failure = null;
        var thread = new Thread(() => failure = Record.Exception(() => { result = run(); }), maxStackSize);
        thread.Start();
        thread.Join();
        Assert.Null(failure);
        return result!;
    }
}

// No test elsewhere has a network of these topologies, so that its calls are their first.
[Network(3, 7, 2, Loss = Loss.MeanSquaredError)]
internal sealed partial class FirstCalls;

[Network(3, 6, 2, Loss = Loss.MeanSquaredError)]
internal sealed partial class FirstCallsOfOther;

[Network(3, 5, 2, Loss = Loss.MeanSquaredError)]
internal sealed partial class FirstCallsOfThird;
