using Generated.Neuron.Sample.Screen;

namespace Generated.Neuron.Sample;

/// <summary>A recipe carried out on one network.</summary>
/// <param name="Network">Trained.</param>
/// <param name="Scaling">How the inputs are scaled before they reach the network; null if they are not.</param>
/// <param name="Report">Costs and time. If the rows have no validation rows, its validation costs are those of the test rows.</param>
/// <param name="KeptEpoch">The epoch after which the network had its parameters.</param>
/// <param name="TrainAccuracy">From 0 to 1.</param>
/// <param name="ValidationAccuracy">From 0 to 1; null without validation rows.</param>
/// <param name="TestAccuracy">From 0 to 1.</param>
internal sealed record Fit(
    INetwork Network, StandardScaler? Scaling, TrainingReport Report, int KeptEpoch,
    double TrainAccuracy, double? ValidationAccuracy, double TestAccuracy)
{
    /// <summary>Trains <paramref name="network"/> from the seed's first weights.</summary>
    /// <remarks>
    /// With validation rows, the parameters of the epoch with their lowest cost are kept. Without them, those of the last epoch are: the
    /// cost of the test rows is then measured to be drawn, and selects nothing.
    /// </remarks>
    /// <exception cref="SampleException">The cost stopped being a finite number, or the checkpoint cannot be read or written.</exception>
    public static Fit Of(
        Recipe recipe, INetwork network, LabeledRows rows, int seed,
        IProgress<TrainingProgress>? progress = null, Checkpoint? checkpoint = null, CancellationToken cancellation = default)
    {
        var scaling = recipe.Standardizes ? StandardScaler.Fit(rows.Train) : null;
        Dataset Scaled(Dataset data) => scaling?.Transform(data) ?? data;
        var (train, test) = (Scaled(rows.Train), Scaled(rows.Test));
        var validation = rows.Validation is { } own ? Scaled(own) : null;

        recipe.Initialize?.Invoke(network, seed);
        var trainer = Trainer(recipe, network, seed, checkpoint, keepsBest: validation is not null);
        var shown = validation is null && progress is not null ? new WithoutTestCost(progress) : progress;
        var report = Run(trainer, train, validation ?? test, shown, cancellation);
        cancellation.ThrowIfCancellationRequested();
        if (report.StopReason == StopReason.Diverged || network.Parameters.ContainsAnyExceptInRange(float.MinValue, float.MaxValue))
        {
            throw new SampleException("The training diverged: the cost is no longer a finite number. Try a smaller --learning-rate.");
        }

        return new Fit(
            network, scaling, report, validation is null ? report.FirstEpoch + report.Costs.Length - 1 : report.BestEpoch,
            Metrics.Accuracy(network, train), validation is null ? null : Metrics.Accuracy(network, validation),
            Metrics.Accuracy(network, test));
    }

    private static TrainingReport Run(
        Trainer trainer, Dataset train, Dataset watched, IProgress<TrainingProgress>? progress, CancellationToken cancellation)
    {
        try
        {
            return trainer.Fit(train, watched, progress, cancellation);
        }
        catch (Exception problem) when (trainer.CheckpointPath is not null
            && problem is ModelFileException or IOException or UnauthorizedAccessException)
        {
            throw new SampleException(problem.Message, problem);
        }
    }

    /// <summary>The recipe's trainer, with a new optimizer.</summary>
    /// <param name="recipe">How to train.</param>
    /// <param name="network">What to train.</param>
    /// <param name="seed">Decides the order of the rows.</param>
    /// <param name="checkpoint">Where the run can be resumed from, if anywhere.</param>
    /// <param name="keepsBest">
    /// Whether the parameters of the epoch with the lowest validation cost are kept; every epoch is run all the same, so that the picture
    /// shows what comes after it.
    /// </param>
    public static Trainer Trainer(
        Recipe recipe, INetwork network, int seed, Checkpoint? checkpoint = null, bool keepsBest = false) =>
        new(network, recipe.Optimizer(recipe.LearningRate))
        {
            Epochs = recipe.Epochs,
            BatchSize = recipe.BatchSize ?? int.MaxValue,
            Seed = seed,
            EarlyStopping = keepsBest ? new EarlyStopping { Patience = int.MaxValue } : null,
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
        Network.Forward(Scaling is null ? inputs : Scaling.Transform(inputs), outputs);
        return outputs;
    }

    /// <summary>The topology as on paper: 2-8-1.</summary>
    public string Sizes => string.Join('-', Network.Topology.Sizes);

    /// <summary>Rows with the scaling that the network was trained with.</summary>
    public Dataset Scaled(Dataset rows) => Scaling?.Transform(rows) ?? rows;
}
