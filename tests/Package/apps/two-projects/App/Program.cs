using Generated.Neuron;
using Networks;

var (train, test) = Dataset.FromCsv(Path.Combine(AppContext.BaseDirectory, "moons.csv")).Split(1340);

// A network of the other project, and one of this one that starts from its answer.
var network = new MoonClassifier(seed: 1);
new Trainer(network, new Adam { LearningRate = 0.01 }) { Epochs = 150, BatchSize = 32 }.Fit(train);
Console.WriteLine($"accuracy {100 * Metrics.Accuracy(network, test):F1} %");
Console.WriteLine(new Calibration(seed: 2).Predict(network.Predict(0.5f, 1f)));

[Network(1, 1)]
internal sealed partial class Calibration;
