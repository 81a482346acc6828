using Generated.Neuron.Files;
using Generated.Neuron.Weights;

namespace Generated.Neuron;

/// <content>Checkpoints: a run that was killed continues from its last one.</content>
public sealed partial class Trainer
{
    // Whether the next call of Fit starts from a checkpoint; only the first one does.
    private bool _mayResume = true;

    /// <summary>
    /// The file for checkpoints; null for none. Everything that the run needs to continue is written there after every
    /// <see cref="CheckpointEpochs"/> epochs and after the last one, as safetensors: parameters, optimizer, order of the rows, schedule,
    /// early stopping, best epoch, costs. It is replaced as a whole: if the program is killed, either the previous file or the new one
    /// is there.
    /// </summary>
    /// <remarks>
    /// The optimizer must be <see cref="IStateful"/>, as all optimizers of this library are. If the file cannot be written,
    /// <see cref="Fit"/> throws an <see cref="IOException"/> that names it; the network then has the parameters after the last epoch, or
    /// with <see cref="EarlyStopping"/> the best ones so far, and the next call continues from there.
    /// </remarks>
    public string? CheckpointPath { get; init; }

    /// <summary>
    /// The epochs from one checkpoint to the next, at least 1. A checkpoint takes about as long as the disk needs to flush it, a few
    /// milliseconds.
    /// </summary>
    public int CheckpointEpochs { get; init => field = HyperParameter.AtLeast(1, value); } = 1;

    /// <summary>
    /// Whether the first <see cref="Fit"/> continues the one that wrote <see cref="CheckpointPath"/>: parameters and report are, bit
    /// for bit, those of a run that was never interrupted. If there is no such file yet, the run starts from the beginning.
    /// </summary>
    /// <remarks>
    /// Network, optimizer, schedule, settings and rows must be those of the checkpoint; <see cref="Epochs"/> may be larger, unless
    /// there is a schedule, which depends on it. The file is from the last call of Fit: a run that was completed or stopped
    /// early returns its report again.
    /// </remarks>
    public bool Resume { get; init; }

    private void CheckCheckpoint()
    {
        if (CheckpointPath is not { } path)
        {
            if (Resume)
            {
                throw new ArgumentException(
                $"{nameof(Resume)} needs a {nameof(CheckpointPath)}: the file to continue from.", nameof(Resume));
            }

            return;
        }

        if (path.Length == 0
            || path.Contains('\0', StringComparison.Ordinal)
            || Directory.Exists(path)
            || Path.EndsInDirectorySeparator(path))
        {
            throw new ArgumentException(
                $"{nameof(CheckpointPath)} is {PlainText.Quote(path)}, but must name a file.", nameof(CheckpointPath));
        }

        if (Path.GetDirectoryName(Path.GetFullPath(path)) is { } folder && !Directory.Exists(folder))
        {
            throw new ArgumentException(
                $"The folder of {nameof(CheckpointPath)}, {folder}, does not exist: create it first.", nameof(CheckpointPath));
        }

        if (_optimizer is not IStateful)
        {
            throw OptimizerFile.NotStateful(_optimizer, nameof(CheckpointPath));
        }
    }

    /// <summary>Continues from the checkpoint, if there is one.</summary>
    /// <exception cref="ModelFileException">It is damaged, foreign, or does not fit; nothing is changed.</exception>
    private void ResumeOnce(Action<SavedState>? exchange)
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
    /// Everything that a call of <see cref="Fit"/> needs to continue between two epochs; null if no checkpoint is written.
    /// </summary>
    private Action<SavedState>? Checkpoint(Dataset train, Dataset? validation, RunState run, TrainingRecord record, LastGood good)
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
            state.OnLoaded(() => parameters.CopyTo(_network.Parameters));
            state.Part("optimizer", _optimizer);
            state.Part("schedule", Schedule);
            state.Part("run", run.Exchange);
            state.Part("last_good", good.Exchange);
            state.Part("report", record.Exchange);
        };
    }

    private void ExchangeSettings(SavedState state)
    {
        state.Setting(nameof(BatchSize), BatchSize);
        state.Setting(nameof(Seed), Seed);
        state.Setting(nameof(Shuffle), Shuffle);
        state.Setting(nameof(ClipNorm), ClipNorm ?? 0);
        state.Setting(nameof(ClipValue), ClipValue ?? 0);
        state.Setting(nameof(L1), L1);
        state.Setting(nameof(INetwork.Dropout), DropoutPlaces.Text(_network));
        state.Setting(nameof(EarlyStopping), EarlyStopping is not null);
        state.Setting(nameof(ValidationMetric), ValidationMetric is not null);
    }
}
