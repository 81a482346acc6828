using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace Generated.Neuron.Sample;

/// <summary><c>predict FILE x1 x2 …</c>: what a saved network says of one row.</summary>
internal static class PredictCommand
{
    private static readonly Argument<string> FileName = new("FILE")
    {
        Description = "A network that the sample saved, or any other that says its topology: .safetensors, .npz, .onnx",
    };

    private static readonly Argument<float[]> Row = new("x1 x2 …")
    {
        Description = "The row's numbers, as in the data file",
        Arity = ArgumentArity.OneOrMore,
        CustomParser = Finite,
    };

    /// <param name="run">Takes the file and the row, and gives the exit code.</param>
    public static Command Create(Func<string, float[], int> run)
    {
        const string Does = "Says how likely a row is of class 1, or of each class, by a network that was saved.";
        var command = new Command("predict", Does) { FileName, Row };
        command.SetAction(parsed => run(parsed.GetRequiredValue(FileName), parsed.GetRequiredValue(Row)));
        return command;
    }

    /// <returns>The probability, with the digits that the network's float32 has; of several classes one a line.</returns>
    /// <exception cref="SampleException">The file is missing, damaged or of a network with other inputs.</exception>
    public static string Predict(string file, float[] row)
    {
        var network = Load(file, row.Length);
        var inputs = network.Topology.InputCount;
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

    private static INetwork Load(string file, int numbers)
    {
        try
        {
            try
            {
                return MatrixNetwork.FromFile(file);
            }
            catch (ModelFileException) when (numbers == MoonClassifier.InputCount)
            {
                // A file that does not say its topology may still be of the network of the notes.
                var network = new MoonClassifier();
                network.Load(file);
                return network;
            }
        }
        catch (Exception problem) when (problem is ModelFileException or IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new SampleException(SampleException.Words(problem), problem);
        }
    }

    private static string Digits(float probability) => probability.ToString("F6", CultureInfo.InvariantCulture);

    private static float[] Finite(ArgumentResult argument)
    {
        var row = new float[argument.Tokens.Count];
        for (var k = 0; k < row.Length; k++)
        {
            var text = argument.Tokens[k].Value;
            if (!float.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out row[k]) || !float.IsFinite(row[k]))
            {
                argument.AddError($"x{k + 1} has to be a finite number; got '{text}'.");
                return row;
            }
        }

        return row;
    }
}
