using System.Globalization;
using Spectre.Console;

namespace Generated.Neuron.Sample.Screen;

/// <summary>The result of a run: both networks side by side.</summary>
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
        if (generated.Fit.ValidationAccuracy is not null)
        {
            Row("validation accuracy", network => Percent(network.Fit.ValidationAccuracy!.Value));
        }

        Row("test accuracy", network => Percent(network.Fit.TestAccuracy));
        Row("training cost, last epoch", network => Cost(network.Fit.Report.Costs[^1]));
        if (generated.Fit.ValidationAccuracy is not null)
        {
            Row("lowest validation cost", network => Cost(network.Fit.Report.ValidationCosts.Min()));
            Row("its epoch (kept)", network => network.Fit.KeptEpoch.ToString("N0", CultureInfo.InvariantCulture));
        }

        TimeRow(
            string.Create(CultureInfo.InvariantCulture, $"training, {recipe.Epochs:N0} epochs, with start-up"),
            network => network.Fit.Report.Elapsed.TotalSeconds);
        TimeRow("one epoch of the recipe", network => network.Pace.Epoch);
        TimeRow($"one Backward over {trainRows} rows", network => network.Pace.Pass);
        screen.Console.Write(table);
        screen.Line(
            "Epoch and Backward: the fastest of several warm rounds, the two networks alternating. Training includes the JIT's time.");
        if (!settled)
        {
            screen.Line("The times of Epoch and Backward may be too long: the machine was too busy for the JIT to finish. Run it again.");
        }

        void Row(string name, Func<(Fit Fit, EpochPace Pace), string> value) =>
            table.AddRow(Markup.Escape(name), value(generated), value(matrix), "");

        void TimeRow(string name, Func<(Fit Fit, EpochPace Pace), double> seconds) =>
            table.AddRow(Markup.Escape(name), Time(seconds(generated)), Time(seconds(matrix)), Ratio(seconds(matrix) / seconds(generated)));
    }

    private static string Percent(double share) => string.Create(CultureInfo.InvariantCulture, $"{100 * share:F2} %");

    private static string Cost(float cost) => cost.ToString("F4", CultureInfo.InvariantCulture);

    private static string Ratio(double ratio) => string.Create(CultureInfo.InvariantCulture, $"{ratio:F1} ×");

    private static string Time(double seconds) => FormattableString.Invariant(seconds switch
    {
        < 1e-3 => (FormattableString)$"{seconds * 1e6:F1} µs",
        < 1 => $"{seconds * 1e3:F1} ms",
        _ => $"{seconds:F2} s",
    });
}
