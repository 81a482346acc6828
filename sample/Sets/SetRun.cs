using Generated.Neuron.Sample.Output;
using Generated.Neuron.Sample.Pictures;
using Generated.Neuron.Sample.Screen;

namespace Generated.Neuron.Sample.Sets;

/// <summary>The whole way of one set: data, training, report, pictures.</summary>
internal static class SetRun
{
    /// <exception cref="SampleException">Something that the user can mend.</exception>
    public static void Run(SampleSet set, SampleOptions options, Screen.Screen screen, CancellationToken cancellation)
    {
        var (recipe, seed) = (options.Recipe, options.Seed);
        var rows = set.Load(seed);
        var network = set.Create(seed);
        var folder = new OutputFolder(options.OutputFolder);
        var checkpoint = Checkpoint.Of(options);
        var saving = SavedNetwork.Try(options.SaveFile, network);

        screen.Line($"data     {rows.Name}, {set.Description}: {rows.Train.Rows} rows train, {rows.Test.Rows} test");
        screen.Line($"network  {network.Topology}, {network.Topology.ParameterCount} parameters");
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
            .. CostCurve.Draw(fit.Report.Costs, recipe, rows.Name, network.Topology.Loss),
            .. set.Picture(fit, rows, recipe),
            NetworkFile.Of(fit),
        ];
        cancellation.ThrowIfCancellationRequested();
        foreach (var path in folder.Write(files))
        {
            screen.Line($"wrote {path}");
        }

        saving?.Write(fit, screen);
    }
}
