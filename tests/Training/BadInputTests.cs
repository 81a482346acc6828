namespace Generated.Neuron.Tests.Training;

/// <summary>What cannot be trained is refused by an exception that names the argument and the remedy, before anything starts.</summary>
[Trait(nameof(Needs), Needs.AnyVectors)]
public sealed class BadInputTests
{
    private static readonly Topology Small = new([2, 3, 1], [Activation.Relu, Activation.Sigmoid], Loss.BinaryCrossEntropy);
    private static readonly Topology Classes = new([2, 3, 4], [Activation.Relu, Activation.Softmax], Loss.CrossEntropy);

    /// <summary>What is wrong, the argument, words of the message with the remedy, and the call with a network and good rows.</summary>
    private static readonly (string Wrong, string Argument, string Remedy, Action<INetwork, Dataset> Call)[] Cases =
    [
        ("no rows", "train", "no rows; give it at least one", (network, rows) => Trainer(network).Fit(rows.Split(0).Train)),
        (
            "no validation rows", "validation", "no rows; give it at least one",
            (network, rows) => Trainer(network).Fit(rows, rows.Split(0).Train)),
        (
            "inputs of another width", "train", "3 inputs and 1 target, but the network has 2 inputs and 1 output",
            (network, _) => Trainer(network).Fit(Rows(3, 1))),
        (
            "targets of another width", "train", "2 targets, but the network has 2 inputs and 1 output",
            (network, _) => Trainer(network).Fit(Rows(2, 2))),
        ("validation of another width", "validation", "3 inputs", (network, rows) => Trainer(network).Fit(rows, Rows(3, 1))),
        (
            "labels where one-hot is wanted", "train", "If the target is a class label, call OneHot(4)",
            (_, rows) => Trainer(new MatrixNetwork(Classes)).Fit(rows)),
        (
            "rows without targets", "train", "0 targets",
            (network, _) => Trainer(network).Fit(Dataset.FromRows([1f, 2f], x => [x, x], _ => []))),
        (
            "an input that is NaN", "train", "Row 2, input 1 is NaN: it must be a finite number; mend it or remove the row",
            (network, _) => Trainer(network).Fit(With(2, float.NaN))),
        (
            "an input that is infinite", "validation", "Row 1, input 2 is Infinity",
            (network, rows) => Trainer(network).Fit(rows, With(1, float.PositiveInfinity))),
        ("no epochs", "Epochs", "at least 1", (network, rows) => _ = new Trainer(network, new Sgd()) { Epochs = 0 }),
        (
            "a batch of no rows", "BatchSize", "at least 1; leave it out to take all rows in one step",
            (network, rows) => _ = new Trainer(network, new Sgd()) { BatchSize = 0 }),
        ("a batch of fewer", "BatchSize", "at least 1", (network, rows) => _ = new Trainer(network, new Sgd()) { BatchSize = -3 }),
        (
            "no threads", "MaxDegreeOfParallelism", "at least 1",
            (network, rows) => _ = new Trainer(network, new Sgd()) { MaxDegreeOfParallelism = 0 }),
        ("a negative penalty", "L1", "finite number of at least 0", (network, rows) => _ = new Trainer(network, new Sgd()) { L1 = -1 }),
        (
            "a penalty that is NaN", "L1", "finite number of at least 0",
            (network, rows) => _ = new Trainer(network, new Sgd()) { L1 = double.NaN }),
        ("a length of 0 to clip to", "ClipNorm", "above 0, or null", (network, rows) =>
            _ = new Trainer(network, new Sgd()) { ClipNorm = 0 }),
        (
            "an infinite value to clip to", "ClipValue", "above 0, or null",
            (network, rows) => _ = new Trainer(network, new Sgd()) { ClipValue = double.PositiveInfinity }),
        ("no patience", "Patience", "at least 1", (_, _) => _ = new EarlyStopping { Patience = 0 }),
        (
            "a patience without validation data", "validation",
            "EarlyStopping is measured on validation data, but there is none: give Fit some, or leave EarlyStopping out",
            (network, rows) => new Trainer(network, new Sgd()) { EarlyStopping = new() }.Fit(rows)),
        (
            "a metric without validation data", "validation", "ValidationMetric is measured on validation data",
            (network, rows) => new Trainer(network, new Sgd()) { ValidationMetric = Metrics.Accuracy }.Fit(rows)),
        (
            "a schedule longer than the run", "Schedule", "but the run has 5: 5 epochs of 1. Shorten the schedule, raise Epochs",
            (network, rows) => new Trainer(network, new Sgd()) { Epochs = 5, Schedule = new CosineDecay { Steps = 6 } }.Fit(rows)),
        (
            "a rise longer than the run", "Schedule", "Shorten the schedule",
            (network, rows) => new Trainer(network, new Sgd()) { Epochs = 5, Schedule = new CosineDecay { WarmupSteps = 6 } }.Fit(rows)),
        (
            "a cycle longer than the run", "Schedule", "Shorten the schedule",
            (network, rows) =>
                new Trainer(network, new Sgd()) { Epochs = 5, Schedule = new OneCycle { PeakRate = 0.1, Steps = 6 } }.Fit(rows)),
    ];

    public static TheoryData<string> Wrong => [.. Cases.Select(one => one.Wrong)];

    /// <summary>A rate out of its range, by every optimizer and schedule that has one.</summary>
    public static TheoryData<string> Rates => [.. RateSetters.Keys];

    private static readonly Dictionary<string, Action<double>> RateSetters = new(StringComparer.Ordinal)
    {
        ["Sgd"] = rate => _ = new Sgd { LearningRate = rate },
        ["Adam"] = rate => _ = new Adam { LearningRate = rate },
        ["AdamW"] = rate => _ = new AdamW { LearningRate = rate },
        ["NAdam"] = rate => _ = new NAdam { LearningRate = rate },
        ["RAdam"] = rate => _ = new RAdam { LearningRate = rate },
        ["RmsProp"] = rate => _ = new RmsProp { LearningRate = rate },
        ["Adagrad"] = rate => _ = new Adagrad { LearningRate = rate },
        ["OneCycle"] = rate => _ = new OneCycle { PeakRate = rate },
        ["CosineDecay"] = rate => _ = new CosineDecay { MinimumRate = rate },
        ["ReduceOnPlateau"] = rate => _ = new ReduceOnPlateau { MinimumRate = rate },
    };

    [Theory, MemberData(nameof(Wrong))]
    public void It_is_refused_by_name_with_the_remedy_and_nothing_changes(string wrong)
    {
        var (_, argument, remedy, call) = Cases.Single(one => one.Wrong == wrong);
        var network = new MatrixNetwork(Small, seed: 1);
        var before = network.Parameters.ToArray();
        var refused = Assert.ThrowsAny<ArgumentException>(() => call(network, Rows(2, 1)));
        Assert.Equal(argument, refused.ParamName);
        Assert.Contains(remedy, refused.Message, StringComparison.Ordinal);
        Assert.Equal(before, network.Parameters.ToArray());
    }

    [Theory, MemberData(nameof(Rates))]
    public void A_rate_that_is_negative_or_not_finite_is_refused(string kind)
    {
        foreach (var rate in new[] { -0.1, -double.Epsilon, double.NaN, double.PositiveInfinity, double.NegativeInfinity })
        {
            Assert.Contains(
                "must be a finite number of at least 0",
                Assert.ThrowsAny<ArgumentOutOfRangeException>(() => RateSetters[kind](rate)).Message, StringComparison.Ordinal);
        }
    }

    /// <summary>Refused rows leave a trainer as it was: what it does next is what it would have done.</summary>
    [Fact]
    public void A_trainer_that_refused_rows_goes_on_as_if_nothing_had_been()
    {
        var (refusing, other) = (new MatrixNetwork(Small, seed: 1), new MatrixNetwork(Small, seed: 1));
        var (trainer, plain) = (Trainer(refusing), Trainer(other));
        trainer.Fit(Rows(2, 1));
        plain.Fit(Rows(2, 1));
        Assert.Throws<ArgumentException>("train", () => trainer.Fit(With(2, float.NaN)));
        Assert.Throws<ArgumentException>("validation", () => trainer.Fit(Rows(2, 1), Rows(3, 1)));
        trainer.Fit(Rows(2, 1));
        plain.Fit(Rows(2, 1));
        Assert.Equal(other.Parameters.ToArray(), refusing.Parameters.ToArray());
    }

    private static Trainer Trainer(INetwork network) => new(network, new Adam()) { Epochs = 2, BatchSize = 3 };

    private static Dataset Rows(int inputs, int targets)
    {
        var random = new SplitMix64(7);
        return Dataset.FromRows(
            Enumerable.Range(0, 8),
            _ => [.. Enumerable.Range(0, inputs).Select(_ => (float)random.NextDouble())],
            row => [.. Enumerable.Repeat(row % 2f, targets)]);
    }

    /// <summary>Good rows but for one number among the inputs.</summary>
    private static Dataset With(int place, float number)
    {
        var rows = Rows(2, 1);
        var inputs = rows.Inputs.ToArray();
        inputs[place] = number;
        return new Dataset(inputs, rows.Targets.ToArray(), rows.Rows);
    }
}
