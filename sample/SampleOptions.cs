using Generated.Neuron.Sample.Sets;

namespace Generated.Neuron.Sample;

/// <summary>What the command line asks for.</summary>
/// <param name="Set">The set to train on; null for points in the plane and the network 2-8-1.</param>
/// <param name="DataFile">The points: CSV with a header, two inputs and a label 0 or 1.</param>
/// <param name="OutputFolder">Where pictures and weights go.</param>
/// <param name="SaveFile">Another file for the trained network; null for none.</param>
/// <param name="CheckpointFile">What an interrupted training can be resumed from; null for none.</param>
/// <param name="Resumes">Whether to resume from it.</param>
/// <param name="Seed">Of the first weights, the order of the rows, and the split.</param>
/// <param name="Recipe">How to train, with the values of the options.</param>
internal sealed record SampleOptions(
    SampleSet? Set, string DataFile, string OutputFolder, string? SaveFile, string? CheckpointFile, bool Resumes, int Seed, Recipe Recipe);
