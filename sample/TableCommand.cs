using System.CommandLine;
using System.Globalization;

namespace Generated.Neuron.Sample;

/// <summary><c>table FILE</c>: what a CSV file holds, the network for it, and its columns as C#.</summary>
internal static class TableCommand
{
    /// <summary>A width to start with.</summary>
    private const int Hidden = 32;

    private static readonly Argument<string> FileName = new("FILE") { Description = "A CSV file with a header" };

    private static readonly Option<string?> Target = new("--target", "-t")
    {
        Description = "The column to predict [default: the last one]",
        HelpName = "NAME",
    };

    /// <param name="run">Takes the file and the target, and returns the exit code.</param>
    public static Command Create(Func<string, string?, int> run)
    {
        const string Does = "Prints what the columns of a CSV file are, the [Network] attribute for them, and the columns as C#.";
        var command = new Command("table", Does) { FileName, Target };
        command.SetAction(parsed => run(parsed.GetRequiredValue(FileName), parsed.GetValue(Target)));
        return command;
    }

    /// <exception cref="SampleException">The file is missing, or a column is in doubt.</exception>
    public static string Describe(string file, string? target)
    {
        try
        {
            var options = target is null ? new CsvOptions() : new CsvOptions { Targets = [target] };
            var encoding = TableRows.FromCsv(file, options).FitEncoding();
            return $"""
                {encoding.ToString().TrimEnd()}

                The network, with {Hidden} hidden neurons to start with:

                {Attribute(encoding)}
                public sealed partial class MyNetwork;

                The columns as members of CsvOptions, so that they are not detected again:

                {encoding.ToSource().TrimEnd()}
                """.ReplaceLineEndings();
        }
        catch (Exception problem) when (problem
            is InvalidDataException or ArgumentException or InvalidOperationException or IOException or UnauthorizedAccessException)
        {
            throw new SampleException(SampleException.Words(problem), problem);
        }
    }

    /// <summary>Two classes are one output, more are one each, and so are numbers.</summary>
    private static string Attribute(TableEncoding encoding)
    {
        var (outputs, loss) = encoding.Classes.Length switch
        {
            0 => (encoding.Targets.Length, Loss.MeanSquaredError),
            2 => (1, Loss.BinaryCrossEntropy),
            var classes => (classes, Loss.CrossEntropy),
        };
        return string.Create(CultureInfo.InvariantCulture, $"[Network({encoding.InputCount}, {Hidden}, {outputs}, Loss = Loss.{loss})]");
    }
}
