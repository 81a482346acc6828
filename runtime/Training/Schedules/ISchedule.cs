namespace Generated.Neuron;

/// <summary>A rule for the learning rate of each step of a training run.</summary>
public interface ISchedule
{
    /// <summary>The steps that the rule is made for; 0 if it takes any number. A run must be at least as long.</summary>
    long Steps => 0;

    /// <summary>The learning rate of a step.</summary>
    /// <param name="initial">The optimizer's learning rate before the first step.</param>
    /// <param name="moment">Which step it is.</param>
    /// <returns>A finite number of at least 0.</returns>
    double LearningRate(double initial, ScheduleMoment moment);

    /// <summary>Called after each epoch.</summary>
    /// <param name="cost">The validation cost, or the epoch's own cost if there is no validation data.</param>
    void EndEpoch(double cost)
    {
    }

    /// <summary>Forgets all epochs.</summary>
    void Reset()
    {
    }
}
