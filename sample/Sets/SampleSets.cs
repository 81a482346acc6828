using Generated.Neuron.Sample.Pictures;

namespace Generated.Neuron.Sample.Sets;

/// <summary>Every set but the moons, on which two networks are trained side by side.</summary>
internal static class SampleSets
{
    /// <summary>The default.</summary>
    public const string Moons = "moons";

    public static readonly IReadOnlyList<SampleSet> All =
    [
        new()
        {
            Name = "circles",
            Description = "one circle inside another",
            Load = _ => LabeledRows.OfPoints(LabeledRows.OwnFile("circles.csv"), validates: true),
            Create = seed => new CircleClassifier(seed),
            Recipe = Recipe.OfSet(epochs: 200, rate: 0.01f, batch: 32),
            Pictures = DecisionBoundary.Draw,
        },
        new()
        {
            Name = "spirals",
            Description = "two interleaved spirals",
            Load = seed => LabeledRows.Stratified("spirals", Dataset.Spirals(rows: 2000, noise: 0.03, seed), seed),
            Create = seed => new SpiralClassifier(seed),
            Recipe = Recipe.OfSet(epochs: 200, rate: 0.01f, batch: 32),
            Pictures = DecisionBoundary.Draw,
        },
        new()
        {
            Name = "xor",
            Description = "exclusive or, four clouds of points",
            Load = seed => LabeledRows.Stratified("xor", Dataset.Xor(rows: 1000, noise: 0.2, seed), seed),
            Create = seed => new XorClassifier(seed),
            Recipe = Recipe.OfSet(epochs: 200, rate: 0.01f, batch: 32, rule: "Xavier"),
            Pictures = DecisionBoundary.Draw,
        },
        new()
        {
            Name = "iris",
            Description = "three species of iris from four lengths",
            Load = seed => LabeledRows.Stratified(NamedTable.Iris, seed),
            Create = seed => new IrisClassifier(seed),
            Recipe = Recipe.OfSet(epochs: 100, rate: 0.005f, batch: 32),
            Pictures = ConfusionMatrix.Draw,
        },
        new()
        {
            Name = "wine",
            Description = "three growers from thirteen measurements of their wine",
            Load = seed => LabeledRows.Stratified(NamedTable.Wine, seed),
            Create = seed => new WineClassifier(seed),
            Recipe = Recipe.OfSet(epochs: 60, rate: 0.005f, batch: 32),
            Pictures = ConfusionMatrix.Draw,
        },
        new()
        {
            Name = "cancer",
            Description = "benign or malignant from thirty measurements of cells",
            Load = seed => LabeledRows.Stratified(NamedTable.Cancer, seed),
            Create = seed => new CancerClassifier(seed),
            Recipe = Recipe.OfSet(epochs: 40, rate: 0.005f, batch: 32),
            Pictures = ConfusionMatrix.Draw,
        },
        new()
        {
            Name = "digits",
            Description = "handwritten digits of 8 × 8 pixels",
            Load = seed => LabeledRows.Stratified(NamedTable.Digits, seed),
            Create = seed => new DigitReader(seed),
            Recipe = Recipe.OfSet(epochs: 40, rate: 0.005f, batch: 32),
            Pictures = (fit, rows, recipe) => [.. ConfusionMatrix.Draw(fit, rows, recipe), .. MisreadDigits.Draw(fit, rows)],
        },
    ];

    /// <summary>All names, the moons first.</summary>
    public static IEnumerable<string> Names => All.Select(set => set.Name).Prepend(Moons);
}
