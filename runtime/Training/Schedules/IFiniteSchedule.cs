namespace Generated.Neuron;

/// <summary>A schedule that ends, so that no step should follow.</summary>
internal interface IFiniteSchedule
{
    /// <summary>The first step after its end.</summary>
    /// <param name="runSteps">The steps of the whole run.</param>
    long End(long runSteps);
}
