using Generated.Neuron.Sample.Sets;

namespace Generated.Neuron.Sample;

/// <summary>What the command line asks for.</summary>
/// <param name="Set">The set to learn; null for points in the plane by the network of the notes.</param>
/// <param name="DataFile">The points: CSV with a header, two inputs and a label 0 or 1.</param>
/// <param name="OutputFolder">Where pictures and weights go.</param>
/// <param name="SaveFile">Where the trained network goes as well; null for nowhere.</param>
/// <param name="CheckpointFile">What an interrupted training goes on from; null for none.</param>
/// <param name="Resumes">Whether it goes on from there.</param>
/// <param name="Seed">Of the first weights, of the order of the rows, and of what is drawn or divided.</param>
/// <param name="Recipe">How to train, with the values that the options changed.</param>
internal sealed record SampleOptions(
    SampleSet? Set, string DataFile, string OutputFolder, string? SaveFile, string? CheckpointFile, bool Resumes, int Seed, Recipe Recipe);
