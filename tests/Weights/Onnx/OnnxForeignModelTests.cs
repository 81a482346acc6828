namespace Generated.Neuron.Tests.Weights;

/// <summary>Models that others made, in all their spellings: what they are is understood, and they give what their makers say.</summary>
[Trait(nameof(Needs), Needs.AnyVectors)]
public sealed class OnnxForeignModelTests
{
    /// <summary>
    /// Relative to the largest of the outputs and 1. The makers compute in float32 in an order of their own: a sum of ten products of
    /// numbers around 1 is off by some 10⁻⁶, and scaling folded into weights rounds once more.
    /// </summary>
    private const float Tolerance = 4e-6f;

    public static TheoryData<string> Models => [.. Folders.SelectMany(OnnxModelFiles.In)];

    private static string TopologyOf(string model) => OnnxModelFiles.Expected(model).GetProperty("topology").GetString()!;

    private static string[] Folders => ["torch", "torch-residual", "sklearn", "made"];

    [Theory]
    [MemberData(nameof(Models))]
    public void A_model_of_others_gives_what_its_maker_says(string model)
    {
        var expected = OnnxModelFiles.Expected(model);
        var network = MatrixNetwork.FromFile(OnnxModelFiles.PathOf(model));
        Assert.Equal(TopologyOf(model), network.Topology.ToString());
        var (inputs, wanted) = (OnnxModelFiles.Numbers(expected, "inputs"), OnnxModelFiles.Numbers(expected, "outputs"));
        var outputs = new float[wanted.Length];
        network.Forward(inputs, outputs);
        var scale = wanted.Select(Math.Abs).Append(1).Max();
        for (var i = 0; i < wanted.Length; i++)
        {
            Assert.True(Math.Abs(
                outputs[i] - wanted[i]) <= Tolerance * scale,
                $"Output {i} is {outputs[i]:R}, but its maker says {wanted[i]:R}.");
        }
    }
}
