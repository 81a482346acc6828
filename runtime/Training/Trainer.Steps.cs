namespace Generated.Neuron;

/// <content>What a step computes with the network, and what is done to its gradient.</content>
public sealed partial class Trainer
{
    private void CheckWeights(Dataset? data, string name)
    {
        if (data is null || data.RowWeights.IsEmpty)
        {
            return;
        }

        if (data.TotalWeight == 0)
        {
            throw new ArgumentException("All rows have a weight of 0, so none of them counts; split or select others.", name);
        }

        // A network that takes no weights says so now, before it is trained.
        _ = _network.Cost(data.Inputs[..data.InputCount], data.Targets[..data.TargetCount], data.RowWeights[..1], MaxDegreeOfParallelism);
    }

    private float Backward(BatchSequence batches, long step, Span<float> gradients)
    {
        var (data, dropout) = (batches.Data, new DropoutKey(Seed, step));
        return batches.IsShuffled
            ? _network.Backward(
                data.Inputs,
                data.Targets,
                new TrainingStep { Batch = batches.Order, RowWeights = data.RowWeights, Dropout = dropout },
                gradients,
                MaxDegreeOfParallelism)
            : _network.Backward(
                batches.Inputs,
                batches.Targets,
                new TrainingStep { RowWeights = batches.RowWeights, Dropout = dropout },
                gradients,
                MaxDegreeOfParallelism);
    }

    private float Cost(Dataset data) => _network.Cost(data.Inputs, data.Targets, data.RowWeights, MaxDegreeOfParallelism);

    private void Regularize(float[] gradients)
    {
        if (L1 > 0)
        {
            Regularization.AddL1(gradients, _network.Parameters, (float)L1);
        }

        if (ClipValue is { } limit)
        {
            Regularization.ClipValue(gradients, (float)limit);
        }

        if (ClipNorm is { } length)
        {
            Regularization.ClipNorm(gradients, length);
        }
    }
}
