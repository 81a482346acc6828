using System.Globalization;
using Spectre.Console;

namespace Generated.Neuron.Sample.Screen;

/// <summary>The end of a run: both networks side by side.</summary>
internal static class Summary
{
    public static void Show(
        Screen screen, Recipe recipe, int trainRows, (Fit Fit, EpochPace Pace) generated, (Fit Fit, EpochPace Pace) matrix, bool settled)
    {
        var table = new Table { Border = screen.Live ? TableBorder.Rounded : TableBorder.Ascii2 };
        table.AddColumn($"recipe {recipe.Name}");
        table.AddColumn(new TableColumn("generated").RightAligned());
        table.AddColumn(new TableColumn("MatrixNetwork").RightAligned());
        table.AddColumn(new TableColumn("ratio").RightAligned());

        Row("train accuracy", network => Percent(network.Fit.TrainAccuracy));
        Row("test accuracy", network => Percent(network.Fit.TestAccuracy));
        Row("cost after the last epoch", network => network.Fit.Report.Costs[^1].ToString("F4", CultureInfo.InvariantCulture));
        TimeRow($"training, {recipe.Epochs} epochs, as it ran", network => network.Fit.Report.Elapsed.TotalSeconds);
        TimeRow("one epoch of the recipe", network => network.Pace.Epoch);
        TimeRow($"one Backward over {trainRows} rows", network => network.Pace.Pass);
        screen.Console.Write(table);
        screen.Line("Epoch and Backward: the fastest turns, warm, the two networks in turns. Training includes the JIT's time.");
        if (!settled)
        {
            screen.Line("The times of Epoch and Backward had not settled: the machine is too busy for the JIT to finish. Run it again.");
        }

        void Row(string name, Func<(Fit Fit, EpochPace Pace), string> value) =>
            table.AddRow(Markup.Escape(name), value(generated), value(matrix), "");

        void TimeRow(string name, Func<(Fit Fit, EpochPace Pace), double> seconds) =>
            table.AddRow(Markup.Escape(name), Time(seconds(generated)), Time(seconds(matrix)), Ratio(seconds(matrix) / seconds(generated)));
    }

    private static string Percent(double share) => string.Create(CultureInfo.InvariantCulture, $"{100 * share:F2} %");

    private static string Ratio(double ratio) => string.Create(CultureInfo.InvariantCulture, $"{ratio:F1} ×");

    private static string Time(double seconds) => FormattableString.Invariant(seconds switch
    {
        < 1e-3 => (FormattableString)$"{seconds * 1e6:F1} µs",
        < 1 => $"{seconds * 1e3:F1} ms",
        _ => $"{seconds:F2} s",
    });
}
