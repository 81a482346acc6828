namespace Generated.Neuron.Tests.Networks.Checks;

/// <summary>The calls of a training loop leave nothing to the garbage collector.</summary>
internal static class AllocationChecks
{
    public static void Forward_Backward_and_Cost_allocate_nothing(INetwork network, int rows)
    {
        var topology = network.Topology;
        var data = new NetworkData(NetworkData.Randomize(network), rows);
        var outputs = new float[data.Targets.Length];
        var gradients = new float[topology.ParameterCount];
        var inputGradients = new float[data.Inputs.Length];
        Assert.Equal(0, Allocated(() => network.Forward(data.Inputs, outputs)));
        Assert.Equal(0, Allocated(() => network.Cost(data.Inputs, data.Targets)));
        Assert.Equal(0, Allocated(() => network.Backward(data.Inputs, data.Targets, gradients)));
        Assert.Equal(0, Allocated(() => network.Backward(data.Inputs, data.Targets, gradients, inputGradients)));
        Assert.Equal(0, Allocated(() => network.Backpropagate(data.Inputs, data.Targets, gradients)));
        Assert.Equal(0, Allocated(() => network.Backpropagate(data.Inputs, data.Targets, gradients, inputGradients)));
    }

    /// <summary>
    /// The bytes that a call allocates on this thread each time, once it is warm: static constructors have run by then. The least of three
    /// calls, because the runtime compiles again now and then, and may allocate a table of its own then: 5,192 bytes, seen once in some
    /// thousand runs of these checks, in a process without intrinsics.
    /// </summary>
    public static long Allocated(Action call)
    {
        call();
        return Enumerable.Range(0, 3).Min(_ =>
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            call();
            return GC.GetAllocatedBytesForCurrentThread() - before;
        });
    }
}
