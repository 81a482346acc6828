namespace Generated.Neuron.Tests.Networks;

/// <summary>
/// A span that is written and overlaps one that is read, or another that is written, is refused before anything is written.
/// </summary>
[Trait(nameof(Needs), Needs.AnyVectors)]
public sealed class OverlapTests
{
    public static TheoryData<string> Networks => [.. Names];

    private static readonly string[] Names = ["written out", "loops", "matrix"];

    [Theory, MemberData(nameof(Networks))]
    public void Overlapping_spans_are_refused_and_nothing_is_written(string name)
    {
        var network = Create(name);
        var topology = network.Topology;
        foreach (var rows in new[] { 2, 5, 17, 300 })
        {
            var (x, y, p) = (rows * topology.InputCount, rows * topology.OutputCount, topology.ParameterCount);

            // One memory, in which the spans lie one after the other, or one number too early.
            var memory = new float[(2 * x) + (2 * y) + p];
            var (inputs, targets) = (0, x);
            Refused("outputs", m => network.Forward(m.AsSpan(inputs, x), m.AsSpan(x - 1, y)), "inputs");
            Refused("outputs", m => network.Forward(m.AsSpan(y - 1, x), m.AsSpan(0, y)), "inputs");
            Refused("gradients", m => network.Backward(m.AsSpan(inputs, x), m.AsSpan(targets, y), m.AsSpan(x + y - 1, p)), "targets");
            Refused("gradients", m => network.Backward(m.AsSpan(p - 1, x), m.AsSpan(p + x, y), m.AsSpan(0, p)), "inputs");
            Refused(
                "gradients",
                m => network.Backpropagate(m.AsSpan(inputs, x), m.AsSpan(targets, y), m.AsSpan(x + y - 1, p)),
                "outputGradients");
            Refused(
                "inputGradients",
                m => network.Backward(m.AsSpan(inputs, x), m.AsSpan(targets, y), m.AsSpan(x + y, p), m.AsSpan(inputs, x)),
                "inputs");
            Refused(
                "inputGradients",
                m => network.Backpropagate(m.AsSpan(inputs, x), m.AsSpan(targets, y), m.AsSpan(x + y, p), m.AsSpan(x + y + p - 1, x)),
                "gradients");

            // Side by side they do not overlap.
            network.Forward(memory.AsSpan(0, x), memory.AsSpan(x, y));
            network.Backward(memory.AsSpan(0, x), memory.AsSpan(x, y), memory.AsSpan(x + y, p), memory.AsSpan(x + y + p, x));

            void Refused(string parameter, Action<float[]> call, string other)
            {
                memory.AsSpan().Fill(0.25f);
                var refused = Assert.Throws<ArgumentException>(parameter, () => call(memory));
                Assert.Contains($"overlaps the {other}", refused.Message, StringComparison.Ordinal);
                Assert.All(memory, number => Assert.Equal(0.25f, number));
            }
        }
    }

    [Theory, MemberData(nameof(Networks))]
    public void The_parameters_are_no_place_for_results(string name)
    {
        var network = Create(name);
        var (rows, topology) = (2, network.Topology);
        var before = network.Parameters.ToArray();
        float[] inputs = new float[rows * topology.InputCount], targets = new float[rows * topology.OutputCount];
        Assert.Throws<ArgumentException>("gradients", () => network.Backward(inputs, targets, network.Parameters));
        Assert.Throws<ArgumentException>("gradients", () => network.Backpropagate(inputs, targets, network.Parameters));
        Assert.Throws<ArgumentException>("outputs", () => network.Forward(inputs, network.Parameters[..targets.Length]));
        Assert.Throws<ArgumentException>(
            "inputGradients", () => network.Backward(inputs, targets, new float[before.Length], network.Parameters[..inputs.Length]));
        Assert.Equal(before, network.Parameters);
    }

    [Theory, MemberData(nameof(Networks))]
    public void A_steps_weights_and_batch_are_no_place_for_its_gradient(string name)
    {
        var network = Create(name);
        var (rows, topology) = (2, network.Topology);
        float[] inputs = new float[rows * topology.InputCount], targets = new float[rows * topology.OutputCount];
        var gradients = new float[topology.ParameterCount];
        Assert.Throws<ArgumentException>(
            "gradients",
            () => network.Backward(inputs, targets, new TrainingStep { RowWeights = gradients.AsSpan(1, rows) }, gradients));
        Assert.Throws<ArgumentException>(
            "gradients",
            () => network.Backward(
                inputs, targets,
                new TrainingStep { Batch = System.Runtime.InteropServices.MemoryMarshal.Cast<float, int>(gradients.AsSpan(1, rows)) },
                gradients));
    }

    [Theory, MemberData(nameof(Networks))]
    public void One_row_may_be_computed_in_place(string name)
    {
        var network = Create(name);
        var topology = network.Topology;
        var memory = new float[Math.Max(topology.InputCount, topology.OutputCount)];
        Array.Fill(memory, 0.5f);
        var expected = new float[topology.OutputCount];
        network.Forward(memory.AsSpan(0, topology.InputCount), expected);
        network.Forward(memory.AsSpan(0, topology.InputCount), memory.AsSpan(0, topology.OutputCount));
        Assert.Equal(expected, memory[..topology.OutputCount]);
    }

    private static INetwork Create(string name) => name switch
    {
        "written out" => new Apart(1),
        "loops" => new ApartInLoops(1),
        _ => new MatrixNetwork(new Apart(1).Topology, 1),
    };
}

[Network(3, 5, 3, Loss = Loss.MeanSquaredError)]
internal sealed partial class Apart;

[Network(20, 40, 20, Loss = Loss.MeanSquaredError)]
internal sealed partial class ApartInLoops;
