namespace Generated.Neuron.Tests.Training;

[Trait(nameof(Needs), Needs.AnyVectors)]
public sealed class LiveModelTests
{
    private static readonly Topology Wide = new([1, 64, 64], [Activation.Identity, Activation.Identity], Loss.MeanSquaredError);

    /// <summary>
    /// In network n every parameter is n, so that a prediction that mixed two networks would show as a number of neither.
    /// </summary>
    [Fact]
    public async Task Predictions_never_mix_old_and_new_weights_while_networks_are_exchanged()
    {
        const int Networks = 8;
        var networks = Enumerable.Range(1, Networks).Select(Constant).ToArray();
        var expected = networks.Select(network => Output(network)).ToArray();
        var live = new LiveModel(networks[0]);
        using var done = new CancellationTokenSource();
        var readers = Enumerable.Range(0, 4).Select(_ => Task.Run(() =>
        {
            var (seen, calls) = (new HashSet<float>(), 0);
            do
            {
                var outputs = Output(live);
                Assert.All(outputs, output => Assert.Equal(outputs[0], output));
                seen.Add(outputs[0]);
                calls++;
            }
            while (!done.IsCancellationRequested || calls < 1000);

            return seen;
        })).ToArray();
        for (var exchange = 0; exchange < 20_000; exchange++)
        {
            live.Exchange(networks[exchange % Networks]);
        }

        await done.CancelAsync();
        var known = expected.Select(outputs => outputs[0]).ToHashSet();
        foreach (var seen in await Task.WhenAll(readers))
        {
            Assert.Subset(known, seen);
        }
    }

    [Fact]
    public void A_model_of_another_shape_is_refused_and_the_old_one_stays()
    {
        var first = Constant(1);
        var live = new LiveModel(first);
        Assert.Throws<ArgumentException>(
            "model", () => live.Exchange(new MatrixNetwork(new Topology([2, 64], [Activation.Identity], Loss.MeanSquaredError))));
        Assert.Same(first, live.Current);
        var second = Constant(2);
        Assert.Same(first, live.Exchange(second));
        Assert.Same(second, live.Current);
        Assert.Same(second.Topology, live.Topology);
    }

    [Fact]
    public void A_model_that_would_answer_through_itself_is_refused_and_the_old_one_stays()
    {
        var network = Constant(1);
        var live = new LiveModel(network);
        Assert.Contains("itself", Assert.Throws<ArgumentException>("model", () => live.Exchange(live)).Message, StringComparison.Ordinal);
        var holder = new LiveModel(live);
        var outermost = new LiveModel(new Holder(holder));
        Assert.Throws<ArgumentException>("model", () => live.Exchange(holder));
        Assert.Throws<ArgumentException>("model", () => live.Exchange(outermost));
        Assert.Throws<ArgumentException>("model", () => live.Exchange(new Holder(outermost)));
        Assert.Same(network, live.Current);
        Assert.All(Output(outermost), output => Assert.Equal(Output(network)[0], output));

        // No circle: the same model twice, and a chain that ends.
        Assert.Same(live, holder.Exchange(new LiveModel(live)));
        Assert.Same(network, live.Exchange(new LiveModel(network)));
        Assert.All(Output(outermost), output => Assert.Equal(Output(network)[0], output));
    }

    /// <summary>Each exchange alone is right; both at once would close a circle.</summary>
    [Fact]
    public void Two_exchanges_at_once_close_no_circle()
    {
        for (var trial = 0; trial < 2000; trial++)
        {
            var (first, second) = (new LiveModel(Constant(1)), new LiveModel(Constant(2)));
            var refused = 0;
            Parallel.Invoke(() => Exchange(first, second), () => Exchange(second, first));
            Assert.Equal(1, refused);

            void Exchange(LiveModel live, LiveModel other)
            {
                try
                {
                    live.Exchange(other);
                }
                catch (ArgumentException)
                {
                    Interlocked.Increment(ref refused);
                }
            }
        }
    }

    private sealed class Holder(IModel held) : IModel, IModelHolder
    {
        public IModel Held => held;

        public Topology Topology => held.Topology;

        public void Forward(ReadOnlySpan<float> inputs, Span<float> outputs) => held.Forward(inputs, outputs);
    }

    [Fact]
    public void The_outputs_of_many_rows_are_not_held_at_once()
    {
        // 300 MB of outputs; of more than 2³¹ no array could hold them.
        var model = new ManyClasses();
        var inputs = new float[1500];
        (inputs[0], inputs[1023], inputs[1499]) = (7, 8, 49_999);
        var classes = model.PredictClasses(inputs);
        Assert.Equal(1500, classes.Length);
        Assert.Equal((7, 0, 8, 49_999), (classes[0], classes[1], classes[1023], classes[1499]));
        Assert.InRange(model.Most, 1, 1 << 20);
    }

    /// <summary>The class of a row is its input.</summary>
    private sealed class ManyClasses : IModel
    {
        public int Most { get; private set; }

        public Topology Topology { get; } = new([1, 50_000], [Activation.Softmax], Loss.CrossEntropy);

        public void Forward(ReadOnlySpan<float> inputs, Span<float> outputs)
        {
            Most = Math.Max(Most, outputs.Length);
            outputs.Clear();
            for (var row = 0; row < inputs.Length; row++)
            {
                outputs[(row * 50_000) + (int)inputs[row]] = 1;
            }
        }
    }

    /// <summary>The topology says what the outputs mean, so that both have to be of one model.</summary>
    [Fact]
    public void What_is_predicted_and_measured_is_one_models_to_its_end()
    {
        var rows = new Dataset(new float[] { 1 }, new float[] { 0, 1 }, rows: 1);
        var other = new MatrixNetwork(new Topology([1, 2], [Activation.Identity], Loss.MeanSquaredError));
        foreach (var use in new Action<LiveModel>[]
        {
            live => Assert.Equal(1, live.PredictClass([1])),
            live => Assert.Equal([1], live.PredictClasses([1])),
            live => Assert.Equal(1, Metrics.Accuracy(live, rows)),
            live => Assert.Equal(1, Metrics.Evaluate(live, rows).Accuracy),
        })
        {
            var fading = new ExchangedWhenAsked();
            var live = fading.Live = new LiveModel(new LiveModel(fading));
            fading.Next = other;
            use(live);
            Assert.Same(other, live.Current);
        }
    }

    /// <summary>A classifier that says class 1, and that another model takes the place of as soon as its topology is asked for.</summary>
    private sealed class ExchangedWhenAsked : IModel
    {
        private readonly Topology _topology = new([1, 2], [Activation.Softmax], Loss.CrossEntropy);

        public LiveModel? Live { get; set; }

        public IModel? Next { get; set; }

        public Topology Topology
        {
            get
            {
                if (Next is { } next)
                {
                    Next = null;
                    Live!.Exchange(next);
                }

                return _topology;
            }
        }

        public void Forward(ReadOnlySpan<float> inputs, Span<float> outputs) => (outputs[0], outputs[1]) = (0.2f, 0.8f);
    }

    [Fact]
    public void A_class_is_predicted_for_people()
    {
        var binary = new MatrixNetwork(new Topology([1, 1], [Activation.Sigmoid], Loss.BinaryCrossEntropy));
        (binary.Parameters[0], binary.Parameters[1]) = (1, 0);
        Assert.Equal([0, 1, 1], binary.PredictClasses([-1, 0, 2]));
        Assert.Equal(1, binary.PredictClass([3]));
        Assert.Throws<ArgumentException>("row", () => binary.PredictClass([3, 4]));
        var several = new MatrixNetwork(new Topology([1, 3], [Activation.Softmax], Loss.CrossEntropy));
        several.Parameters.Clear();
        (several.Biases(1)[1], several.Weights(1)[2, 0]) = (1, 1);
        Assert.Equal([1, 2], several.PredictClasses([0, 5]));
        several.Parameters.Fill(float.NaN);
        Assert.Contains(
            "Output 1 of row 1 is NaN",
            Assert.Throws<InvalidOperationException>(() => several.PredictClass([1])).Message,
            StringComparison.Ordinal);
        Assert.Contains(
            "predicts numbers, not a class",
            Assert.Throws<InvalidOperationException>(() => Constant(1).PredictClass([1])).Message,
            StringComparison.Ordinal);
        var labels = new MatrixNetwork(new Topology([1, 2], [Activation.Sigmoid], Loss.BinaryCrossEntropy));
        Assert.Contains(
            "2 independent labels",
            Assert.Throws<InvalidOperationException>(() => labels.PredictClass([1])).Message,
            StringComparison.Ordinal);
    }

    private static MatrixNetwork Constant(int number)
    {
        var network = new MatrixNetwork(Wide);
        network.Parameters.Fill(number);
        return network;
    }

    private static float[] Output(IModel model)
    {
        var outputs = new float[64];
        model.Forward([1f], outputs);
        return outputs;
    }
}
