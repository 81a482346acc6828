namespace Generated.Neuron.Generator;

/// <summary>The names of the pipeline's steps, for tests of what is done again after an edit.</summary>
internal static class TrackingNames
{
    /// <summary>The parsed attribute.</summary>
    public const string Networks = nameof(Networks);

    /// <summary>The build's properties.</summary>
    public const string Options = nameof(Options);

    /// <summary>Both together: what is planned and written.</summary>
    public const string Specs = nameof(Specs);

    /// <summary>What of them kernels depend on, each once.</summary>
    public const string Topologies = nameof(Topologies);

    /// <summary>Classes whose networks cannot be written, and that get members that throw.</summary>
    public const string Unwritten = nameof(Unwritten);
}
