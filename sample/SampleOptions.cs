namespace Generated.Neuron.Sample;

/// <summary>What the command line asks for.</summary>
/// <param name="DataFile">CSV with a header: two inputs and a label 0 or 1.</param>
/// <param name="OutputFolder">Where pictures and weights go.</param>
/// <param name="Seed">Of the first weights and of the order of the rows.</param>
/// <param name="Recipe">How to train, with the values that the options changed.</param>
internal sealed record SampleOptions(string DataFile, string OutputFolder, int Seed, Recipe Recipe);
