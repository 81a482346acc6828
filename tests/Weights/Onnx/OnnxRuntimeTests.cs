using Generated.Neuron.Tests.Networks;

namespace Generated.Neuron.Tests.Weights;

/// <summary>ONNX Runtime runs what we save, and agrees.</summary>
[Trait(nameof(Needs), Needs.AnyVectors)]
public sealed class OnnxRuntimeTests
{
    /// <summary>
    /// Relative to the largest output and 1: sums of some dozen float32 in another order, and ONNX Runtime's own polynomials for the
    /// functions.
    /// </summary>
    private const float Tolerance = 1e-6f;

    private const int Rows = 37;

    private static readonly int[][] Sizes = [[1, 1], [2, 8, 1], [4, 32, 16, 3], [7, 5, 5, 5, 2], [64, 40, 10]];

    public static TheoryData<string> Topologies
    {
        get
        {
            TheoryData<string> topologies = [];
            foreach (var sizes in Sizes)
            {
                foreach (var activation in Enum.GetValues<Activation>())
                {
                    var hidden = activation == Activation.Softmax ? Activation.Tanh : activation;
                    var activations = Enumerable.Repeat(hidden, sizes.Length - 2).Append(activation);
                    topologies.Add(new Topology(sizes, activations, LossOf(activation)).ToString());
                }
            }

            foreach (var residual in ResidualTopologies.All)
            {
                topologies.Add(residual);
            }

            return topologies;
        }
    }

    /// <summary>All activations of the enum, alone and one after the other: one without operators in ONNX fails here.</summary>
    [Theory, MemberData(nameof(Topologies))]
    public void ONNX_Runtime_agrees_with_every_network_that_is_saved(string topology)
    {
        var network = new MatrixNetwork(Topology.Parse(topology), seed: 3);
        Randomize(network);
        using var stream = new MemoryStream();
        Onnx.Save(network, stream);
        using var model = new OnnxRuntimeModel(stream.ToArray());
        Assert.Equal(topology, model.Metadata["topology"]);
        Assert.Equal([-1, network.Topology.InputCount], model.InputShape);

        var inputs = Numbers(Rows * network.Topology.InputCount, 2);
        var outputs = new float[Rows * network.Topology.OutputCount];
        network.Forward(inputs, outputs);
        var others = model.Run(inputs, Rows);
        var scale = outputs.Select(Math.Abs).Append(1).Max();
        Assert.All(outputs.Zip(others), pair => Assert.InRange(Math.Abs(pair.First - pair.Second) / scale, 0, Tolerance));
    }

    private static Loss LossOf(Activation output) => output switch
    {
        Activation.Sigmoid => Loss.BinaryCrossEntropy,
        Activation.Softmax => Loss.CrossEntropy,
        _ => Loss.MeanSquaredError,
    };

    private static void Randomize(MatrixNetwork network)
    {
        for (var layer = 1; layer <= network.Topology.LayerCount; layer++)
        {
            Numbers(network.Biases(layer).Length, 1).CopyTo(network.Biases(layer));
        }
    }

    private static float[] Numbers(int count, float most)
    {
        var random = new Random(count);
        return [.. Enumerable.Range(0, count).Select(_ => most * (2 * random.NextSingle() - 1))];
    }
}
