namespace Generated.Neuron.Sample;

/// <summary>A recipe carried out on one network.</summary>
/// <param name="Network">Trained.</param>
/// <param name="Scaling">What the inputs pass before they reach the network, if anything.</param>
/// <param name="Report">Costs and time.</param>
/// <param name="TrainAccuracy">From 0 to 1.</param>
/// <param name="TestAccuracy">From 0 to 1.</param>
internal sealed record Fit(INetwork Network, Standardizer? Scaling, TrainingReport Report, double TrainAccuracy, double TestAccuracy)
{
    /// <summary>Trains <paramref name="network"/> from the seed's first weights.</summary>
    /// <exception cref="SampleException">The cost ceased to be a number, or the checkpoint cannot be read or written.</exception>
    public static Fit Of(
        Recipe recipe, INetwork network, LabelledRows rows, int seed,
        IProgress<TrainingProgress>? progress = null, Checkpoint? checkpoint = null, CancellationToken cancellation = default)
    {
        var scaling = recipe.Standardises ? Standardizer.Fit(rows.Train) : null;
        var train = scaling?.Apply(rows.Train) ?? rows.Train;
        var test = scaling?.Apply(rows.Test) ?? rows.Test;

        recipe.Initialise?.Invoke(network, seed);
        var report = Run(Trainer(recipe, network, seed, checkpoint), train, progress, cancellation);
        cancellation.ThrowIfCancellationRequested();
        if (report.StopReason == StopReason.Diverged || network.Parameters.ContainsAnyExceptInRange(float.MinValue, float.MaxValue))
        {
            throw new SampleException("The cost is no finite number any more: the training ran away. Try a smaller --learning-rate.");
        }

        return new Fit(network, scaling, report, Metrics.Accuracy(network, train), Metrics.Accuracy(network, test));
    }

    private static TrainingReport Run(
        Trainer trainer, Dataset train, IProgress<TrainingProgress>? progress, CancellationToken cancellation)
    {
        try
        {
            return trainer.Fit(train, validation: null, progress, cancellation);
        }
        catch (Exception problem) when (trainer.CheckpointPath is not null
            && problem is ModelFileException or IOException or UnauthorizedAccessException)
        {
            throw new SampleException(problem.Message, problem);
        }
    }

    /// <summary>The recipe's trainer, with a fresh optimiser.</summary>
    public static Trainer Trainer(Recipe recipe, INetwork network, int seed, Checkpoint? checkpoint = null) =>
        new(network, recipe.Optimizer(recipe.LearningRate))
        {
            Epochs = recipe.Epochs,
            BatchSize = recipe.BatchSize ?? int.MaxValue,
            Seed = seed,
            CheckpointPath = checkpoint?.Path,
            CheckpointEpochs = Checkpoint.Epochs,
            Resume = checkpoint?.Resumes ?? false,
        };

    /// <summary>The outputs for rows given in the numbers of the file.</summary>
    /// <param name="inputs"><c>[rows × inputs]</c></param>
    /// <returns><c>[rows × outputs]</c></returns>
    public float[] Outputs(ReadOnlySpan<float> inputs)
    {
        var outputs = new float[inputs.Length / Network.Topology.InputCount * Network.Topology.OutputCount];
        Network.Forward(Scaling is null ? inputs : Scaling.Apply(inputs), outputs);
        return outputs;
    }

    /// <summary>The topology as on paper: 2-8-1.</summary>
    public string Sizes => string.Join('-', Network.Topology.Sizes);

    /// <summary>Rows as the network takes them.</summary>
    public Dataset Scaled(Dataset rows) => Scaling?.Apply(rows) ?? rows;
}
