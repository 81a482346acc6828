using Generated.Neuron.Sample.Output;

namespace Generated.Neuron.Sample;

/// <summary>The file from which an interrupted training can be resumed.</summary>
/// <param name="Path">As given with <c>--checkpoint</c>.</param>
/// <param name="Resumes">Whether the training resumes from it.</param>
internal sealed record Checkpoint(string Path, bool Resumes)
{
    /// <summary>Epochs per checkpoint: each takes some milliseconds, and one per epoch would double the time of a training.</summary>
    public const int Epochs = 10;

    /// <summary>When a file was written; null if it does not exist.</summary>
    public static DateTime? LastWritten(string? path) => File.Exists(path) ? File.GetLastWriteTimeUtc(path) : null;

    /// <summary>What the options ask for; null without a checkpoint.</summary>
    /// <exception cref="SampleException">The file cannot be written there, or should be resumed and does not exist.</exception>
    public static Checkpoint? Of(SampleOptions options)
    {
        if (options.CheckpointFile is not { } path)
        {
            return null;
        }

        OutputPath.Check("--checkpoint", path);
        return !options.Resumes || File.Exists(path) ? new Checkpoint(path, options.Resumes) : throw new SampleException(
            $"--resume finds no checkpoint '{path}'. Name the file that the interrupted run wrote, or leave --resume out to start over.");
    }
}
