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

        if (_network is not IBatchNetwork)
        {
            throw new ArgumentException(
                $"The rows have weights, but {_network.GetType().Name} takes none; train an {nameof(IBatchNetwork)}, as generated networks "
                    + "and MatrixNetwork are.",
                name);
        }

        if (data.TotalWeight == 0)
        {
            throw new ArgumentException("All rows have a weight of 0, so none of them counts; split or select others.", name);
        }
    }

    private float Backward(BatchSequence batches, long step, Span<float> gradients)
    {
        if (_network is IBatchNetwork network)
        {
            var (data, dropout) = (batches.Data, new DropoutKey(Seed, step));
            return batches.IsShuffled
                ? network.Backward(
                    data.Inputs,
                    data.Targets,
                    new TrainingStep { Batch = batches.Order, RowWeights = data.RowWeights, Dropout = dropout },
                    gradients,
                    MaxDegreeOfParallelism)
                : network.Backward(
                    batches.Inputs,
                    batches.Targets,
                    new TrainingStep { RowWeights = batches.RowWeights, Dropout = dropout },
                    gradients,
                    MaxDegreeOfParallelism);
        }

        batches.Gather();
        return _network is IParallelNetwork parallel && MaxDegreeOfParallelism != 1
            ? parallel.Backward(batches.Inputs, batches.Targets, gradients, MaxDegreeOfParallelism)
            : _network.Backward(batches.Inputs, batches.Targets, gradients);
    }

    private float Cost(Dataset data) => _network switch
    {
        IBatchNetwork weighted => weighted.Cost(data.Inputs, data.Targets, data.RowWeights, MaxDegreeOfParallelism),
        IParallelNetwork parallel when MaxDegreeOfParallelism != 1 => parallel.Cost(data.Inputs, data.Targets, MaxDegreeOfParallelism),
        _ => _network.Cost(data.Inputs, data.Targets),
    };

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
