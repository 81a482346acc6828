namespace Generated.Neuron.Tests.Training;

[Trait(nameof(Needs), Needs.Vectors)]
public sealed class MetricsTests
{
    [Fact]
    public void One_output_is_a_class_by_its_side_of_one_half()
    {
        // σ(x): the classes of −1, 0, 1, 2 are 0, 1 (exactly one half counts as 1), 1, 1.
        var network = new MatrixNetwork(new Topology([1, 1], [Activation.Sigmoid], Loss.BinaryCrossEntropy));
        network.Parameters[0] = 1;
        Assert.Equal(0.75f, Metrics.Accuracy(network, new Dataset(new float[] { -1, 0, 1, 2 }, new float[] { 0, 1, 1, 0 }, rows: 4)));
    }

    [Fact]
    public void Several_outputs_are_a_class_by_the_largest()
    {
        // The identity matrix: the class of a row is its largest input.
        var network = new MatrixNetwork(new Topology([3, 3], [Activation.Softmax], Loss.CrossEntropy));
        network.Parameters.Clear();
        for (var i = 1; i <= 3; i++)
        {
            network.Weights(1)[i - 1, i - 1] = 1;
        }

        var data = new Dataset(new float[] { 5, 1, 0, 0, 1, 5, 0, 2, 1, -1, -3, -2 }, new float[] { 0, 2, 1, 2 }, rows: 4).OneHot(3);
        Assert.Equal(0.75f, Metrics.Accuracy(network, data));
    }

    [Fact]
    public void Data_has_to_fit_and_to_have_rows()
    {
        var network = new MatrixNetwork(new Topology([1, 1], [Activation.Sigmoid], Loss.BinaryCrossEntropy));
        Assert.Throws<ArgumentException>("data", () => Metrics.Accuracy(network, new Dataset(new float[2], new float[1], rows: 1)));
        Assert.Throws<ArgumentException>(
            "data", () => Metrics.Accuracy(network, new Dataset(new float[1], new float[1], rows: 1).Split(0).Train));
    }

    [Fact]
    public void Several_labels_are_right_when_all_of_a_row_are()
    {
        // σ of the inputs themselves: 0.5 is the threshold of each label by itself.
        var network = Diagonal(Activation.Sigmoid, Loss.BinaryCrossEntropy);
        var data = new Dataset(
            new float[] { 5, 1, 0, 0, -1, 5, 9, 2, 1, -1, -3, -2 }, new float[] { 1, 1, 1, 1, 0, 1, 1, 0, 0, 0, 0, 0 }, rows: 4);
        Assert.Equal(0.75f, Metrics.Accuracy(network, data));
    }

    [Theory]
    [InlineData(Activation.Sigmoid, Loss.BinaryCrossEntropy)]
    [InlineData(Activation.Softmax, Loss.CrossEntropy)]
    public void An_output_that_is_not_a_number_is_never_right(Activation output, Loss loss)
    {
        var network = Diagonal(output, loss);
        network.Parameters.Fill(float.NaN);
        Assert.Equal(
            0, Metrics.Accuracy(network, new Dataset(new float[] { 1, 2, 3, 1, 2, 3 }, new float[] { 0, 0, 0, 1, 0, 0 }, rows: 2)));
    }

    [Fact]
    public void A_network_that_is_not_a_classifier_has_no_accuracy()
    {
        var network = Diagonal(Activation.Identity, Loss.MeanSquaredError);
        var problem = Assert.Throws<ArgumentException>(
            "network", () => Metrics.Accuracy(network, new Dataset(new float[3], new float[3], rows: 1)));
        Assert.Contains("MeanSquaredError, which is not a classification loss", problem.Message, StringComparison.Ordinal);
        Assert.Contains("Metrics.Evaluate", problem.Message, StringComparison.Ordinal);
    }

    private static MatrixNetwork Diagonal(Activation output, Loss loss)
    {
        var network = new MatrixNetwork(new Topology([3, 3], [output], loss));
        network.Parameters.Clear();
        for (var i = 0; i < 3; i++)
        {
            network.Weights(1)[i, i] = 1;
        }

        return network;
    }
}
