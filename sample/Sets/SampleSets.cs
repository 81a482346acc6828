using Generated.Neuron.Sample.Pictures;

namespace Generated.Neuron.Sample.Sets;

/// <summary>Every set beside the moons, which two networks learn side by side.</summary>
internal static class SampleSets
{
    /// <summary>The one that is learnt where none is named.</summary>
    public const string Moons = "moons";

    public static readonly IReadOnlyList<SampleSet> All =
    [
        new()
        {
            Name = "circles",
            Description = "a circle in a circle",
            Load = _ => LabelledRows.OfPoints(LabelledRows.OwnFile("circles.csv")),
            Create = seed => new CircleClassifier(seed),
            Recipe = Recipe.OfSet(epochs: 200, rate: 0.01f, batch: 32),
            Picture = DecisionBoundary.Draw,
        },
        new()
        {
            Name = "spirals",
            Description = "two spirals wound into each other",
            Load = seed => LabelledRows.Stratified("spirals", Dataset.Spirals(rows: 2000, noise: 0.03, seed), seed),
            Create = seed => new SpiralClassifier(seed),
            Recipe = Recipe.OfSet(epochs: 200, rate: 0.01f, batch: 32),
            Picture = DecisionBoundary.Draw,
        },
        new()
        {
            Name = "xor",
            Description = "exclusive or, four clouds of points",
            Load = seed => LabelledRows.Stratified("xor", Dataset.Xor(rows: 1000, noise: 0.2, seed), seed),
            Create = seed => new XorClassifier(seed),
            Recipe = Recipe.OfSet(epochs: 200, rate: 0.01f, batch: 32, rule: "Xavier"),
            Picture = DecisionBoundary.Draw,
        },
        new()
        {
            Name = "iris",
            Description = "three species of a flower by four lengths",
            Load = seed => LabelledRows.Stratified("iris.csv", seed),
            Create = seed => new IrisClassifier(seed),
            Recipe = Recipe.OfSet(epochs: 100, rate: 0.005f, batch: 32),
            Picture = ConfusionMatrix.Draw,
        },
        new()
        {
            Name = "wine",
            Description = "three growers by thirteen measures of their wine",
            Load = seed => LabelledRows.Stratified("wine.csv", seed),
            Create = seed => new WineClassifier(seed),
            Recipe = Recipe.OfSet(epochs: 60, rate: 0.005f, batch: 32),
            Picture = ConfusionMatrix.Draw,
        },
        new()
        {
            Name = "cancer",
            Description = "benign or malignant by thirty measures of cells",
            Load = seed => LabelledRows.Stratified("breast_cancer.csv", seed),
            Create = seed => new CancerClassifier(seed),
            Recipe = Recipe.OfSet(epochs: 40, rate: 0.005f, batch: 32),
            Picture = ConfusionMatrix.Draw,
        },
        new()
        {
            Name = "digits",
            Description = "handwritten digits of 8 × 8 pixels",
            Load = seed => LabelledRows.Stratified("digits.csv", seed),
            Create = seed => new DigitReader(seed),
            Recipe = Recipe.OfSet(epochs: 40, rate: 0.005f, batch: 32),
            Picture = MisreadDigits.Draw,
        },
    ];

    /// <summary>All names, the moons first.</summary>
    public static IEnumerable<string> Names => All.Select(set => set.Name).Prepend(Moons);
}
