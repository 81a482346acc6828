namespace Generated.Neuron.Tests.Training;

/// <summary>One optimizer for two networks, two threads or two sizes: refused, and never a number written elsewhere.</summary>
[Trait(nameof(Needs), Needs.Vectors)]
public sealed class OptimizerMisuseTests
{
    private static readonly Dictionary<string, Func<IOptimizer>> ByName = new()
    {
        ["Sgd"] = static () => new Sgd(),
        ["Sgd with momentum"] = static () => new Sgd { Momentum = 0.9 },
        ["Adam"] = static () => new Adam(),
        ["Adam AMSGrad"] = static () => new Adam { AmsGrad = true },
        ["AdamW"] = static () => new AdamW(),
        ["NAdam"] = static () => new NAdam(),
        ["RAdam"] = static () => new RAdam(),
        ["RmsProp"] = static () => new RmsProp(),
        ["RmsProp centered with momentum"] = static () => new RmsProp { Centered = true, Momentum = 0.5 },
        ["Adagrad"] = static () => new Adagrad(),
        ["Lbfgs"] = static () => new Lbfgs(),
    };

    public static TheoryData<string> Optimizers => [.. ByName.Keys];

    [Theory, MemberData(nameof(Optimizers))]
    public void A_loaded_state_of_another_size_is_refused_at_the_first_step(string name)
    {
        var (small, large) = (ByName[name](), ByName[name]());
        Step(small, 3);
        Step(large, 40);
        using var file = new MemoryStream();
        large.Save(file);
        file.Position = 0;
        small.Load(file);
        var parameters = new float[3];
        var message = Assert.Throws<ArgumentException>("parameters", () => small.Step(parameters, Gradients(3))).Message;
        Assert.StartsWith("The length is 3, but was 40 in earlier steps or in the loaded state", message, StringComparison.Ordinal);
        Assert.All(parameters, parameter => Assert.Equal(0, parameter));

        // Where the size fits it goes on as the one that was saved.
        Assert.Equal(Step(large, 40), Step(small, 40));
        small.Reset();
        Step(small, 3);
    }

    [Fact]
    public void Lbfgs_searches_with_a_loaded_state_of_another_size()
    {
        var (small, large) = (new Lbfgs(), new Lbfgs());
        Search(small, 3);
        Search(large, 40);
        using var file = new MemoryStream();
        large.Save(file);
        file.Position = 0;
        small.Load(file);
        Assert.Throws<ArgumentException>("parameters", () => Search(small, 3));
        Search(small, 40);
    }

    [Fact]
    public void A_step_inside_a_step_of_Lbfgs_is_refused_and_the_next_one_is_not()
    {
        var optimizer = new Lbfgs();
        var (parameters, gradients) = (new float[] { 3, -2 }, new float[2]);
        Assert.Throws<InvalidOperationException>(() => optimizer.Step(parameters, 13, [6, -4], _ =>
        {
            optimizer.Step(new float[2], new float[] { 1, 2 });
            return 0;
        }));
        optimizer.Step(parameters, gradients);
        Assert.Throws<DivideByZeroException>(() => optimizer.Step(parameters, 13, [6, -4], _ => throw new DivideByZeroException()));
        optimizer.Step(parameters, gradients);
    }

    [Fact]
    public void A_second_step_of_the_same_size_during_a_step_is_refused_and_a_reset_does_not_disturb_the_first()
    {
        var (state, parameters, gradients) = (new OptimizerState(), new float[5], Gradients(5));
        var first = state.Begin(parameters, gradients, lists: 1);
        Assert.Contains(
            "each network needs its own optimizer",
            Assert.Throws<InvalidOperationException>(() => state.Begin(parameters, gradients, lists: 1)).Message,
            StringComparison.Ordinal);

        // A step of another size may begin after a reset, while the first one still works on its own memory.
        state.Reset();
        var other = state.Begin(new float[50], Gradients(50), lists: 1);
        Assert.Equal((5, 50), (first.Count, other.Count));
        OptimizerState.End(first);
        OptimizerState.End(other);
        Assert.Same(other, state.Begin(new float[50], Gradients(50), lists: 1));
    }

    [Theory, MemberData(nameof(Optimizers))]
    public void Gradients_that_overlap_the_parameters_are_refused(string name)
    {
        var numbers = Enumerable.Range(0, 64).Select(i => (float)i).ToArray();
        foreach (var start in new[] { 0, 1, 31 })
        {
            Assert.Throws<ArgumentException>(
                "gradients", () => ByName[name]().Step(numbers.AsSpan(0, 32), numbers.AsSpan(start, 32)));
        }

        Assert.Equal(Enumerable.Range(0, 64).Select(i => (float)i), numbers);
        ByName[name]().Step(numbers.AsSpan(0, 32), numbers.AsSpan(32, 32));
    }

    /// <summary>
    /// Without the check of each step's own memory this ended the process within seconds: both threads pass the check of the length before
    /// either has set it.
    /// </summary>
    [Theory, MemberData(nameof(Optimizers))]
    public void Two_threads_of_two_sizes_never_write_outside(string name)
    {
        var (optimizer, running, wrong) = (ByName[name](), true, 0);
        int[] arrived = [0, 0];
        var other = new Thread(() => Train(1, 5000));
        var end = new Thread(() =>
        {
            Thread.Sleep(400);
            Volatile.Write(ref running, false);
        });
        other.Start();
        end.Start();
        Train(0, 33);
        other.Join();
        end.Join();
        Assert.Equal(0, wrong);

        void Train(int me, int length)
        {
            // Numbers around those of the step show a write beyond them.
            var memory = new float[length + 128];
            Array.Fill(memory, 7);
            var gradients = Gradients(length);
            for (var round = 0; Volatile.Read(ref running); round++)
            {
                Meet(me);
                var mine = Volatile.Read(ref optimizer);
                Thread.SpinWait(me == 0 ? round % 7 : round / 7 % 7);
                try
                {
                    mine.Step(memory.AsSpan(64, length), gradients);
                }
                catch (Exception e) when (e is ArgumentException or InvalidOperationException)
                {
                }

                Meet(me);
                if (me == 0)
                {
                    Volatile.Write(ref optimizer, ByName[name]());
                }
            }

            if (memory.AsSpan(0, 64).ContainsAnyExcept(7) || memory.AsSpan(64 + length).ContainsAnyExcept(7))
            {
                Interlocked.Increment(ref wrong);
            }
        }

        void Meet(int me)
        {
            Interlocked.Increment(ref arrived[me]);
            for (var spin = 0; Volatile.Read(ref arrived[1 - me]) < arrived[me] && Volatile.Read(ref running); spin++)
            {
                if (spin > 20_000)
                {
                    Thread.Yield();
                }
            }
        }
    }

    private static float[] Step(IOptimizer optimizer, int length)
    {
        var parameters = new float[length];
        optimizer.Step(parameters, Gradients(length));
        return parameters;
    }

    private static void Search(Lbfgs optimizer, int length)
    {
        // Σ (p − 1)² / 2
        var parameters = new float[length];
        optimizer.Step(parameters, length / 2f, Enumerable.Repeat(-1f, length).ToArray(), gradients =>
        {
            var cost = 0f;
            for (var k = 0; k < length; k++)
            {
                gradients[k] = parameters[k] - 1;
                cost += gradients[k] * gradients[k] / 2;
            }

            return cost;
        });
        Assert.All(parameters, parameter => Assert.Equal(1, parameter, 1e-3));
    }

    private static float[] Gradients(int length) => [.. Enumerable.Range(0, length).Select(k => 1f + k % 5)];
}
