using Generated.Neuron.Tests.Weights;

namespace Generated.Neuron.Tests.Training.Checkpoints;

/// <summary>Every optimizer that there is, saved and loaded.</summary>
[Trait(nameof(Needs), Needs.AnyVectors)]
public sealed class OptimizerFileTests : IDisposable
{
    private readonly TestFiles _files = new();

    public static TheoryData<string, bool, int, int> Runs
    {
        get
        {
            var runs = new TheoryData<string, bool, int, int>();
            foreach (var name in Variants.Of<IOptimizer>())
            {
                foreach (var options in new[] { false, true })
                {
                    // Before the first step; less than a vector of parameters; whole vectors and a rest, beyond RAdam's first steps.
                    runs.Add(name, options, 0, 3);
                    runs.Add(name, options, 1, 3);
                    runs.Add(name, options, 9, 37);
                }
            }

            return runs;
        }
    }

    public static TheoryData<string, string> Settings
    {
        get
        {
            var settings = new TheoryData<string, string>();
            foreach (var name in Variants.Of<IOptimizer>())
            {
                foreach (var property in Variants.Settings(name, typeof(IOptimizer)))
                {
                    settings.Add(name, property.Name);
                }
            }

            return settings;
        }
    }

    public void Dispose() => _files.Dispose();

    [Theory, MemberData(nameof(Runs))]
    public void A_loaded_optimizer_goes_on_as_the_saved_one_to_the_bit(string name, bool options, int steps, int count)
    {
        var (saved, loaded) = (Variants.Create<IOptimizer>(name, options), Variants.Create<IOptimizer>(name, options));
        var parameters = Steps(saved, new float[count], 0, steps);
        saved.LearningRate = 0.0625;
        var path = _files.Place("optimizer.safetensors");
        saved.Save(path);
        loaded.Load(path);

        Assert.Equal(0.0625, loaded.LearningRate);
        Assert.Equal(Steps(saved, [.. parameters], steps, steps + 9), Steps(loaded, [.. parameters], steps, steps + 9));
        if (steps > 0)
        {
            Assert.Throws<ArgumentException>("parameters", () => loaded.Step(new float[count + 1], new float[count + 1]));
        }
    }

    [Theory, MemberData(nameof(Settings))]
    public void A_file_of_other_settings_is_refused_and_nothing_changes(string name, string setting)
    {
        var (saved, other, untouched) = (Variants.Create<IOptimizer>(
            name, false), Variants.Create<IOptimizer>(name, false, setting), Variants.Create<IOptimizer>(name, false, setting));
        Steps(saved, new float[5], 0, 4);
        var parameters = Steps(other, new float[5], 0, 2);
        Steps(untouched, new float[5], 0, 2);
        var refused = Assert.Throws<ModelFileException>(() => other.Load(Saved(saved)));

        Assert.Contains($"'optimizer.{setting}': is '", refused.Message, StringComparison.Ordinal);
        Assert.EndsWith("make them the same, or start with a new optimizer.", refused.Message, StringComparison.Ordinal);
        Assert.Equal(Steps(untouched, [.. parameters], 2, 5), Steps(other, [.. parameters], 2, 5));
    }

    [Fact]
    public void A_file_of_another_kind_of_optimizer_is_refused() => Assert.Equal(
        "the stream, 'optimizer.Type': is 'Generated.Neuron.Adam' in the file, but 'Generated.Neuron.Sgd' here; make them "
            + "the same, or start with a new optimizer.",
        Assert.Throws<ModelFileException>(() => new Sgd().Load(Saved(new Adam()))).Message);

    [Fact]
    public void What_is_no_file_of_an_optimizer_is_refused()
    {
        var weights = _files.Place("weights.safetensors");
        new MatrixNetwork(TestFiles.Moons).Save(weights);
        Assert.Equal(
            $"{weights}, metadata 'kind': is missing, so that the file is not an optimizer; write it with Save of an optimizer.",
            Assert.Throws<ModelFileException>(() => new Adam().Load(weights)).Message);
        Assert.Throws<ModelFileException>(() => new Adam().Load(new MemoryStream("no safetensors"u8.ToArray())));
        Assert.Throws<FileNotFoundException>(() => new Adam().Load(_files.Place("nowhere")));

        var newer = Saved(new Adam()).ToArray();
        newer[newer.AsSpan().IndexOf("\"version\":\"1\""u8) + 11] = (byte)'2';
        Assert.Contains(
            "metadata 'version': is '2' instead of '1', which this version of the library does not read",
            Assert.Throws<ModelFileException>(() => new Adam().Load(new MemoryStream(newer))).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Every_byte_is_covered_by_the_checksum()
    {
        var adam = new Adam();
        Steps(adam, new float[2], 0, 2);
        var content = Saved(adam).ToArray();
        for (var at = 0; at < content.Length; at++)
        {
            var damaged = content.ToArray();
            damaged[at] ^= 1;
            Assert.Throws<ModelFileException>(() => new Adam().Load(new MemoryStream(damaged)));
            Assert.Throws<ModelFileException>(() => new Adam().Load(new MemoryStream(content[..at])));
        }
    }

    [Fact]
    public void An_optimizer_of_ones_own_says_what_it_remembers_or_is_refused()
    {
        var saved = new Counting { Factor = 2, Steps = 5 };
        using var stream = new MemoryStream();
        saved.Save(stream);
        var loaded = new Counting { Factor = 2 };
        loaded.Load(new MemoryStream(stream.ToArray()));
        Assert.Equal(5, loaded.Steps);
        Assert.Throws<ModelFileException>(() => new Counting { Factor = 3 }.Load(new MemoryStream(stream.ToArray())));

        var refused = Assert.Throws<ArgumentException>("optimizer", () => new Silent().Save(_files.Place("silent")));
        Assert.Contains("Silent cannot be saved: implement IStateful", refused.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>("optimizer", () => new Silent().Load(_files.Place("silent")));
        Assert.False(File.Exists(_files.Place("silent")));
    }

    private static MemoryStream Saved(IOptimizer optimizer)
    {
        var stream = new MemoryStream();
        optimizer.Save(stream);
        stream.Position = 0;
        return stream;
    }

    private static float[] Steps(IOptimizer optimizer, float[] parameters, int from, int to)
    {
        var gradients = new float[parameters.Length];
        for (var step = from; step < to; step++)
        {
            for (var k = 0; k < gradients.Length; k++)
            {
                gradients[k] = parameters[k] / 8 + (k - 1.5f) / (step + 1);
            }

            optimizer.Step(parameters, gradients);
        }

        return parameters;
    }

    private class Silent : IOptimizer
    {
        public double LearningRate { get; set; }

        public void Reset()
        {
        }

        public void Step(Span<float> parameters, ReadOnlySpan<float> gradients)
        {
        }
    }

    private sealed class Counting : Silent, IStateful
    {
        public double Factor { get; init; }

        public long Steps { get; set; }

        public void SaveOrLoad(SavedState state)
        {
            state.Setting("Factor", Factor);
            var steps = state.Value("steps", Steps, min: 0, max: long.MaxValue);
            state.OnLoaded(() => Steps = steps);
        }
    }
}
