using System.Collections.Immutable;
using Generated.Neuron.Passes;

namespace Generated.Neuron;

/// <content>Dropout: which values are dropped in a training step, and with which probability.</content>
public sealed partial class MatrixNetwork
{
    private readonly double _highestDropout;

    /// <summary>
    /// The probability with which a hidden neuron is dropped for a row in a training step that has a <see cref="DropoutKey"/>: at least 0
    /// and below 1. It is not part of the topology, because it does not change what a trained network computes, and no model file holds
    /// it. Of layers with different probabilities (<see cref="Dropouts"/>) it is the highest.
    /// </summary>
    public double Dropout
    {
        get => _highestDropout;
        init => Dropouts = DropoutPlaces.OfHidden(Topology, DropoutPlaces.Checked(value, nameof(Dropout)));
    }

    /// <summary>
    /// One probability for each layer of <see cref="Topology.Layers"/>: that of dropping a number that the layer takes. The first is for
    /// the network's inputs, the next for what the first layer gives, and so on; 0 drops nothing. The outputs are not dropped.
    /// </summary>
    /// <exception cref="ArgumentException">
    /// There are as many as other layers, the sums of an output are dropped, or both the outputs of a layer and their sum with a residual
    /// connection.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">A probability is below 0, 1 or above.</exception>
    /// <example>
    /// <code>
    /// new MatrixNetwork(Topology.Parse("30-64-64-1 (Relu, Relu, Sigmoid; BinaryCrossEntropy)")) { Dropouts = [0.1, 0.5, 0.2] };
    /// </code>
    /// </example>
    public ImmutableArray<double> Dropouts
    {
        get;
        init
        {
            field = DropoutPlaces.Checked(Topology, value, nameof(Dropouts));
            _highestDropout = field.Max();
        }
    }

    /// <summary>Drops neurons of a layer, or their derivatives: the same ones as a generated network.</summary>
    private void Drop(in Workspace work, MatrixLayer layer, Span<float> numbers, DropoutKey key) =>
        Drop(work, numbers, layer.Index + 1, key);

    /// <param name="work">Says which rows these are.</param>
    /// <param name="numbers"><c>[chunk × width]</c>, changed in place</param>
    /// <param name="value">Which value it is, by which the mask differs; 0 for the inputs.</param>
    /// <param name="key">The step's.</param>
    private void Drop(in Workspace work, Span<float> numbers, int value, DropoutKey key)
    {
        var probability = Dropouts[value];
        if (probability == 0)
        {
            return;
        }

        var (threshold, scale) = (DropoutMask.Threshold(probability), (float)(1 / (1 - probability)));
        var width = value == 0 ? Topology.InputCount : _plan.Layers[value].Inputs;
        for (var row = 0; row * width < numbers.Length; row++)
        {
            DropoutMask.Row(numbers.Slice(row * width, width), work.FirstRow + row, key, value, threshold, scale);
        }
    }

    /// <summary>Which neurons a step drops; null if it drops none.</summary>
    private DropoutKey? KeyOf(in TrainingStep step) => Dropout > 0 ? step.Dropout : null;
}
