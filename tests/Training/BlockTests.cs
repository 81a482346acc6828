namespace Generated.Neuron.Tests.Training;

/// <summary>A network's parameters as named blocks.</summary>
public sealed class BlockTests
{
    [Fact]
    public void Blocks_have_the_names_and_shapes_of_PyTorch_and_lie_one_after_another()
    {
        var topology = Topology.Parse("2-8-3-1 (Relu, Identity, Sigmoid; BinaryCrossEntropy)");

        // An identity is not a module, so the layer after it is the next one.
        Assert.Equal(
            ["0.weight [8 × 2]", "0.bias [8]", "2.weight [3 × 8]", "2.bias [3]", "3.weight [1 × 3]", "3.bias [1]"],
            topology.Blocks.Select(block => block.ToString()));
        Assert.Equal([0, 16, 24, 48, 51, 54], topology.Blocks.Select(block => block.Offset));
        Assert.Equal([16, 8, 24, 3, 3, 1], topology.Blocks.Select(block => block.Count));
        Assert.Equal([1, 1, 2, 2, 3, 3], topology.Blocks.Select(block => block.Layer));
        Assert.Equal(topology.ParameterCount, topology.Blocks.Sum(block => block.Count));
    }

    [Fact]
    public void Blocks_say_what_initialization_needs()
    {
        var blocks = Topology.Parse("2-8-1 (Relu, Sigmoid; BinaryCrossEntropy)").Blocks;
        Assert.Equal([(2, 8, false), (2, 8, true), (8, 1, false), (8, 1, true)], blocks.Select(b => (b.FanIn, b.FanOut, b.StartsAtZero)));
    }

    [Fact]
    public void Blocks_are_value_equal()
    {
        var text = "2-8-1 (Relu, Sigmoid; BinaryCrossEntropy)";
        var (first, second) = (Topology.Parse(text).Blocks, Topology.Parse(text).Blocks);
        Assert.Equal(first.AsEnumerable(), second);
        Assert.Equal(first[0].GetHashCode(), second[0].GetHashCode());
        Assert.Equal(first.Length, first.Distinct().Count());
        Assert.NotEqual(first[1], Topology.Parse("4-8-1 (Relu, Sigmoid; BinaryCrossEntropy)").Blocks[1]);
    }
}
