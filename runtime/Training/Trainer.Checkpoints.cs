using Generated.Neuron.Files;
using Generated.Neuron.Weights;

namespace Generated.Neuron;

/// <content>Checkpoints: a run that was killed goes on where its last one was written.</content>
public sealed partial class Trainer
{
    // Whether the next call of Fit starts from a checkpoint; only the first one does.
    private bool _mayResume = true;

    /// <summary>
    /// A file into which everything that the run needs to go on is written after some epochs and after the last one, as safetensors:
    /// parameters, optimizer, order of the rows, schedule, early stopping, best epoch, costs. It is replaced whole: whenever the
    /// program is killed, the file before or the new one is there. null writes none.
    /// </summary>
    /// <remarks>
    /// The optimizer has to be <see cref="IStateful"/>, as all of this library are. A file that cannot be written ends
    /// <see cref="Fit"/> with an <see cref="IOException"/> that names it; the network then has the parameters after the last epoch, or
    /// the best ones so far with <see cref="EarlyStopping"/>, and the next call goes on from there.
    /// </remarks>
    public string? CheckpointPath { get; init; }

    /// <summary>
    /// The epochs from one checkpoint to the next, at least 1. One takes about as long as the disk needs to write it for good, some
    /// milliseconds.
    /// </summary>
    public int CheckpointEpochs { get; init => field = HyperParameter.AtLeast(1, value); } = 1;

    /// <summary>
    /// Whether the first <see cref="Fit"/> continues the one that wrote <see cref="CheckpointPath"/>: parameters and report are, bit
    /// for bit, those of a run that was never interrupted. Where there is no such file yet it starts anew.
    /// </summary>
    /// <remarks>
    /// Network, optimizer, schedule, settings and rows have to be those of the checkpoint; <see cref="Epochs"/> may be more, unless
    /// there is a schedule, which depends on them. The file is of the last call of Fit: a run that was completed or stopped
    /// early gives its report once more.
    /// </remarks>
    public bool Resume { get; init; }

    private void CheckCheckpoint()
    {
        if (CheckpointPath is not { } path)
        {
            if (Resume)
            {
                throw new ArgumentException($"{nameof(Resume)} needs a {nameof(CheckpointPath)}: the file to go on from.", nameof(Resume));
            }

            return;
        }

        if (path.Length == 0
            || path.Contains('\0', StringComparison.Ordinal)
            || Directory.Exists(path)
            || Path.EndsInDirectorySeparator(path))
        {
            throw new ArgumentException(
                $"{nameof(CheckpointPath)} is {PlainText.Quote(path)}, but has to name a file.", nameof(CheckpointPath));
        }

        if (Path.GetDirectoryName(Path.GetFullPath(path)) is { } folder && !Directory.Exists(folder))
        {
            throw new ArgumentException(
                $"The folder of {nameof(CheckpointPath)}, {folder}, is not there: create it first.", nameof(CheckpointPath));
        }

        if (_optimizer is not IStateful)
        {
            throw OptimizerFile.NotStateful(_optimizer, nameof(CheckpointPath));
        }
    }

    /// <summary>Goes on from the checkpoint, if there is one to go on from.</summary>
    /// <exception cref="ModelFileException">It is damaged, foreign, or does not fit; nothing is changed.</exception>
    private void ResumeOnce(Action<StateExchange>? exchange)
    {
        if (_mayResume && Resume)
        {
            if (File.Exists(CheckpointPath))
            {
                StateFile.Checkpoint.Read(ModelFiles.Read(CheckpointPath), exchange!);
            }

            AtomicFile.DeleteLeftovers(CheckpointPath!);
        }

        _mayResume = false;
    }

    /// <summary>
    /// Everything that a call of <see cref="Fit"/> needs to go on between two epochs; null where no checkpoint is wanted.
    /// </summary>
    private Action<StateExchange>? Checkpoint(Dataset train, Dataset? validation, RunState run, TrainingRecord record, LastGood good)
    {
        if (CheckpointPath is null)
        {
            return null;
        }

        var (rows, validationRows) = (Fingerprint.Of(train), validation is null ? "none" : Fingerprint.Of(validation));
        return state =>
        {
            state.Setting(TensorSet.TopologyKey, _network.Topology.ToString());
            state.Setting("train", rows);
            state.Setting("validation", validationRows);
            state.Part("trainer", ExchangeSettings);
            if (Schedule is not null)
            {
                state.Setting("steps", run.Steps);
            }

            var parameters = state.AllNumbers("parameters", _network.Parameters.ToArray(), _network.Topology.ParameterCount);
            state.WhenAccepted(() => parameters.CopyTo(_network.Parameters));
            state.Part("optimizer", _optimizer);
            state.Part("schedule", Schedule);
            state.Part("run", run.Exchange);
            state.Part("last_good", good.Exchange);
            state.Part("report", record.Exchange);
        };
    }

    private void ExchangeSettings(StateExchange state)
    {
        state.Setting(nameof(BatchSize), BatchSize);
        state.Setting(nameof(Seed), Seed);
        state.Setting(nameof(Shuffle), Shuffle);
        state.Setting(nameof(ClipNorm), ClipNorm ?? 0);
        state.Setting(nameof(ClipValue), ClipValue ?? 0);
        state.Setting(nameof(L1), L1);
        state.Setting(nameof(IBatchNetwork.Dropout), DropoutPlaces.Text(_network as IBatchNetwork));
        state.Setting(nameof(EarlyStopping), EarlyStopping is not null);
        state.Setting(nameof(ValidationMetric), ValidationMetric is not null);
    }
}
