using Generated.Neuron.Sample.Output;
using Generated.Neuron.Sample.Pictures;
using Generated.Neuron.Sample.Screen;

namespace Generated.Neuron.Sample;

/// <summary>
/// A complete run on points in the plane, with the generated network and with <see cref="MatrixNetwork"/>: data, training, comparison,
/// pictures, summary.
/// </summary>
internal static class SampleRun
{
    /// <exception cref="SampleException">Something that the user can fix.</exception>
    public static void Run(SampleOptions options, Screen.Screen screen, TimeSpan patience, CancellationToken cancellation)
    {
        var (recipe, seed) = (options.Recipe, options.Seed);
        var points = LabeledRows.OfPoints(options.DataFile, recipe.KeepsBest);
        var folder = new OutputFolder(options.OutputFolder);
        var checkpoint = Checkpoint.Of(options);
        var saving = SavedNetwork.Try(options.SaveFile, SampleNetworks.Generated());

        screen.Line($"data     {points.Name}: {points.Counts}");
        screen.Line($"recipe   {recipe}, seed {seed}");
        screen.Line();

        Fit Train(string title, INetwork network, Checkpoint? checkpoint = null) =>
            TrainingDisplay.Show(screen, title, progress => Fit.Of(recipe, network, points, seed, progress, checkpoint, cancellation));

        var generated = Train("generated    ", SampleNetworks.Generated(), checkpoint);
        var matrix = Train("MatrixNetwork", SampleNetworks.Matrix());
        var (generatedPace, matrixPace, settled) = EpochPace.Compare(
            SampleNetworks.Generated(), SampleNetworks.Matrix(), recipe, points.Train, seed, patience, cancellation);

        OutputFile[] files =
        [
            .. CostCurve.Draw(generated, points, recipe),
            .. DecisionBoundary.Draw(generated, points, recipe),
            .. WeightDiagram.Draw(generated, points, recipe),
            NetworkFile.Of(generated, points.Encoding),
        ];
        cancellation.ThrowIfCancellationRequested();
        var paths = folder.Write(files);

        Summary.Show(screen, recipe, points.Train.Rows, (generated, generatedPace), (matrix, matrixPace), settled);
        screen.Line();
        foreach (var path in paths)
        {
            screen.Line($"wrote {path}");
        }

        saving?.Write(generated, points.Encoding, screen);
    }
}
