using System.Globalization;

namespace Generated.Neuron.Sample;

/// <summary>A way to train the network: the scaling of the inputs, the first weights, the optimizer and its values.</summary>
/// <remarks>Fixed rules, chosen once, without looking at the test rows.</remarks>
internal sealed record Recipe
{
    /// <summary>What is common practice today.</summary>
    /// <remarks>
    /// In four-fold cross-validation on the training rows of moons, every pair from 150 epochs at 0.01 to 500 at 0.005 is
    /// equal within noise (cost 0.087 to 0.089). This pair ends with small steps, so that seeds differ little.
    /// </remarks>
    public static readonly Recipe Default = new()
    {
        Name = "default",
        Description = "standardized inputs, He initialization, Adam in mini-batches, best epoch kept",
        Standardizes = true,
        KeepsBest = true,
        Initialize = static (network, seed) => Initializer.Initialize(network, Initialization.HeNormal, seed),
        Optimizer = rate => new Adam { LearningRate = rate },
        Epochs = 300,
        LearningRate = 0.005f,
        BatchSize = 32,
    };

    /// <summary>The run as on paper: plain gradient descent over all rows, on the inputs as they are, to the last epoch.</summary>
    public static readonly Recipe Notes = new()
    {
        Name = "notes",
        Description = "normal initialization × √(1/(n_in + n_out)), plain gradient descent over all rows, last epoch kept",
        Standardizes = false,
        KeepsBest = false,
        Initialize = static (network, seed) => Initializer.Initialize(network, Initialization.ScaledNormal, seed),
        Optimizer = rate => new Sgd { LearningRate = rate },
        Epochs = 5000,
        LearningRate = 0.5f,
        BatchSize = null,
    };

    public static readonly IReadOnlyList<Recipe> All = [Default, Notes];

    /// <summary>How every set but the moons is trained, starting from the first weights that its network's attribute selects.</summary>
    public static Recipe OfSet(int epochs, float rate, int batch, string rule = "He") => new()
    {
        Name = "default",
        Description = $"standardized inputs, {rule} initialization, AdamW in mini-batches, best epoch kept",
        Standardizes = true,
        KeepsBest = true,
        Initialize = null,
        Optimizer = rate => new AdamW { LearningRate = rate, WeightDecay = 0.01 },
        Epochs = epochs,
        LearningRate = rate,
        BatchSize = batch,
    };

    public required string Name { get; init; }

    public required string Description { get; init; }

    /// <summary>Whether inputs are scaled to mean 0 and deviation 1, as measured on the training rows.</summary>
    public required bool Standardizes { get; init; }

    /// <summary>Whether validation rows are set aside and the parameters of the epoch with their lowest cost are kept.</summary>
    public required bool KeepsBest { get; init; }

    /// <summary>The first weights of a seed; null leaves those of the network's constructor.</summary>
    public required Action<INetwork, int>? Initialize { get; init; }

    /// <summary>The optimizer for a learning rate.</summary>
    public required Func<float, IOptimizer> Optimizer { get; init; }

    public required int Epochs { get; init; }

    public required float LearningRate { get; init; }

    /// <summary>Rows per step; null: all of them.</summary>
    public required int? BatchSize { get; init; }

    /// <summary>The values in words.</summary>
    public string Values => string.Create(
        CultureInfo.InvariantCulture,
        $"{Epochs:N0} epochs, learning rate {LearningRate}, {(BatchSize is { } rows ? $"batches of {rows}" : "full batch")}");

    public override string ToString() => $"{Name} ({Description}; {Values})";
}
