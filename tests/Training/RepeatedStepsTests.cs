namespace Generated.Neuron.Tests.Training;

/// <summary>
/// The parameters of a large network are kept every so many steps. A run that diverges goes back to them and repeats the steps, so it ends
/// where a run ends that keeps them at each step.
/// </summary>
[Trait(nameof(Needs), Needs.AnyVectors)]
public sealed class RepeatedStepsTests
{
    private const int Rows = 200, StepsOfEpoch = 100;

    private static readonly Topology Large = new([64, 64, 1], [Activation.Tanh, Activation.Identity], Loss.MeanSquaredError);

    public static TheoryData<string, long> Cases
    {
        get
        {
            var cases = new TheoryData<string, long>();
            foreach (var optimizer in new[] { "Sgd", "Momentum", "Adam", "NAdam", "RAdam", "RmsProp", "Adagrad" })
            {
                // The first step, those around the ones at which parameters are kept, the ends of epochs, and later epochs.
                foreach (var step in new[] { 0, 1, 63, 64, 65, 98, 99, 100, 101, 263 })
                {
                    cases.Add(optimizer, step);
                }
            }

            return cases;
        }
    }

    [Theory, MemberData(nameof(Cases))]
    public void A_gradient_that_is_not_finite_ends_a_run_at_its_step(string optimizer, long step)
    {
        var (expected, kept) = Run(new KeptAtEachStep(New(optimizer)), step);
        var (actual, repeated) = Run(New(optimizer), step);
        Assert.Equal((StopReason.Diverged, step), (actual.StopReason, actual.Steps));
        Assert.Equal((expected.StopReason, expected.Steps), (actual.StopReason, actual.Steps));
        Assert.Equal(expected.Costs.AsEnumerable(), actual.Costs.AsEnumerable());
        Assert.Equal(kept.Parameters.ToArray(), repeated.Parameters.ToArray());
        Assert.All(repeated.Parameters.ToArray(), parameter => Assert.True(float.IsFinite(parameter)));

        // No more steps are repeated than lie between two at which parameters are kept.
        Assert.Equal(kept.Calls, step + 1);
        Assert.InRange(repeated.Calls, step + 1, step + 68);
    }

    [Theory, InlineData("Sgd"), InlineData("Adam")]
    public void Steps_that_grow_beyond_float32_end_a_run_with_the_same_parameters(string optimizer)
    {
        foreach (var rate in new[] { 0.5, 0.7, 1, 3, 1e20 })
        {
            var (expected, kept) = Run(new KeptAtEachStep(New(optimizer, rate * (optimizer == "Adam" ? 1e18 : 1))), step: -1);
            var (actual, repeated) = Run(New(optimizer, rate * (optimizer == "Adam" ? 1e18 : 1)), step: -1);
            Assert.Equal((expected.StopReason, expected.Steps), (actual.StopReason, actual.Steps));
            Assert.Equal(kept.Parameters.ToArray(), repeated.Parameters.ToArray());
        }
    }

    [Fact]
    public void A_run_that_is_canceled_after_a_step_that_is_not_finite_goes_back_too()
    {
        foreach (var step in new[] { 5, 70 })
        {
            using var cancel = new CancellationTokenSource();
            var network = new Faulty(step) { Fault = cancel.Cancel };
            var report = new Trainer(network, new Adam()) { Epochs = 3, BatchSize = 2 }.Fit(Data(), cancellationToken: cancel.Token);
            Assert.Equal(StopReason.Canceled, report.StopReason);
            Assert.All(network.Parameters.ToArray(), parameter => Assert.True(float.IsFinite(parameter)));
        }
    }

    private static (TrainingReport Report, Faulty Network) Run(IOptimizer optimizer, long step)
    {
        var network = new Faulty(step);
        var trainer = new Trainer(network, optimizer) { Epochs = 3, BatchSize = Rows / StepsOfEpoch, Schedule = new CosineDecay() };
        return (trainer.Fit(Data()), network);
    }

    private static IOptimizer New(string name, double rate = 0.01) => name switch
    {
        "Sgd" => new Sgd { LearningRate = rate },
        "Momentum" => new Sgd { LearningRate = rate, Momentum = 0.9 },
        "Adam" => new Adam { LearningRate = rate },
        "NAdam" => new NAdam { LearningRate = rate },
        "RAdam" => new RAdam { LearningRate = rate },
        "RmsProp" => new RmsProp { LearningRate = rate, Centered = true, Momentum = 0.5 },
        _ => new Adagrad { LearningRate = rate },
    };

    private static Dataset Data() => new(
        Enumerable.Range(0, Rows * 64).Select(k => MathF.Sin(k)).ToArray(),
        Enumerable.Range(0, Rows).Select(k => MathF.Cos(k)).ToArray(),
        Rows);

    /// <summary>Of a user's own type, of which nobody knows whether its steps can be repeated.</summary>
    private sealed class KeptAtEachStep(IOptimizer optimizer) : IOptimizer
    {
        public double LearningRate { get => optimizer.LearningRate; set => optimizer.LearningRate = value; }

        public void Step(Span<float> parameters, ReadOnlySpan<float> gradients) => optimizer.Step(parameters, gradients);

        public void Reset() => optimizer.Reset();
    }

    /// <summary>A network whose gradient at one step has a NaN, at a finite cost.</summary>
    private sealed class Faulty(long step) : INetwork
    {
        private readonly MatrixNetwork _network = new(Large, seed: 1);

        public long Calls { get; private set; }

        public Action? Fault { get; init; }

        public Topology Topology => _network.Topology;

        public Span<float> Parameters => _network.Parameters;

        public void Forward(ReadOnlySpan<float> inputs, Span<float> outputs) => _network.Forward(inputs, outputs);

        public float Cost(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets) => _network.Cost(inputs, targets);

        public float Backward(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets, Span<float> gradients) =>
            _network.Backward(inputs, targets, gradients);

        public float Backward(
            ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets, Span<float> gradients, Span<float> inputGradients) =>
            _network.Backward(inputs, targets, gradients, inputGradients);

        public float Backward(
            ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets, TrainingStep of, Span<float> gradients, int maxDegreeOfParallelism)
        {
            Calls++;
            var cost = _network.Backward(inputs, targets, of, gradients, maxDegreeOfParallelism);
            if (of.Dropout!.Value.Step == step)
            {
                gradients[7] = float.NaN;
                Fault?.Invoke();
            }

            return cost;
        }

        public void Backpropagate(
            ReadOnlySpan<float> inputs, ReadOnlySpan<float> outputGradients, Span<float> gradients, Span<float> inputGradients) =>
            _network.Backpropagate(inputs, outputGradients, gradients, inputGradients);
    }
}
