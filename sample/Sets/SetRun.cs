using System.Globalization;
using Generated.Neuron.Sample.Output;
using Generated.Neuron.Sample.Pictures;
using Generated.Neuron.Sample.Screen;

namespace Generated.Neuron.Sample.Sets;

/// <summary>A complete run of one set: data, training, report, pictures.</summary>
internal static class SetRun
{
    /// <exception cref="SampleException">Something that the user can fix.</exception>
    public static void Run(SampleSet set, SampleOptions options, Screen.Screen screen, CancellationToken cancellation)
    {
        var (recipe, seed) = (options.Recipe, options.Seed);
        var rows = set.Load(seed);
        var network = set.Create(seed);
        var folder = new OutputFolder(options.OutputFolder);
        var checkpoint = Checkpoint.Of(options);
        var saving = SavedNetwork.Try(options.SaveFile, network);

        screen.Line($"data     {rows.Name}, {set.Description}: {rows.Counts}");
        screen.Line(string.Create(
            CultureInfo.InvariantCulture, $"network  {network.Topology}, {network.Topology.ParameterCount:N0} parameters"));
        screen.Line($"recipe   {recipe}, seed {seed}");
        screen.Line();
        var fit = TrainingDisplay.Show(
            screen, set.Name, progress => Fit.Of(recipe, network, rows, seed, progress, checkpoint, cancellation));
        screen.Line();
        foreach (var line in SetReport.Lines(fit, rows))
        {
            screen.Line(line);
        }

        OutputFile[] files =
        [
            .. CostCurve.Draw(fit, rows, recipe),
            .. set.Pictures(fit, rows, recipe),
            NetworkFile.Of(fit, rows.Encoding),
        ];
        cancellation.ThrowIfCancellationRequested();
        foreach (var path in folder.Write(files))
        {
            screen.Line($"wrote {path}");
        }

        saving?.Write(fit, rows.Encoding, screen);
    }
}
