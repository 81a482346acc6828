namespace Generated.Neuron;

/// <content>The steps of an epoch, and what happens if one of them is not finite.</content>
public sealed partial class Trainer
{
    /// <summary>
    /// Steps between two at which the parameters of a large network are kept: keeping them takes as long as a fifth of a small batch.
    /// </summary>
    private const int StepsBetween = 64;

    /// <summary>Up to so many parameters they are kept at each step, which takes less than a copy of an optimizer's state.</summary>
    private const int FewParameters = 4096;

    /// <summary>Takes all steps of an epoch; returns why it was not finished, or null.</summary>
    private StopReason? RunEpoch(RunState run, float[] gradients, LastGood good, out float cost, CancellationToken cancellationToken)
    {
        // In double, so that the mean of many batches is as exact as the batches are.
        var sum = 0.0;
        cost = 0;
        var batches = run.Batches;
        batches.BeginEpoch();
        var repeat = CanRepeatSteps(batches) ? new RepeatableSteps(run, good, (IStateful)_optimizer) : null;
        while (batches.MoveNext())
        {
            if (cancellationToken.IsCancellationRequested)
            {
                if (repeat is { Steps: > 0 } && !Regularization.AllFinite(_network.Parameters))
                {
                    repeat.GoBack(_network.Parameters);
                }

                return StopReason.Canceled;
            }

            var batchCost = Backward(batches, run.Step, gradients);
            var keeps = repeat is null || repeat.Steps % StepsBetween == 0 || batches.IsLast;
            if (!(keeps ? good.Keep(_network.Parameters, batchCost, gradients) : float.IsFinite(batchCost)))
            {
                if (repeat is { Steps: > 0 })
                {
                    // This step, or one since the parameters were kept, is the first that is not finite: repeated, each is looked at.
                    sum = repeat.GoBack(_network.Parameters);
                    repeat = null;
                    continue;
                }

                good.Restore(_network.Parameters);
                return StopReason.Diverged;
            }

            repeat?.Add(keeps, sum);
            sum += batchCost * batches.Weight;
            Regularize(gradients);
            if (Schedule is { } schedule)
            {
                _optimizer.LearningRate = schedule.LearningRate(run.InitialRate, new ScheduleMoment(run.Step, run.Epoch, run.Steps));
            }

            TakeStep(batchCost, gradients);
            run.Step++;
        }

        if (!Regularization.AllFinite(_network.Parameters))
        {
            good.Restore(_network.Parameters);
            run.Step--;
            return StopReason.Diverged;
        }

        cost = (float)(sum / batches.Data.TotalWeight);
        return null;
    }

    /// <summary>
    /// Whether the steps of an epoch can be taken again with the same bits, and a number that is not finite stays in the parameters once it
    /// is in a gradient: only then need a step not be looked at. The optimizers of this library are so, unless gradients are cut off.
    /// </summary>
    private bool CanRepeatSteps(BatchSequence batches) =>
        _network.Topology.ParameterCount > FewParameters && batches.BatchCount > 2 && ClipValue is null
        && _optimizer is IStateful and not IFullBatchOptimizer && _optimizer.GetType().Assembly == typeof(Trainer).Assembly;
}
