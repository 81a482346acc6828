namespace Generated.Neuron.Tests.Training;

/// <summary>What networks learn of real data sets: the median of ten seeds on a stratified fifth that they have not seen.</summary>
public sealed class RealDataTests
{
    [Theory]
    [InlineData("iris", 0.96, 16, 100)]
    [InlineData("wine", 0.97, 16, 60)]
    [InlineData("breast_cancer", 0.97, 16, 40)]
    [InlineData("digits", 0.975, 64, 40)]
    public void The_median_of_ten_seeds_reaches(string name, double accuracy, int width, int epochs)
    {
        var data = Dataset.FromCsv(
            Path.Combine(AppContext.BaseDirectory, "Golden", "data", $"{name}.csv"), new CsvOptions { ClassLabels = true });
        var accuracies = Enumerable.Range(0, 10).Select(seed => Train(data, seed, width, epochs)).Order().ToArray();
        var median = (accuracies[4] + accuracies[5]) / 2;
        Assert.True(median >= accuracy, $"{name}: {median:P2} of {string.Join(", ", accuracies)}");
    }

    private static double Train(Dataset data, int seed, int width, int epochs)
    {
        var (train, test) = data.Split(0.8, seed, stratified: true);
        var scaler = Standardizer.Fit(train);
        var network = new MatrixNetwork(new Topology(
            [data.InputCount, width, data.TargetCount],
            data.TargetCount == 1 ? [Activation.Relu, Activation.Sigmoid] : [Activation.Relu, Activation.Softmax],
            data.TargetCount == 1 ? Loss.BinaryCrossEntropy : Loss.CrossEntropy));
        Initializer.HeNormal(network, seed);
        new Trainer(network, new AdamW { LearningRate = 0.005, WeightDecay = 0.01 }) { Epochs = epochs, BatchSize = 32, Seed = seed }.Fit(
            scaler.Apply(train));
        return Metrics.Evaluate(network, scaler.Apply(test)).Accuracy;
    }
}
