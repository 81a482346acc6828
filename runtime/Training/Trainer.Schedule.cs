using System.Globalization;

namespace Generated.Neuron;

/// <content>The schedule and the steps it is made for.</content>
public sealed partial class Trainer
{
    private static void CheckLength(ISchedule schedule, long steps, int epochSteps, string name)
    {
        if (schedule.Steps > steps)
        {
            throw new ArgumentException(
                $"The schedule takes {schedule.Steps} steps, but the run has {steps}: {steps / epochSteps} epochs of {epochSteps}. Shorten "
                    + "the schedule, raise Epochs, or set PlannedEpochs to the number of epochs that all calls of Fit take together.",
                name);
        }
    }

    /// <summary>Checks that a call's steps lie within the schedule, and that not all of them have the rate 0.</summary>
    /// <param name="run">The state of the run before the call.</param>
    /// <param name="epochSteps">The steps of one epoch.</param>
    /// <exception cref="ArgumentException">The call would learn nothing; nothing is changed.</exception>
    private void CheckSchedule(RunState run, int epochSteps)
    {
        if (Schedule is not { } schedule)
        {
            return;
        }

        if (run.Step > 0 && schedule is IFiniteSchedule finite && run.Step >= finite.End(run.Steps))
        {
            throw UsedUp(run, string.Create(
                CultureInfo.InvariantCulture,
                $"The {schedule.GetType().Name} is used up: it ended at step {finite.End(run.Steps):N0}, and this call of Fit would start "
                    + $"at step {run.Step + 1:N0}."));
        }

        for (var epoch = 0; epoch < Epochs; epoch++)
        {
            for (var step = 0; step < epochSteps; step++)
            {
                var moment = new ScheduleMoment(run.Step + (long)epoch * epochSteps + step, run.Epoch + epoch, run.Steps);
                if (schedule.LearningRate(run.InitialRate, moment) != 0)
                {
                    return;
                }
            }
        }

        throw UsedUp(
            run, $"The {schedule.GetType().Name} gives every step of this call of Fit the learning rate 0, so nothing would be learned.");
    }

    private ArgumentException UsedUp(RunState run, string problem, string name = nameof(Schedule))
    {
        var remedy = run.Step == 0
            ? $"Give the optimizer a {nameof(IOptimizer.LearningRate)} above 0, or use another schedule."
            : string.Create(
                CultureInfo.InvariantCulture,
                $"Set {nameof(PlannedEpochs)} to the epochs that all calls of Fit take together, {(long)run.Epoch + Epochs:N0} up to this "
                    + $"call, or call {nameof(Reset)} to start over.");
        return new($"{problem} {remedy}", name);
    }

    /// <summary>
    /// Sets the optimizer's rate to what it was before the schedule's first step: otherwise the next trainer that uses the optimizer would
    /// start from the schedule's last rate, which may be 0.
    /// </summary>
    private void GiveBackRate(RunState run)
    {
        if (Schedule is not null)
        {
            _optimizer.LearningRate = run.InitialRate;
        }
    }
}
