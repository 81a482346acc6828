namespace Generated.Neuron.Tests.Training;

/// <summary>L-BFGS against closed forms, in a trainer, and where it cannot work.</summary>
[Trait(nameof(Needs), Needs.Vectors)]
public sealed class LbfgsTests
{
    private static readonly Topology Classifier = new([2, 8, 1], [Activation.Tanh, Activation.Sigmoid], Loss.BinaryCrossEntropy);

    [Fact]
    public void Defaults_are_those_of_PyTorch()
    {
        var lbfgs = new Lbfgs();
        Assert.Equal(
            (1.0, 20, 10, 1e-7, 1e-9),
            (lbfgs.LearningRate, lbfgs.MaxIterations, lbfgs.HistorySize, lbfgs.GradientTolerance, lbfgs.ChangeTolerance));
    }

    /// <summary>Targets are 3x₁ − 2x₂ + x₃/2 + 0.25 and some noise.</summary>
    [Fact]
    public void A_linear_network_comes_to_the_least_squares()
    {
        var problem = Noisy();
        var network = Line(problem, new Lbfgs { ChangeTolerance = 0 });
        var (expected, reach) = (problem.Solution, problem.Reach(problem.Solution));
        for (var k = 0; k < expected.Length; k++)
        {
            Assert.Equal(expected[k], network.Parameters[k], reach[k]);
        }
    }

    [Fact]
    public void With_the_defaults_it_ends_where_the_cost_would_change_by_less_than_the_tolerance()
    {
        var problem = Noisy();
        var network = Line(problem, new Lbfgs());
        var expected = problem.Solution;
        for (var k = 0; k < expected.Length; k++)
        {
            // A step at a distance d ends where gᵀH⁻¹g = dᵀHd is below 1e-9. Inputs are normal and independent: H is about 2, and for
            // 50 rows not below 1 in any direction.
            Assert.Equal(expected[k], network.Parameters[k], Math.Sqrt(1e-9 / 1));
        }
    }

    [Fact]
    public void It_learns_moons_in_fewer_epochs_than_Adam()
    {
        var data = Dataset.Moons(rows: 200, noise: 0.1, seed: 1);
        var (byLbfgs, byAdam) = (new MatrixNetwork(Classifier, seed: 1), new MatrixNetwork(Classifier, seed: 1));
        var report = new Trainer(byLbfgs, new Lbfgs()) { Epochs = 20 }.Fit(data);
        new Trainer(byAdam, new Adam { LearningRate = 0.01 }) { Epochs = 500 }.Fit(data);

        Assert.Equal(20, report.Steps);
        Assert.Equal(report.Costs.Order().Reverse(), report.Costs);
        Assert.True(byLbfgs.Cost(data.Inputs, data.Targets) < 0.5f * byAdam.Cost(data.Inputs, data.Targets));
    }

    /// <summary>A network whose cost overflows beyond a wall: the search comes back from where it is not finite.</summary>
    [Fact]
    public void A_cost_that_is_not_finite_is_searched_away_from()
    {
        float[] parameters = [0], gradients = [0];
        var lbfgs = new Lbfgs { LearningRate = 100 };
        float Evaluate(Span<float> g)
        {
            var x = parameters[0];
            g[0] = x > 1 ? float.NaN : -1 / (1.5f - x) + 4 * x;
            return x > 1 ? float.PositiveInfinity : MathF.Log(1.5f - x) + 2 * x * x;
        }

        lbfgs.Step(parameters, Evaluate(gradients), gradients, Evaluate);

        // 4x(1.5 − x) = 1: x = (6 − √20) / 8, to the root of float32's precision in the cost.
        Assert.Equal((6 - Math.Sqrt(20)) / 8, parameters[0], 1e-3);
    }

    [Fact]
    public void Steps_allocate_nothing_after_the_first()
    {
        var network = new MatrixNetwork(Classifier, seed: 1);
        var data = Dataset.Moons(rows: 64, noise: 0.1, seed: 1);
        var gradients = new float[Classifier.ParameterCount];
        var lbfgs = new Lbfgs { HistorySize = 2 };
        CostAndGradient evaluate = g => network.Backward(data.Inputs, data.Targets, g);
        lbfgs.Step(network.Parameters, evaluate(gradients), gradients, evaluate);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var step = 0; step < 5; step++)
        {
            lbfgs.Step(network.Parameters, evaluate(gradients), gradients, evaluate);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void What_does_not_fit_is_refused_before_anything_starts()
    {
        var network = new MatrixNetwork(Classifier, seed: 1);
        var before = network.Parameters.ToArray();
        var data = Dataset.Moons(rows: 40, noise: 0.1, seed: 1);
        Assert.StartsWith(
            "BatchSize is 16, but Lbfgs compares costs within a step, so it needs all 40 rows in one: "
                + "leave it out, or take another optimizer, for example Adam.",
            Assert.Throws<ArgumentException>("BatchSize", () => new Trainer(network, new Lbfgs()) { BatchSize = 16 }.Fit(data)).Message,
            StringComparison.Ordinal);
        Assert.Throws<ArgumentException>("ClipNorm", () => new Trainer(network, new Lbfgs()) { ClipNorm = 1 }.Fit(data));
        Assert.Throws<ArgumentException>("ClipValue", () => new Trainer(network, new Lbfgs()) { ClipValue = 1 }.Fit(data));
        Assert.StartsWith(
            "L1 changes the gradient and not the cost",
            Assert.Throws<ArgumentException>("L1", () => new Trainer(network, new Lbfgs()) { L1 = 1 }.Fit(data)).Message,
            StringComparison.Ordinal);
        Assert.StartsWith(
            "Dropout drops other neurons in each step, but Lbfgs compares the gradients of two steps: leave it out",
            Assert.Throws<ArgumentException>(
                "Dropout", () => new Trainer(new MatrixNetwork(Classifier, seed: 1) { Dropout = 0.1 }, new Lbfgs()).Fit(data)).Message,
            StringComparison.Ordinal);
        Assert.Throws<ArgumentNullException>("evaluate", () => new Lbfgs().Step(new float[2], 1, new float[2], null!));
        Assert.Throws<ArgumentException>("gradients", () => new Lbfgs().Step(new float[2], 1, new float[3], _ => 0));
        Assert.Throws<ArgumentOutOfRangeException>("MaxIterations", () => new Lbfgs { MaxIterations = 0 });
        Assert.Throws<ArgumentOutOfRangeException>("HistorySize", () => new Lbfgs { HistorySize = 0 });
        Assert.Throws<ArgumentOutOfRangeException>("GradientTolerance", () => new Lbfgs { GradientTolerance = double.NaN });
        Assert.Throws<ArgumentOutOfRangeException>("ChangeTolerance", () => new Lbfgs { ChangeTolerance = -1 });
        Assert.Equal(before, network.Parameters);
        new Trainer(network, new Lbfgs()) { Epochs = 1, BatchSize = 40 }.Fit(data);
        Assert.NotEqual(before, network.Parameters.ToArray());
    }

    private static LeastSquares Noisy()
    {
        var random = new SplitMix64(3);
        double[] Row() => [random.NextNormal(), random.NextNormal(), random.NextNormal()];
        double[][] inputs = [.. Enumerable.Range(0, 50).Select(_ => Row())];
        return new(inputs, [.. inputs.Select(x => 3 * x[0] - 2 * x[1] + x[2] / 2 + 0.25 + 0.1 * random.NextNormal())]);
    }

    private static MatrixNetwork Line(LeastSquares problem, Lbfgs optimizer)
    {
        var network = new MatrixNetwork(new([3, 1], [Activation.Identity], Loss.MeanSquaredError), seed: 1);
        new Trainer(network, optimizer) { Epochs = 3 }.Fit(problem.Data);
        return network;
    }
}
