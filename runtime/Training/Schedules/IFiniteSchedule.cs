namespace Generated.Neuron;

/// <summary>A schedule that leads to an end, after which no step is meant to follow.</summary>
internal interface IFiniteSchedule
{
    /// <summary>The first step that is no longer a part of it.</summary>
    /// <param name="runSteps">The steps of the whole run.</param>
    long End(long runSteps);
}
