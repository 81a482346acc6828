using Generated.Neuron.Tests.Networks;
using Generated.Neuron.Tests.Widths;

namespace Generated.Neuron.Tests.Memory;

/// <summary>
/// Nothing outside of the spans of a call is read or written: they lie between protected pages, of which one number read ends the process.
/// Every result has the bits that ordinary arrays give.
/// </summary>
[Trait(nameof(Needs), Needs.Vectors)]
public sealed class GuardPageTests
{
    private const int MostRows = 70;

    /// <summary>Networks whose calls take microseconds: their kernels are those of the larger ones.</summary>
    private const int MostParameters = 3_000;

    private const int NetworksOfARun = 12;

    /// <summary>Any: another one takes other networks.</summary>
    private const ulong Seed = 33;

    public static TheoryData<string> Networks
    {
        get
        {
            var random = new SplitMix64(Seed);
            var names = TestNetworks.Names
                .Where(name => TestNetworks.Create(name).Topology.ParameterCount <= MostParameters)
                .Select(name => (name, order: random.NextInt32(int.MaxValue)))
                .OrderBy(pair => pair.order)
                .Take(NetworksOfARun);
            return [.. names.Select(pair => pair.name)];
        }
    }

    [OnLinuxTheory, MemberData(nameof(Networks))]
    public void A_network_stays_within_its_spans(string name)
    {
        var network = NetworkData.Randomize(TestNetworks.Create(name));
        var matrix = new MatrixNetwork(network.Topology) { Dropouts = network.Dropouts };
        network.Parameters.CopyTo(matrix.Parameters);
        using var pool = new GuardedPool();
        var data = new NetworkData(network, MostRows);
        for (var rows = 0; rows <= MostRows; rows++)
        {
            foreach (var atEnd in new[] { true, false })
            {
                var what = $"{name}, {rows} rows, {(atEnd ? "end" : "beginning")}";
                Passes(pool, atEnd, network, data, rows, what);
                Steps(pool, atEnd, network, data, rows, what);
                if (rows % 7 < 2)
                {
                    Passes(pool, atEnd, matrix, data, rows, $"{what}, matrix");
                    Steps(pool, atEnd, matrix, data, rows, $"{what}, matrix");
                }
            }
        }

        foreach (var width in WidthNetwork.Widths)
        {
            var ofWidth = new WidthNetwork(network, width);
            foreach (var rows in new[] { 1, 2, 3, 4, 5, 7, 8, 9, 15, 16, 17, 31, 32, 33, MostRows })
            {
                Passes(pool, atEnd: true, ofWidth, data, rows, $"{name}, {rows} rows, {width} bits, end");
                Passes(pool, atEnd: false, ofWidth, data, rows, $"{name}, {rows} rows, {width} bits, beginning");
            }
        }
    }

    [OnLinuxTheory, InlineData(true), InlineData(false)]
    public void An_optimizer_stays_within_its_spans(bool atEnd)
    {
        using var pool = new GuardedPool();
        foreach (var length in Enumerable.Range(1, 70).Concat([255, 256, 257, 1000, 4099]))
        {
            IOptimizer[] optimizers =
            [
                new Sgd { LearningRate = 0.1 }, new Sgd { LearningRate = 0.1, Momentum = 0.9, Nesterov = true, WeightDecay = 0.1 },
                new Adam(), new Adam { AmsGrad = true }, new AdamW(), new NAdam(), new RAdam(), new RmsProp(),
                new RmsProp { Centered = true, Momentum = 0.5 }, new Adagrad(),
            ];
            foreach (var optimizer in optimizers)
            {
                pool.Reset(atEnd);
                var parameters = pool.Take<float>(length);
                var gradients = pool.Take<float>(length);
                gradients.Fill(0.1f);
                for (var step = 0; step < 3; step++)
                {
                    optimizer.Step(parameters, gradients);
                }

                pool.Check($"{optimizer.GetType().Name}, {length} parameters");
            }
        }
    }

    private static void Passes(GuardedPool pool, bool atEnd, INetwork network, NetworkData data, int rows, string what)
    {
        var topology = network.Topology;
        var (inputs, targets) = (data.Inputs[..(rows * topology.InputCount)], data.Targets[..(rows * topology.OutputCount)]);
        pool.Reset(atEnd);
        var x = pool.Copy(inputs);
        var y = pool.Copy(targets);
        var outputs = pool.Take<float>(targets.Length);
        var gradients = pool.Take<float>(topology.ParameterCount);
        var dx = pool.Take<float>(inputs.Length);
        var (plainOutputs, plainGradients, plainDx) = (new float[targets.Length], new float[gradients.Length], new float[inputs.Length]);
        network.Forward(x, outputs);
        network.Forward(inputs, plainOutputs);
        Rounding.AssertSameBits(plainOutputs, outputs, $"{what}: outputs");
        Rounding.AssertSameBits([network.Cost(inputs, targets)], [network.Cost(x, y)], $"{what}: cost");
        network.Backward(x, y, gradients);
        network.Backward(inputs, targets, plainGradients);
        Rounding.AssertSameBits(plainGradients, gradients, $"{what}: gradients");
        network.Backward(x, y, gradients, dx);
        network.Backward(inputs, targets, plainGradients, plainDx);
        Rounding.AssertSameBits(plainDx, dx, $"{what}: input gradients");
        network.Backpropagate(x, y, gradients, dx);
        network.Backpropagate(inputs, targets, plainGradients, plainDx);
        Rounding.AssertSameBits(plainGradients, gradients, $"{what}: backpropagated");
        Rounding.AssertSameBits(plainDx, dx, $"{what}: backpropagated to the inputs");
        pool.Check(what);
    }

    private static void Steps(GuardedPool pool, bool atEnd, INetwork network, NetworkData data, int rows, string what)
    {
        if (rows == 0)
        {
            return;
        }

        var topology = network.Topology;
        var (inputs, targets) = (data.Inputs[..(rows * topology.InputCount)], data.Targets[..(rows * topology.OutputCount)]);
        pool.Reset(atEnd);
        var x = pool.Copy(inputs);
        var y = pool.Copy(targets);
        var weights = pool.Take<float>(rows);
        var gradients = pool.Take<float>(topology.ParameterCount);
        var plainGradients = new float[topology.ParameterCount];
        var batch = pool.Take<int>(rows + 3);
        for (var i = 0; i < batch.Length; i++)
        {
            // The first row and the last one among them, which are those beside the protected pages.
            batch[i] = i % 3 == 0 ? rows - 1 : i % 5 == 0 ? 0 : i * 7 % rows;
        }

        for (var row = 0; row < rows; row++)
        {
            weights[row] = row % 4 * 0.5f;
        }

        var (plainBatch, plainWeights) = (batch.ToArray(), weights.ToArray());
        network.Backward(x, y, new TrainingStep { Batch = batch }, gradients);
        network.Backward(inputs, targets, new TrainingStep { Batch = plainBatch }, plainGradients);
        Rounding.AssertSameBits(plainGradients, gradients, $"{what}: gradients of a batch");
        network.Backward(x, y, new TrainingStep { Batch = batch, RowWeights = weights, Dropout = new DropoutKey(1, 2) }, gradients);
        network.Backward(
            inputs,
            targets,
            new TrainingStep { Batch = plainBatch, RowWeights = plainWeights, Dropout = new DropoutKey(1, 2) },
            plainGradients);
        Rounding.AssertSameBits(plainGradients, gradients, $"{what}: gradients of a weighted batch");
        network.Backward(x, y, new TrainingStep { RowWeights = weights }, gradients);
        network.Backward(inputs, targets, new TrainingStep { RowWeights = plainWeights }, plainGradients);
        Rounding.AssertSameBits(plainGradients, gradients, $"{what}: weighted gradients");
        pool.Check(what);
    }

    private sealed class OnLinuxTheoryAttribute : TheoryAttribute
    {
        public OnLinuxTheoryAttribute() => Skip = OperatingSystem.IsLinux() ? null! : "Pages are protected by calls of Linux.";
    }
}
