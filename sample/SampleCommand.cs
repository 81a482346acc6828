using System.CommandLine;
using System.Globalization;
using Generated.Neuron.Sample.Sets;

namespace Generated.Neuron.Sample;

/// <summary>The command line: options, help, and one line and exit code 1 for whatever goes wrong.</summary>
internal static class SampleCommand
{
    public const int Failed = 1;

    /// <summary>128 + SIGINT, as shells have it.</summary>
    public const int Cancelled = 130;

    /// <summary>One number an epoch is kept, so a number with too many zeros must not end in an exhausted memory.</summary>
    private const int MostEpochs = 10_000_000;

    private static readonly Argument<string?> Set = new("SET")
    {
        Description = $"What to learn: {SampleSets.Moons}: two half circles, by the network of the notes; "
            + $"{string.Join("; ", SampleSets.All.Select(set => $"{set.Name}: {set.Description}"))} [default: {SampleSets.Moons}]",
        HelpName = string.Join('|', SampleSets.Names),
        Arity = ArgumentArity.ZeroOrOne,
        CustomParser = ArgumentValues.Set,
    };

    private static readonly Option<string?> Data = new("--data", "-d")
    {
        Description = "Instead of a set, a CSV file with a header, two inputs and a label 0 or 1 "
            + "[default: the moons.csv that comes with the sample]",
        HelpName = "FILE",
    };

    private static readonly Option<Recipe?> Way = new("--recipe", "-r")
    {
        Description = $"{string.Join("; ", Recipe.All.Select(recipe => $"{recipe.Name}: {recipe.Description}"))} "
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
        Description = $"Step of the optimiser [default: {Values(recipe => recipe.LearningRate)}]",
        HelpName = "X",
        CustomParser = ArgumentValues.Rate,
    };

    private static readonly Option<int?> BatchSize = new("--batch-size", "-b")
    {
        Description = $"Rows a step [default: {Values(recipe => recipe.BatchSize?.ToString(CultureInfo.InvariantCulture) ?? "all")}]",
        HelpName = "N",
        CustomParser = token => ArgumentValues.Whole(token, 1, int.MaxValue),
    };

    private static readonly Option<int?> Seed = new("--seed", "-s")
    {
        Description = "Seed of the first weights and of the order of the rows [default: 0]",
        HelpName = "N",
        CustomParser = token => ArgumentValues.Whole(token, int.MinValue, int.MaxValue),
    };

    private static readonly Option<string?> Output = new("--output", "-o")
    {
        Description = "Folder for the pictures and the weights [default: out for moons, out/SET for another set]",
        HelpName = "DIR",
    };

    private static readonly Option<string?> Save = new("--save")
    {
        Description = "File for the trained network as well, which takes the numbers as they come: .safetensors, .npz or .onnx",
        HelpName = "FILE",
    };

    private static readonly Option<string?> CheckpointFile = new("--checkpoint")
    {
        Description = $"File that the training writes every {Checkpoint.Epochs} epochs, to go on from if it is interrupted",
        HelpName = "FILE",
    };

    private static readonly Option<bool> Resume = new("--resume")
    {
        Description = "Go on from the checkpoint, with the options of the interrupted run; --epochs may be more",
    };

    /// <summary>Runs the sample and gives its exit code.</summary>
    /// <param name="args">The command line.</param>
    /// <param name="output">What people read.</param>
    /// <param name="error">One line if something goes wrong.</param>
    /// <param name="live">Whether <paramref name="output"/> is a terminal that can redraw a line.</param>
    /// <param name="cancellation">Beside Ctrl+C, another way to stop.</param>
    public static async Task<int> RunAsync(
        string[] args, TextWriter output, TextWriter error, bool live, CancellationToken cancellation = default)
    {
        var command = new RootCommand("Trains a network, written by the compiler, on real data and shows what it learned.")
        {
            Set, Data, Way, Epochs, LearningRate, BatchSize, Seed, Output, Save, CheckpointFile, Resume,
            PredictCommand.Create((file, row) => Answer(() => output.WriteLine(PredictCommand.Predict(file, row)), error)),
        };

        command.Validators.Add(result =>
        {
            // Asked of the words alone: a set that does not exist has an error of its own.
            var set = result.GetResult(Set)?.Tokens is [var token] ? token.Value : SampleSets.Moons;
            Option[] ofPoints = set == SampleSets.Moons ? [] : [Data, Way];
            foreach (var option in ofPoints.Where(option => result.GetResult(option) is { Implicit: false }))
            {
                result.AddError(
                    $"{option.Name} is for points in the plane and their network 2-8-1; leave it out, or leave out the set {set}.");
            }

            if (result.GetResult(Resume) is { Implicit: false } && result.GetResult(CheckpointFile) is null)
            {
                result.AddError("--resume needs --checkpoint FILE, the file that the interrupted run wrote.");
            }
        });

        // On a thread of its own: the handler of Ctrl+C is only installed once the action has returned its task.
        command.SetAction((parsed, interrupt) =>
            Task.Run(() => Run(Read(parsed), output, error, live, interrupt), CancellationToken.None));

        var result = command.Parse(args);
        if (result.Errors.Count > 0)
        {
            await error.WriteLineAsync($"{OneLine(result.Errors[0].Message)} (--help lists the options)");
            return Failed;
        }

        return await result.InvokeAsync(new InvocationConfiguration { Output = output, Error = error }, cancellation);
    }

    private static int Run(SampleOptions options, TextWriter output, TextWriter error, bool live, CancellationToken cancellation)
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
                    SampleRun.Run(options, screen, cancellation);
                }
            },
            error,
            () => options.Resumes || Checkpoint.LastWritten(options.CheckpointFile) != before ? options.CheckpointFile : null);
    }

    /// <param name="work">What may go wrong.</param>
    /// <param name="error">Takes the one line.</param>
    /// <param name="checkpoint">The file from which what was cancelled goes on, if there is one.</param>
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
                ? $"Cancelled. The same command with --resume goes on from {file}."
                : "Cancelled. Nothing was written.");
            return Cancelled;
        }
    }

    private static SampleOptions Read(ParseResult parsed)
    {
        var set = SampleSets.All.FirstOrDefault(set => set.Name == parsed.GetValue(Set));
        var recipe = set?.Recipe ?? parsed.GetValue(Way) ?? Recipe.Default;
        return new SampleOptions(
            set,
            parsed.GetValue(Data) ?? LabelledRows.OwnFile("moons.csv"),
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
