using System.CommandLine;
using System.Globalization;

namespace Generated.Neuron.Sample;

/// <summary><c>predict FILE values …</c>: the prediction of a saved network for one row.</summary>
internal static class PredictCommand
{
    private static readonly Argument<string> FileName = new("FILE")
    {
        Description = "A network that the sample saved, or any other model file that has its topology: .safetensors, .npz, .onnx",
    };

    private static readonly Argument<string[]> Row = new("VALUES")
    {
        Description = "The row, unscaled: a value per column in the order of the file, or NAME=VALUE for each if the file has column names",
        Arity = ArgumentArity.OneOrMore,
    };

    /// <param name="run">Takes the file and the row, and returns the exit code.</param>
    public static Command Create(Func<string, string[], int> run)
    {
        const string Does = "Prints the class or the number that a saved network predicts for one row: "
            + "predict out/iris/network.safetensors 5.1 3.5 1.4 0.2";
        var command = new Command("predict", Does) { FileName, Row };
        command.SetAction(parsed => run(parsed.GetRequiredValue(FileName), parsed.GetRequiredValue(Row)));
        return command;
    }

    /// <returns>
    /// If the file has an encoding, the class with its probability, or the number with its unit. Otherwise the output, or one line per
    /// class.
    /// </returns>
    /// <exception cref="SampleException">The file is missing or damaged, or the values do not fit its network.</exception>
    public static string Predict(string file, string[] values)
    {
        try
        {
            var (network, encoding) = Load(file, values.Length);
            return encoding is null ? Outputs(file, network, values) : Prediction(file, network, encoding, values);
        }
        catch (Exception problem) when (problem
            is ModelFileException or IOException or UnauthorizedAccessException or ArgumentException or InvalidOperationException)
        {
            throw new SampleException(SampleException.Words(problem), problem);
        }
    }

    private static (INetwork Network, TableEncoding? Encoding) Load(string file, int values)
    {
        INetwork network;
        try
        {
            network = MatrixNetwork.FromFile(file);
        }
        catch (ModelFileException) when (values == MoonClassifier.InputCount)
        {
            // A file without a topology may still be one of 2-8-1.
            network = new MoonClassifier();
        }

        network.Load(file, out var encoding);
        return (network, encoding);
    }

    private static string Prediction(string file, INetwork network, TableEncoding encoding, string[] values)
    {
        var row = NamedValues.Row(file, encoding, values);
        return new TableModel(network, encoding).Predict(row).ToString();
    }

    private static string Outputs(string file, INetwork network, string[] values)
    {
        var inputs = network.Topology.InputCount;
        var row = new float[values.Length];
        for (var k = 0; k < row.Length; k++)
        {
            if (!float.TryParse(values[k], NumberStyles.Float, CultureInfo.InvariantCulture, out row[k]) || !float.IsFinite(row[k]))
            {
                throw new SampleException($"Value {k + 1} must be a finite number such as 0.5, because {file} has no column names; "
                    + $"got '{values[k]}'.");
            }
        }

        if (row.Length != inputs)
        {
            throw new SampleException($"The network of {file} takes {(inputs == 1 ? "1 number" : $"{inputs} numbers")}; got {row.Length}.");
        }

        var outputs = new float[network.Topology.OutputCount];
        network.Forward(row, outputs);
        return outputs is [var one]
            ? Digits(one)
            : string.Join(Environment.NewLine, outputs.Select((probability, k) => $"class {k}: {Digits(probability)}"));
    }

    private static string Digits(float probability) => probability.ToString("F6", CultureInfo.InvariantCulture);
}
