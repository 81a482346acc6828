using System.CommandLine;
using System.Globalization;
using Generated.Neuron.Sample.Sets;

namespace Generated.Neuron.Sample;

/// <summary>The command line: options, help, and for any error one line and exit code 1.</summary>
internal static class SampleCommand
{
    public const int Failed = 1;

    /// <summary>128 + SIGINT, the convention of shells.</summary>
    public const int Canceled = 130;

    /// <summary>Two numbers per epoch are kept, so a typing mistake must not exhaust the memory.</summary>
    private const int MostEpochs = 10_000_000;

    private const string Does = """
        Trains a generated network on real data and shows what it learned.

          Some rows train, some validate, and the others test. The network keeps the parameters of
          the epoch with the lowest validation cost; the test rows influence nothing.
          moons, circles, --data: the first 67 % of the rows train, half of the others validate,
          half test. With --recipe notes, all others test and the last epoch is kept.
          Other sets: of each class 70 % train, 10 % validate and 20 % test.
        """;

    private static readonly Argument<string?> Set = new("SET")
    {
        Description = $"The data to train on. {SampleSets.Moons}: two half circles; "
            + $"{string.Join("; ", SampleSets.All.Select(set => $"{set.Name}: {set.Description}"))} [default: {SampleSets.Moons}]",
        HelpName = string.Join('|', SampleSets.Names),
        Arity = ArgumentArity.ZeroOrOne,
        CustomParser = ArgumentValues.Set,
    };

    private static readonly Option<string?> Data = new("--data", "-d")
    {
        Description = "Your own points instead of a set: a CSV file with a header, two inputs and a label 0 or 1 "
            + "[default: the moons.csv that comes with the sample]",
        HelpName = "FILE",
    };

    private static readonly Option<Recipe?> Way = new("--recipe", "-r")
    {
        Description = $"How to train. {string.Join("; ", Recipe.All.Select(recipe => $"{recipe.Name}: {recipe.Description}"))} "
            + $"[default: {Recipe.Default.Name}]",
        HelpName = string.Join('|', Recipe.All.Select(recipe => recipe.Name)),
        CustomParser = ArgumentValues.NamedRecipe,
    };

    private static readonly Option<int?> Epochs = new("--epochs", "-e")
    {
        Description = $"Passes over the training rows [default: {Values(recipe => recipe.Epochs)}]",
        HelpName = "N",
        CustomParser = token => ArgumentValues.Whole(token, 1, MostEpochs),
    };

    private static readonly Option<float?> LearningRate = new("--learning-rate", "-l")
    {
        Description = $"Learning rate of the optimizer [default: {Values(recipe => recipe.LearningRate)}]",
        HelpName = "X",
        CustomParser = ArgumentValues.Rate,
    };

    private static readonly Option<int?> BatchSize = new("--batch-size", "-b")
    {
        Description = $"Rows per step [default: {Values(recipe => recipe.BatchSize?.ToString(CultureInfo.InvariantCulture) ?? "all")}]",
        HelpName = "N",
        CustomParser = token => ArgumentValues.Whole(token, 1, int.MaxValue),
    };

    private static readonly Option<int?> Seed = new("--seed", "-s")
    {
        Description = "Seed of the first weights, the order of the rows and the split [default: 0]",
        HelpName = "N",
        CustomParser = token => ArgumentValues.Whole(token, int.MinValue, int.MaxValue),
    };

    private static readonly Option<string?> Output = new("--output", "-o")
    {
        Description = "Folder for the pictures and the trained network [default: out for moons, out/SET for another set]",
        HelpName = "DIR",
    };

    private static readonly Option<string?> Save = new("--save")
    {
        Description = "Another file for the trained network, which takes unscaled inputs: .safetensors, .npz or .onnx",
        HelpName = "FILE",
    };

    private static readonly Option<string?> CheckpointFile = new("--checkpoint")
    {
        Description = $"File to write every {Checkpoint.Epochs} epochs, from which an interrupted run can be resumed",
        HelpName = "FILE",
    };

    private static readonly Option<bool> Resume = new("--resume")
    {
        Description = "Resume from the checkpoint; the options must be those of the interrupted run, except that --epochs may be larger",
    };

    /// <summary>Runs the sample and gives its exit code.</summary>
    /// <param name="args">The command line.</param>
    /// <param name="output">For the results.</param>
    /// <param name="error">For one line if something fails.</param>
    /// <param name="live">Whether <paramref name="output"/> is a terminal that can redraw a line.</param>
    /// <param name="patience">How long to wait at most until the JIT has finished and times can be measured.</param>
    /// <param name="cancellation">Another way to stop than Ctrl+C.</param>
    public static async Task<int> RunAsync(
        string[] args, TextWriter output, TextWriter error, bool live, TimeSpan patience, CancellationToken cancellation = default)
    {
        var command = new RootCommand(Does)
        {
            Set, Data, Way, Epochs, LearningRate, BatchSize, Seed, Output, Save, CheckpointFile, Resume,
            PredictCommand.Create((file, row) => Answer(() => output.WriteLine(PredictCommand.Predict(file, row)), error)),
            TableCommand.Create((file, target) => Answer(() => output.WriteLine(TableCommand.Describe(file, target)), error)),
        };

        command.Validators.Add(result =>
        {
            // From the words alone: an unknown set has its own error.
            var set = result.GetResult(Set)?.Tokens is [var token] ? token.Value : SampleSets.Moons;
            Option[] ofPoints = set == SampleSets.Moons ? [] : [Data, Way];
            foreach (var option in ofPoints.Where(option => result.GetResult(option) is { Implicit: false }))
            {
                result.AddError(
                    $"{option.Name} is for points in the plane and the network 2-8-1; leave it out, or leave out the set {set}.");
            }

            if (result.GetResult(Resume) is { Implicit: false } && result.GetResult(CheckpointFile) is null)
            {
                result.AddError("--resume needs --checkpoint FILE, the file that the interrupted run wrote.");
            }
        });

        // On another thread: the handler of Ctrl+C is only installed once the action has returned its task.
        command.SetAction((parsed, interrupt) =>
            Task.Run(() => Run(Read(parsed), output, error, live, patience, interrupt), CancellationToken.None));

        var result = command.Parse(args);
        if (result.Errors.Count > 0)
        {
            await error.WriteLineAsync($"{OneLine(result.Errors[0].Message)} (--help lists the options)");
            return Failed;
        }

        return await result.InvokeAsync(new InvocationConfiguration { Output = output, Error = error }, cancellation);
    }

    private static int Run(
        SampleOptions options, TextWriter output, TextWriter error, bool live, TimeSpan patience, CancellationToken cancellation)
    {
        var before = Checkpoint.LastWritten(options.CheckpointFile);
        return Answer(
            () =>
            {
                var screen = new Screen.Screen(output, live);
                if (options.Set is { } set)
                {
                    SetRun.Run(set, options, screen, cancellation);
                }
                else
                {
                    SampleRun.Run(options, screen, patience, cancellation);
                }
            },
            error,
            () => options.Resumes || Checkpoint.LastWritten(options.CheckpointFile) != before ? options.CheckpointFile : null);
    }

    /// <param name="work">What may fail.</param>
    /// <param name="error">For the one line.</param>
    /// <param name="checkpoint">The file from which a canceled run can be resumed, if there is one.</param>
    private static int Answer(Action work, TextWriter error, Func<string?>? checkpoint = null)
    {
        try
        {
            work();
            return 0;
        }
        catch (SampleException problem)
        {
            error.WriteLine(OneLine(problem.Message));
            return Failed;
        }
        catch (OperationCanceledException)
        {
            error.WriteLine(checkpoint?.Invoke() is { } file
                ? $"Canceled. To continue from {file}, run the same command with --resume."
                : "Canceled. Nothing was written.");
            return Canceled;
        }
    }

    private static SampleOptions Read(ParseResult parsed)
    {
        var set = SampleSets.All.FirstOrDefault(set => set.Name == parsed.GetValue(Set));
        var recipe = set?.Recipe ?? parsed.GetValue(Way) ?? Recipe.Default;
        return new SampleOptions(
            set,
            parsed.GetValue(Data) ?? LabeledRows.OwnFile("moons.csv"),
            parsed.GetValue(Output) ?? (set is null ? "out" : Path.Combine("out", set.Name)),
            parsed.GetValue(Save),
            parsed.GetValue(CheckpointFile),
            parsed.GetValue(Resume),
            parsed.GetValue(Seed) ?? 0,
            recipe with
            {
                Epochs = parsed.GetValue(Epochs) ?? recipe.Epochs,
                LearningRate = parsed.GetValue(LearningRate) ?? recipe.LearningRate,
                BatchSize = parsed.GetValue(BatchSize) ?? recipe.BatchSize,
            });
    }

    private static string Values<T>(Func<Recipe, T> value) =>
        string.Join(", ", Recipe.All.Select(recipe => string.Create(CultureInfo.InvariantCulture, $"{value(recipe)} with {recipe.Name}")));

    private static string OneLine(string message) => message.ReplaceLineEndings(" ").TrimEnd();
}
