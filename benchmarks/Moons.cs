namespace Generated.Neuron.Benchmarks;

/// <summary>The notes' training data: the first 1340 of 2000 points.</summary>
internal static class Moons
{
    public const int Rows = 1340;

    public static Dataset Train { get; } = Dataset.FromCsv(Path.Combine(AppContext.BaseDirectory, "moons.csv")).Split(Rows).Train;
}
