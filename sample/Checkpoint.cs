using Generated.Neuron.Sample.Output;

namespace Generated.Neuron.Sample;

/// <summary>The file from which an interrupted training goes on.</summary>
/// <param name="Path">As given with <c>--checkpoint</c>.</param>
/// <param name="Resumes">Whether it is there and the training goes on from it.</param>
internal sealed record Checkpoint(string Path, bool Resumes)
{
    /// <summary>Some milliseconds each, so that a training of hundreds of epochs does not become twice as long.</summary>
    public const int Epochs = 10;

    /// <summary>When a file was written; null where it is not there.</summary>
    public static DateTime? LastWritten(string? path) => File.Exists(path) ? File.GetLastWriteTimeUtc(path) : null;

    /// <summary>What the options ask for; null without a checkpoint.</summary>
    /// <exception cref="SampleException">The file cannot be where it is wanted, or is to be resumed and is not there.</exception>
    public static Checkpoint? Of(SampleOptions options)
    {
        if (options.CheckpointFile is not { } path)
        {
            return null;
        }

        OutputPath.Check("--checkpoint", path);
        return !options.Resumes || File.Exists(path) ? new Checkpoint(path, options.Resumes) : throw new SampleException(
            $"--resume finds no checkpoint '{path}'; leave --resume out to start anew, or name the file that the interrupted run wrote.");
    }
}
