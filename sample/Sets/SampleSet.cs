using Generated.Neuron.Sample.Output;

namespace Generated.Neuron.Sample.Sets;

/// <summary>Draws the picture that suits a set.</summary>
/// <param name="fit">What was learnt.</param>
/// <param name="rows">Of what.</param>
/// <param name="recipe">How.</param>
internal delegate OutputFile[] SetPicture(Fit fit, LabelledRows rows, Recipe recipe);

/// <summary>Rows that the sample knows by name, the network for them, and how it is trained and shown.</summary>
internal sealed record SampleSet
{
    /// <summary>The word for the command line.</summary>
    public required string Name { get; init; }

    /// <summary>What it is, for people.</summary>
    public required string Description { get; init; }

    /// <summary>The rows, divided by a seed.</summary>
    public required Func<int, LabelledRows> Load { get; init; }

    /// <summary>A new network with the first weights of a seed.</summary>
    public required Func<int, INetwork> Create { get; init; }

    /// <summary>How the network is trained where no option says otherwise.</summary>
    public required Recipe Recipe { get; init; }

    /// <summary>What is drawn beside the cost curve.</summary>
    public required SetPicture Picture { get; init; }
}
