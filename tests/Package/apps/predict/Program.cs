using System.Globalization;
using Generated.Neuron;

// A model that was trained elsewhere, by a program that only predicts.
var network = new MoonClassifier();
try
{
    network.Load(args[0]);
    Console.WriteLine(
        "predicted "
            + $"{network.Predict(float.Parse(args[1], CultureInfo.InvariantCulture), float.Parse(args[2], CultureInfo.InvariantCulture))}");
}
catch (ModelFileException problem)
{
    Console.WriteLine($"refused {problem.Message}");
}

[Network(2, 8, 1)]
public sealed partial class MoonClassifier;
