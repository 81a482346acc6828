using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace Generated.Neuron.Sample;

/// <summary><c>predict FILE x1 x2</c>: what a saved network says of one point.</summary>
internal static class PredictCommand
{
    private static readonly Argument<string> File = new("FILE")
    {
        Description = "A network that the sample saved, or any other of its topology: .safetensors, .npz, .onnx",
    };

    private static readonly Argument<float> X1 = Coordinate("x1"), X2 = Coordinate("x2");

    /// <param name="run">Takes the file and the point, and gives the exit code.</param>
    public static Command Create(Func<string, (float X1, float X2), int> run)
    {
        var command = new Command("predict", "Says how likely a point is of class 1, by a network that was saved.") { File, X1, X2 };
        command.SetAction(parsed => run(parsed.GetRequiredValue(File), (parsed.GetRequiredValue(X1), parsed.GetRequiredValue(X2))));
        return command;
    }

    /// <returns>The probability, with the digits that the network's float32 has.</returns>
    /// <exception cref="SampleException">The file is missing, damaged or of another network.</exception>
    public static string Predict(string file, (float X1, float X2) point)
    {
        var network = new MoonClassifier();
        try
        {
            network.Load(file);
        }
        catch (Exception problem) when (problem is ModelFileException or IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new SampleException(SampleException.Words(problem), problem);
        }

        return network.Predict(point.X1, point.X2).ToString("F6", CultureInfo.InvariantCulture);
    }

    private static Argument<float> Coordinate(string name) => new(name)
    {
        Description = "A coordinate, as in the data file",
        CustomParser = argument => Finite(name, argument),
    };

    private static float Finite(string name, ArgumentResult argument)
    {
        var text = argument.Tokens[0].Value;
        if (float.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && float.IsFinite(number))
        {
            return number;
        }

        argument.AddError($"{name} has to be a finite number; got '{text}'.");
        return 0;
    }
}
