namespace Generated.Neuron;

/// <content>Optimizers that evaluate the cost at several points per step.</content>
public sealed partial class Trainer
{
    // Made once, so that a step allocates nothing.
    private CostAndGradient? _evaluate;

    private void CheckFullBatch(Dataset train)
    {
        if (_optimizer is not IFullBatchOptimizer)
        {
            return;
        }

        var kind = _optimizer.GetType().Name;
        if (BatchSize < train.Rows)
        {
            throw Unfit(
                nameof(BatchSize),
                $"is {BatchSize}, but {kind} compares costs within a step, so it needs all {train.Rows} rows in one");
        }

        if (ClipNorm is not null || ClipValue is not null || L1 > 0)
        {
            var what = ClipNorm is not null ? nameof(ClipNorm) : ClipValue is not null ? nameof(ClipValue) : nameof(L1);
            throw Unfit(what, $"changes the gradient and not the cost, but {kind} compares the two");
        }

        if (_network.Dropout > 0)
        {
            throw Unfit(nameof(INetwork.Dropout), $"drops other neurons in each step, but {kind} compares the gradients of two steps");
        }
    }

    private static ArgumentException Unfit(string name, string problem) =>
        new($"{name} {problem}: leave it out, or take another optimizer, for example {nameof(Adam)}.", name);

    private void TakeStep(float cost, float[] gradients)
    {
        if (_optimizer is IFullBatchOptimizer whole)
        {
            whole.Step(_network.Parameters, cost, gradients, _evaluate ??= point => Backward(_run!.Batches, _run.Step, point));
        }
        else
        {
            _optimizer.Step(_network.Parameters, gradients);
        }
    }
}
