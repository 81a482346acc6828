using Generated.Neuron.Sample.Output;

namespace Generated.Neuron.Sample.Sets;

/// <summary>Draws the pictures of a set.</summary>
/// <param name="fit">The trained network.</param>
/// <param name="rows">What it was trained on.</param>
/// <param name="recipe">How it was trained.</param>
internal delegate OutputFile[] SetPictures(Fit fit, LabeledRows rows, Recipe recipe);

/// <summary>Rows that the sample has by name, the network for them, and how it is trained and drawn.</summary>
internal sealed record SampleSet
{
    /// <summary>Its name on the command line.</summary>
    public required string Name { get; init; }

    /// <summary>What it is, in a few words.</summary>
    public required string Description { get; init; }

    /// <summary>The rows, split by a seed.</summary>
    public required Func<int, LabeledRows> Load { get; init; }

    /// <summary>A new network with the first weights of a seed.</summary>
    public required Func<int, INetwork> Create { get; init; }

    /// <summary>How the network is trained if no option changes it.</summary>
    public required Recipe Recipe { get; init; }

    /// <summary>What is drawn besides the cost curve.</summary>
    public required SetPictures Pictures { get; init; }
}
