namespace Generated.Neuron.Generator;

/// <summary>The names of the pipeline's steps, for tests of what is done again after an edit.</summary>
internal static class TrackingNames
{
    public const string Networks = nameof(Networks);
}
