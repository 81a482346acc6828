namespace Generated.Neuron.Tests.Training;

/// <summary>The best epoch of a report is the one whose parameters the network has, whatever ends the run.</summary>
[Trait(nameof(Needs), Needs.AnyVectors)]
public sealed class BestEpochTests
{
    private static readonly Topology Small = new([2, 8, 1], [Activation.Tanh, Activation.Sigmoid], Loss.BinaryCrossEntropy);

    [Theory, InlineData(0.0), InlineData(0.02), InlineData(0.2), InlineData(100.0)]
    public void The_network_has_the_parameters_of_the_best_epoch_whatever_MinDelta_is(double minDelta)
    {
        var (train, validation) = Dataset.Moons(200, 0.3, 1).Split(0.7, seed: 1);
        var network = new MatrixNetwork(Small, seed: 1);
        List<float[]> epochs = [];
        var report = new Trainer(network, new Adam { LearningRate = 0.01 })
        {
            Epochs = 60,
            BatchSize = 64,
            EarlyStopping = new EarlyStopping { Patience = 1000, MinDelta = minDelta },
            OnEpoch = _ =>
            {
                epochs.Add(network.Parameters.ToArray());
                return true;
            },
        }.Fit(train, validation);
        Assert.Equal(report.ValidationCosts.IndexOf(report.ValidationCosts.Min()) + 1, report.BestEpoch);
        Assert.Equal(epochs[report.BestEpoch - 1], network.Parameters);
    }

    [Fact]
    public void A_second_call_names_the_best_epoch_of_the_first_if_its_parameters_are_given_back()
    {
        // Validation rows that say the opposite of what is learned: their cost rises from the first epoch on.
        var train = Dataset.Moons(50, 0.1, 1);
        var opposite = new Dataset(train.Inputs.ToArray(), train.Targets.ToArray().Select(target => 1 - target).ToArray(), 50);
        var network = new MatrixNetwork(Small, seed: 1);
        var trainer = new Trainer(network, new Sgd { LearningRate = 0.5 }) { Epochs = 5, EarlyStopping = new() { Patience = 100 } };
        trainer.Fit(train, opposite);
        var best = network.Parameters.ToArray();
        var report = trainer.Fit(train, opposite);
        Assert.Equal((6, 1), (report.FirstEpoch, report.BestEpoch));
        Assert.Equal(best, network.Parameters);
    }

    public enum Thrower
    {
        OnEpoch,
        Progress,
        Metric,
        Schedule,
    }

    [Theory, InlineData(Thrower.OnEpoch), InlineData(Thrower.Progress), InlineData(Thrower.Metric), InlineData(Thrower.Schedule)]
    public void An_exception_from_what_a_user_wrote_leaves_the_best_parameters(Thrower thrower)
    {
        var (train, validation) = Dataset.Moons(200, 0.3, 1).Split(0.7, seed: 1);
        var network = new MatrixNetwork(Small, seed: 1);
        List<float> costs = [];
        var trainer = new Trainer(network, new Adam { LearningRate = 0.3 })
        {
            Epochs = 40,
            BatchSize = 16,
            EarlyStopping = new() { Patience = 100 },
            ValidationMetric = (_, data) =>
            {
                costs.Add(network.Cost(data.Inputs, data.Targets));
                return Throws(Thrower.Metric) ? throw new OperationCanceledException() : 0;
            },
            OnEpoch = _ => Throws(Thrower.OnEpoch) ? throw new OperationCanceledException() : true,
            Schedule = new Called(() => thrower == Thrower.Schedule && costs.Count == 30 ? throw new OperationCanceledException() : 0.3),
        };
        Assert.Throws<OperationCanceledException>(() => trainer.Fit(train, validation, new Reported(() =>
        {
            if (Throws(Thrower.Progress))
            {
                throw new OperationCanceledException();
            }
        })));
        Assert.Equal(costs.Min(), network.Cost(validation.Inputs, validation.Targets));

        // The run goes on from its last parameters, not from the best ones.
        var last = costs.Count;
        thrower = (Thrower)(-1);
        trainer.Fit(train, validation);
        Assert.Equal(last + 40, costs.Count);

        bool Throws(Thrower which) => which == thrower && costs.Count == 30;
    }

    [Fact]
    public void A_cost_of_NaN_is_never_the_best()
    {
        // The output overflows where the validation input is float32's largest number, and ∞ − ∞ is NaN; training never sees that row.
        var network = new MatrixNetwork(new Topology([1, 2, 1], [Activation.Identity, Activation.Identity], Loss.MeanSquaredError));
        new float[] { 2, 2, 0, 0, 1, -1, 0 }.CopyTo(network.Parameters);
        var train = new Dataset(new float[] { 1, -1 }, new float[] { 1, -1 }, 2);
        var validation = new Dataset(new[] { float.MaxValue }, new float[1], 1);
        var trainer = new Trainer(network, new Sgd { LearningRate = 0.01 }) { Epochs = 3 };
        var report = trainer.Fit(train, validation);
        Assert.All(report.ValidationCosts, cost => Assert.True(float.IsNaN(cost)));
        Assert.Equal(0, report.BestEpoch);
        Assert.DoesNotContain("best", report.ToString(), StringComparison.Ordinal);

        var best = new BestEpoch(new EarlyStopping { Patience = 2 }, 1);
        Assert.False(best.EndEpoch(1, double.NaN, [1]));
        Assert.False(best.EndEpoch(2, 5, [2]));
        Assert.False(best.EndEpoch(3, double.NaN, [3]));
        Assert.Equal((2, 2f), (best.Epoch, best.Parameters[0]));
        Assert.True(best.EndEpoch(4, double.NaN, [4]));
    }

    [Fact]
    public void A_run_that_diverges_at_once_names_no_best_epoch()
    {
        var network = new MatrixNetwork(Small);
        network.Parameters[^1] = float.NaN;
        var report = new Trainer(network, new Adam()).Fit(Dataset.Moons(10, 0.1, 1));
        Assert.StartsWith("0 epochs, diverged at step 1", report.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Another_call_of_Fit_cannot_use_the_same_optimizer_or_plateau_meanwhile()
    {
        var (data, optimizer, plateau) = (Dataset.Moons(20, 0.1, 1), new Adam(), new ReduceOnPlateau());
        List<string> refused = [];
        var outer = new Trainer(new MatrixNetwork(Small), optimizer)
        {
            Epochs = 1,
            Schedule = plateau,
            OnEpoch = _ =>
            {
                var other = new Trainer(new MatrixNetwork(Small), optimizer) { Epochs = 1 };
                refused.Add(Assert.Throws<InvalidOperationException>(() => other.Fit(data)).Message);
                var third = new Trainer(new MatrixNetwork(Small), new Adam()) { Epochs = 1, Schedule = plateau };
                refused.Add(Assert.Throws<InvalidOperationException>(() => third.Fit(data)).Message);
                return true;
            },
        };
        outer.Fit(data);
        Assert.Contains("optimizer", refused[0], StringComparison.Ordinal);
        Assert.Contains("schedule", refused[1], StringComparison.Ordinal);
        outer.Fit(data);
    }

    private sealed class Called(Func<double> rate) : ISchedule
    {
        public double LearningRate(double initial, ScheduleMoment moment) => rate();
    }

    private sealed class Reported(Action then) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value) => then();
    }
}
