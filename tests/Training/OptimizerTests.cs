namespace Generated.Neuron.Tests.Training;

[Trait(nameof(Needs), Needs.Vectors)]
public sealed class OptimizerTests
{
    public static TheoryData<string> Names => [.. All.Keys];

    private static readonly Dictionary<string, Func<IOptimizer>> All = new()
    {
        ["Sgd"] = static () => new Sgd(),
        ["Sgd with momentum"] = static () => new Sgd { Momentum = 0.9, WeightDecay = 0.1 },
        ["Sgd with Nesterov's momentum"] = static () => new Sgd { Momentum = 0.9, Nesterov = true },
        ["Adam"] = static () => new Adam { WeightDecay = 0.1 },
        ["AdamW"] = static () => new AdamW(),
        ["Adam with AMSGrad"] = static () => new Adam { AmsGrad = true },
        ["NAdam"] = static () => new NAdam { WeightDecay = 0.1 },
        ["RAdam"] = static () => new RAdam { LearningRate = 1e-2, WeightDecay = 0.1 },
        ["RmsProp"] = static () => new RmsProp { WeightDecay = 0.1 },
        ["RmsProp with momentum"] = static () => new RmsProp { Momentum = 0.9 },
        ["RmsProp, centered, with momentum"] = static () => new RmsProp { Momentum = 0.9, Centered = true },
        ["Adagrad"] = static () => new Adagrad { WeightDecay = 0.1 },
    };

    [Fact]
    public void Defaults_are_those_of_PyTorch()
    {
        var sgd = new Sgd();
        Assert.Equal((1e-3, 0.0, false, 0.0), (sgd.LearningRate, sgd.Momentum, sgd.Nesterov, sgd.WeightDecay));
        var adam = new Adam();
        Assert.Equal((1e-3, 0.9, 0.999, 1e-8, 0.0), (adam.LearningRate, adam.Beta1, adam.Beta2, adam.Epsilon, adam.WeightDecay));
        var adamW = new AdamW();
        Assert.Equal((1e-3, 0.9, 0.999, 1e-8, 1e-2), (adamW.LearningRate, adamW.Beta1, adamW.Beta2, adamW.Epsilon, adamW.WeightDecay));
        var rmsProp = new RmsProp();
        Assert.Equal((1e-2, 0.99, 1e-8, 0.0), (rmsProp.LearningRate, rmsProp.Alpha, rmsProp.Epsilon, rmsProp.WeightDecay));
        Assert.Equal((0.0, false, false, false), (rmsProp.Momentum, rmsProp.Centered, adam.AmsGrad, adamW.AmsGrad));
        var nAdam = new NAdam();
        Assert.Equal(
            (2e-3, 0.9, 0.999, 1e-8, 0.0, 4e-3),
            (nAdam.LearningRate, nAdam.Beta1, nAdam.Beta2, nAdam.Epsilon, nAdam.WeightDecay, nAdam.MomentumDecay));
        var rAdam = new RAdam();
        Assert.Equal((1e-3, 0.9, 0.999, 1e-8, 0.0), (rAdam.LearningRate, rAdam.Beta1, rAdam.Beta2, rAdam.Epsilon, rAdam.WeightDecay));
        var adagrad = new Adagrad();
        Assert.Equal((1e-2, 1e-10, 0.0), (adagrad.LearningRate, adagrad.Epsilon, adagrad.WeightDecay));
    }

    /// <summary>A parameter has the same bits alone and among any number of others, in a whole vector and in the tail.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void Every_place_in_every_length_is_treated_alike(string name)
    {
        var alone = Run(name, length: 1);
        for (var length = 0; length <= 2 * 16 + 1; length++)
        {
            Assert.All(Run(name, length), parameter => Assert.Equal(alone[0], parameter));
        }

        Assert.NotEqual(0.5f, alone[0]);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_parameter_does_not_feel_its_neighbors(string name)
    {
        var optimizer = All[name]();
        var parameters = new float[37];
        var gradients = new float[37];
        for (var step = 0; step < 3; step++)
        {
            gradients[35] = 1;
            optimizer.Step(parameters, gradients);
        }

        Assert.True(parameters[35] < 0);
        parameters[35] = 0;
        Assert.All(parameters, parameter => Assert.Equal(0, parameter));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Gradients_of_another_length_are_rejected_and_nothing_changes(string name)
    {
        var parameters = new float[] { 1, 2, 3 };
        var exception = Assert.Throws<ArgumentException>("gradients", () => All[name]().Step(parameters, new float[4]));
        Assert.StartsWith("The length is 4, but must be 3: one gradient for each parameter.", exception.Message, StringComparison.Ordinal);
        Assert.Equal([1f, 2f, 3f], parameters);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_later_step_of_another_length_is_rejected_and_nothing_changes(string name)
    {
        var (used, fresh) = (All[name](), All[name]());
        float[] parameters = [1, 2, 3], same = [1, 2, 3], gradients = [1, 1, 1], four = [1, 2, 3, 4];
        used.Step(parameters, gradients);
        fresh.Step(same, gradients);

        var exception = Assert.Throws<ArgumentException>("parameters", () => used.Step(four, new float[4]));
        Assert.StartsWith("The length is 4, but was 3 in earlier steps or in the loaded", exception.Message, StringComparison.Ordinal);
        Assert.Equal([1f, 2f, 3f, 4f], four);

        // The state is as it was: the next step is that of an optimizer that never saw the wrong length.
        used.Step(parameters, gradients);
        fresh.Step(same, gradients);
        Assert.Equal(same, parameters);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void After_a_reset_an_optimizer_is_as_new_and_takes_another_length(string name)
    {
        var (used, fresh) = (All[name](), All[name]());
        float[] other = [1, 2, 3], parameters = [0.5f, -2], same = [0.5f, -2], gradients = [0.25f, -1];
        used.Step(other, [1, 2, 3]);
        used.Step(other, [3, 2, 1]);
        used.Reset();
        for (var step = 0; step < 8; step++)
        {
            used.Step(parameters, gradients);
            fresh.Step(same, gradients);
        }

        Assert.Equal(same, parameters);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_learning_rate_may_be_set_at_any_step(string name)
    {
        var optimizer = All[name]();
        float[] parameters = [0, 0];
        optimizer.Step(parameters, [1, -1]);
        var before = parameters.ToArray();
        optimizer.LearningRate = 0;
        optimizer.Step(parameters, [1, -1]);
        Assert.Equal(before, parameters);

        optimizer.LearningRate = 0.5;
        optimizer.Step(parameters, [1, -1]);
        Assert.NotEqual(before, parameters);
        Assert.Throws<ArgumentOutOfRangeException>("LearningRate", () => optimizer.LearningRate = double.NaN);
        Assert.Equal(0.5, optimizer.LearningRate);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_step_after_the_first_allocates_nothing(string name)
    {
        var optimizer = All[name]();
        var parameters = new float[1003];
        var gradients = new float[1003];
        optimizer.Step(parameters, gradients);

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var step = 0; step < 100; step++)
        {
            optimizer.Step(parameters, gradients);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_parabola_is_descended(string name)
    {
        var optimizer = All[name]();
        float[] parameters = [1, -1], gradients = [0, 0];
        for (var step = 0; step < 200; step++)
        {
            (gradients[0], gradients[1]) = (2 * parameters[0], 2 * parameters[1]);
            optimizer.Step(parameters, gradients);
        }

        // 200 steps at the default step sizes, 1e-3 to 1e-2, come at least a tenth of the way.
        Assert.InRange(parameters[0], -0.9f, 0.9f);
        Assert.Equal(-parameters[0], parameters[1]);
    }

    [Theory]
    [InlineData(-1e-9)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void Numbers_that_are_negative_or_not_finite_are_rejected(double bad)
    {
        Assert.Throws<ArgumentOutOfRangeException>("LearningRate", () => new Sgd { LearningRate = bad });
        Assert.Throws<ArgumentOutOfRangeException>("Momentum", () => new Sgd { Momentum = bad });
        Assert.Throws<ArgumentOutOfRangeException>("WeightDecay", () => new Sgd { WeightDecay = bad });
        Assert.Throws<ArgumentOutOfRangeException>("LearningRate", () => new Adam { LearningRate = bad });
        Assert.Throws<ArgumentOutOfRangeException>("Epsilon", () => new Adam { Epsilon = bad });
        Assert.Throws<ArgumentOutOfRangeException>("WeightDecay", () => new Adam { WeightDecay = bad });
        Assert.Throws<ArgumentOutOfRangeException>("LearningRate", () => new AdamW { LearningRate = bad });
        Assert.Throws<ArgumentOutOfRangeException>("Epsilon", () => new AdamW { Epsilon = bad });
        Assert.Throws<ArgumentOutOfRangeException>("WeightDecay", () => new AdamW { WeightDecay = bad });
        Assert.Throws<ArgumentOutOfRangeException>("LearningRate", () => new RmsProp { LearningRate = bad });
        Assert.Throws<ArgumentOutOfRangeException>("Epsilon", () => new RmsProp { Epsilon = bad });
        Assert.Throws<ArgumentOutOfRangeException>("WeightDecay", () => new RmsProp { WeightDecay = bad });
        Assert.Throws<ArgumentOutOfRangeException>("LearningRate", () => new Adagrad { LearningRate = bad });
        Assert.Throws<ArgumentOutOfRangeException>("Epsilon", () => new Adagrad { Epsilon = bad });
        Assert.Throws<ArgumentOutOfRangeException>("WeightDecay", () => new Adagrad { WeightDecay = bad });
    }

    [Theory]
    [InlineData(-0.1)]
    [InlineData(1)]
    [InlineData(double.NaN)]
    public void A_running_mean_keeps_from_0_to_below_1(double bad)
    {
        Assert.Throws<ArgumentOutOfRangeException>("Beta1", () => new Adam { Beta1 = bad });
        Assert.Throws<ArgumentOutOfRangeException>("Beta2", () => new Adam { Beta2 = bad });
        Assert.Throws<ArgumentOutOfRangeException>("Beta1", () => new AdamW { Beta1 = bad });
        Assert.Throws<ArgumentOutOfRangeException>("Beta2", () => new AdamW { Beta2 = bad });
        Assert.Throws<ArgumentOutOfRangeException>("Alpha", () => new RmsProp { Alpha = bad });
    }

    private static float[] Run(string name, int length)
    {
        var optimizer = All[name]();
        var (parameters, gradients) = (new float[length], new float[length]);
        Array.Fill(parameters, 0.5f);
        for (var step = 1; step <= 4; step++)
        {
            Array.Fill(gradients, 0.3f / step);
            optimizer.Step(parameters, gradients);
        }

        return parameters;
    }
}
