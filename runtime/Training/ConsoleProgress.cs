using System.Diagnostics;

namespace Generated.Neuron;

/// <summary>
/// Shows a run in the terminal: one line that is overwritten, at most ten times per second; in a file or a pipe a line for the first epoch,
/// every tenth part of the run and the last one.
/// </summary>
/// <param name="output">Where the lines go.</param>
/// <param name="isLive">Whether a line can be overwritten.</param>
/// <param name="width">The columns of the terminal.</param>
internal sealed class ConsoleProgress(TextWriter output, bool isLive, Func<int> width) : IProgress<TrainingProgress>
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);

    private readonly Lock _gate = new();
    private TrainingProgress? _waiting;
    private long _shown;
    private int _length = -1;

    /// <summary>One that writes to the console of this program.</summary>
    public static ConsoleProgress OfConsole() => new(Console.Out, !Console.IsOutputRedirected, ConsoleWidth);

    /// <inheritdoc/>
    public void Report(TrainingProgress value)
    {
        lock (_gate)
        {
            _waiting = value;
            if (value.Epoch == value.Epochs)
            {
                EndLine();
            }
            else if (isLive ? _length < 0 || Stopwatch.GetElapsedTime(_shown) >= Interval : IsMilestone(value))
            {
                Show(value);
            }
        }
    }

    /// <summary>After a run that may have ended early: shows its last epoch, and leaves the cursor at the start of the next line.</summary>
    public void End()
    {
        lock (_gate)
        {
            EndLine();
        }
    }

    private static bool IsMilestone(TrainingProgress value) => value.Epoch == 1 || value.Epoch % Math.Max(1, value.Epochs / 10) == 0;

    private void EndLine()
    {
        if (_waiting is { } last)
        {
            Show(last);
        }

        if (isLive && _length >= 0)
        {
            output.WriteLine();
            _length = -1;
        }
    }

    private void Show(TrainingProgress value)
    {
        _waiting = null;
        var text = value.ToString();
        if (!isLive)
        {
            output.WriteLine(text);
            return;
        }

        // A line as wide as the terminal would wrap, and a carriage return does not go back to the line above.
        var most = Math.Max(1, width() - 1);
        text = text.Length > most ? text[..most] : text;
        output.Write('\r' + text.PadRight(Math.Clamp(_length, 0, most)));
        output.Flush();
        (_length, _shown) = (text.Length, Stopwatch.GetTimestamp());
    }

    private static int ConsoleWidth()
    {
        const int usual = 80;
        try
        {
            return Console.WindowWidth is var columns and > 1 ? columns : usual;
        }
        catch (IOException)
        {
            // A terminal that does not say how wide it is.
            return usual;
        }
    }
}
