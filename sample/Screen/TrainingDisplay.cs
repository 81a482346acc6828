using Spectre.Console;

namespace Generated.Neuron.Sample.Screen;

/// <summary>Shows a training while it runs.</summary>
internal static class TrainingDisplay
{
    /// <summary>Lines for a whole training if nothing can be redrawn.</summary>
    private const int PlainLines = 10;

    /// <summary>Leaves room for the numbers in a terminal of 80 columns.</summary>
    private const int BarWidth = 16;

    /// <summary>Runs <paramref name="training"/> with a progress bar, or with plain lines.</summary>
    public static T Show<T>(Screen screen, string title, Func<IProgress<TrainingProgress>, T> training) =>
        screen.Live ? Bar(screen.Console, title, training) : training(new EveryNth(PlainLines, now => screen.Line(Text(title, now))));

    private static T Bar<T>(IAnsiConsole console, string title, Func<IProgress<TrainingProgress>, T> training)
    {
        var epochs = new EpochColumn();
        return console.Progress()
            .Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn { Width = BarWidth }, epochs)
            .Start(context =>
            {
                var bar = context.AddTask(Markup.Escape(title));
                return training(new EveryMoment(now =>
                {
                    epochs.Show(now);
                    bar.Value = 100.0 * now.Epoch / now.Epochs;
                }));
            });
    }

    private static string Text(string title, TrainingProgress now) => $"{title}  {EpochColumn.Line(now)}";
}
