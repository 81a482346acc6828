using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace Generated.Neuron.Sample;

/// <summary>The command line: options, help, and one line and exit code 1 for whatever goes wrong.</summary>
internal static class SampleCommand
{
    public const int Failed = 1;

    /// <summary>128 + SIGINT, as shells have it.</summary>
    public const int Cancelled = 130;

    /// <summary>One number an epoch is kept, so a number with too many zeros must not end in an exhausted memory.</summary>
    private const int MostEpochs = 10_000_000;

    private static readonly Option<string?> Data = new("--data", "-d")
    {
        Description = "CSV file with a header, two inputs and a label 0 or 1 [default: the moons.csv that comes with the sample]",
        HelpName = "FILE",
    };

    private static readonly Option<Recipe?> Way = new("--recipe", "-r")
    {
        Description = $"{string.Join("; ", Recipe.All.Select(recipe => $"{recipe.Name}: {recipe.Description}"))} [default: {Recipe.Default.Name}]",
        HelpName = string.Join('|', Recipe.All.Select(recipe => recipe.Name)),
        CustomParser = Named,
    };

    private static readonly Option<int?> Epochs = new("--epochs", "-e")
    {
        Description = $"Passes over the training rows [default: {Values(recipe => recipe.Epochs)}]",
        HelpName = "N",
        CustomParser = token => Whole(token, 1, MostEpochs),
    };

    private static readonly Option<float?> LearningRate = new("--learning-rate", "-l")
    {
        Description = $"Step of the optimiser [default: {Values(recipe => recipe.LearningRate)}]",
        HelpName = "X",
        CustomParser = Rate,
    };

    private static readonly Option<int?> BatchSize = new("--batch-size", "-b")
    {
        Description = $"Rows a step [default: {Values(recipe => recipe.BatchSize?.ToString(CultureInfo.InvariantCulture) ?? "all")}]",
        HelpName = "N",
        CustomParser = token => Whole(token, 1, int.MaxValue),
    };

    private static readonly Option<int?> Seed = new("--seed", "-s")
    {
        Description = "Seed of the first weights and of the order of the rows [default: 0]",
        HelpName = "N",
        CustomParser = token => Whole(token, int.MinValue, int.MaxValue),
    };

    private static readonly Option<string?> Output = new("--output", "-o")
    {
        Description = "Folder for the pictures and the weights [default: out]",
        HelpName = "DIR",
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
        var command = new RootCommand("Trains a 2-8-1 network, written by the compiler, on real points and shows what it learned.")
        {
            Data, Way, Epochs, LearningRate, BatchSize, Seed, Output,
            PredictCommand.Create((file, point) => Answer(() => output.WriteLine(PredictCommand.Predict(file, point)), error)),
        };

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

    private static int Run(SampleOptions options, TextWriter output, TextWriter error, bool live, CancellationToken cancellation) =>
        Answer(() => SampleRun.Run(options, new Screen.Screen(output, live), cancellation), error);

    private static int Answer(Action work, TextWriter error)
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
            error.WriteLine("Cancelled. Nothing was written.");
            return Cancelled;
        }
    }

    private static SampleOptions Read(ParseResult parsed)
    {
        var recipe = parsed.GetValue(Way) ?? Recipe.Default;
        return new SampleOptions(
            parsed.GetValue(Data) ?? Path.Combine(AppContext.BaseDirectory, "data", "moons.csv"),
            parsed.GetValue(Output) ?? "out",
            parsed.GetValue(Seed) ?? 0,
            recipe with
            {
                Epochs = parsed.GetValue(Epochs) ?? recipe.Epochs,
                LearningRate = parsed.GetValue(LearningRate) ?? recipe.LearningRate,
                BatchSize = parsed.GetValue(BatchSize) ?? recipe.BatchSize,
            });
    }

    private static Recipe? Named(ArgumentResult argument)
    {
        var text = argument.Tokens[0].Value;
        var recipe = Recipe.All.FirstOrDefault(recipe => recipe.Name == text);
        if (recipe is null)
        {
            argument.AddError($"{Option(argument)} wants {string.Join(" or ", Recipe.All.Select(known => known.Name))}; got '{text}'.");
        }

        return recipe;
    }

    private static int? Whole(ArgumentResult argument, int least, int most)
    {
        var text = argument.Tokens[0].Value;
        if (int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            && number >= least && number <= most)
        {
            return number;
        }

        argument.AddError($"{Option(argument)} wants a whole number from {least} to {most}; got '{text}'.");
        return null;
    }

    private static float? Rate(ArgumentResult argument)
    {
        var text = argument.Tokens[0].Value;
        if (float.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            && number > 0 && float.IsFinite(number))
        {
            return number;
        }

        argument.AddError($"{Option(argument)} wants a number above 0; got '{text}'.");
        return null;
    }

    private static string Option(ArgumentResult argument) => ((OptionResult)argument.Parent!).Option.Name;

    private static string Values<T>(Func<Recipe, T> value) =>
        string.Join(", ", Recipe.All.Select(recipe => string.Create(CultureInfo.InvariantCulture, $"{value(recipe)} with {recipe.Name}")));

    private static string OneLine(string message) => message.ReplaceLineEndings(" ").TrimEnd();
}
