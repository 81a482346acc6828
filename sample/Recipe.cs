using System.Globalization;

namespace Generated.Neuron.Sample;

/// <summary>A way to train the network: what happens to the inputs, the first weights, the optimiser and its values.</summary>
/// <remarks>Fixed rules, chosen once; nothing here ever looks at the test rows.</remarks>
internal sealed record Recipe
{
    /// <summary>Good practice of today.</summary>
    /// <remarks>
    /// In four-fold cross-validation on the training rows of moons, every pair from 150 epochs at 0.01 to 500 at 0.005 is
    /// equal within noise (cost 0.087 to 0.089). This pair takes small last steps, so that seeds differ little.
    /// </remarks>
    public static readonly Recipe Default = new()
    {
        Name = "default",
        Description = "standardised inputs, He initialisation, Adam in mini-batches",
        Standardises = true,
        Initialise = Initializer.HeNormal,
        Optimizer = rate => new Adam { LearningRate = rate },
        Epochs = 300,
        LearningRate = 0.005f,
        BatchSize = 32,
    };

    /// <summary>The notes' run: their initialisation and plain gradient descent over all rows, on the inputs as they are.</summary>
    public static readonly Recipe Notes = new()
    {
        Name = "notes",
        Description = "the notes' initialisation, plain gradient descent over all rows",
        Standardises = false,
        Initialise = Initializer.ScaledNormal,
        Optimizer = rate => new Sgd { LearningRate = rate },
        Epochs = 5000,
        LearningRate = 0.5f,
        BatchSize = null,
    };

    public static readonly IReadOnlyList<Recipe> All = [Default, Notes];

    /// <summary>The way in which all sets beside the moons are learnt, from the first weights of their networks' attributes.</summary>
    public static Recipe OfSet(int epochs, float rate, int batch, string rule = "He") => new()
    {
        Name = "default",
        Description = $"standardised inputs, {rule} initialisation, AdamW in mini-batches",
        Standardises = true,
        Initialise = null,
        Optimizer = rate => new AdamW { LearningRate = rate, WeightDecay = 0.01 },
        Epochs = epochs,
        LearningRate = rate,
        BatchSize = batch,
    };

    public required string Name { get; init; }

    public required string Description { get; init; }

    /// <summary>Whether inputs are brought to mean 0 and deviation 1, as measured on the training rows.</summary>
    public required bool Standardises { get; init; }

    /// <summary>The first weights of a seed; null leaves those of the network's constructor.</summary>
    public required Action<INetwork, int>? Initialise { get; init; }

    /// <summary>The optimiser for a learning rate.</summary>
    public required Func<float, IOptimizer> Optimizer { get; init; }

    public required int Epochs { get; init; }

    public required float LearningRate { get; init; }

    /// <summary>Rows a step; null: all of them.</summary>
    public required int? BatchSize { get; init; }

    /// <summary>The values, as one reads them aloud.</summary>
    public string Values => string.Create(
        CultureInfo.InvariantCulture,
        $"{Epochs} epochs, learning rate {LearningRate}, {(BatchSize is { } rows ? $"batches of {rows}" : "full batch")}");

    public override string ToString() => $"{Name} ({Description}; {Values})";
}
