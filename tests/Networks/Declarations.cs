namespace Generated.Neuron.Tests.Networks;

// Small and plain.
[Network(1, 1)]
internal sealed partial class Net1x1;

[Network(3, 1)]
internal sealed partial class Perceptron;

[Network(2, 8, 1)]
internal sealed partial class Net2x8x1;

[Network(3, 5, 7, 2)]
internal sealed partial class Net3x5x7x2;

[Network(17, 33, 9)]
internal sealed partial class Net17x33x9;

[Network(24, 8, 2)]
internal sealed partial class Net24x8x2;

[Network(4, 32, 16, 4, Loss = Loss.MeanSquaredError)]
internal sealed partial class Net4x32x16x4;

[Network(2, 4, 4, 4, 4, 1)]
internal sealed partial class Net2x4x4x4x4x1;

// Large: beyond full unrolling.
[Network(5, 50, 50, 50, 50, 50, 50, 5)]
internal sealed partial class Net5x50x50x50x50x50x50x5;

[Network(16, 64, 64, 1)]
internal sealed partial class Net16x64x64x1;

[Network(64, 256, 256, 16)]
internal sealed partial class Net64x256x256x16;

[Network(784, 128, 10, Loss = Loss.CrossEntropy)]
internal sealed partial class Net784x128x10;

// Activations and losses.
[Network(4, 16, 3, Loss = Loss.CrossEntropy)]
internal sealed partial class Softmax4x16x3;

// Learns nothing, and has to learn nothing without harm.
#pragma warning disable NRN021
[Network(3, 1, Loss = Loss.CrossEntropy)]
internal sealed partial class SoftmaxOfOne;
#pragma warning restore NRN021

[Network(3, 5, 2, Hidden = Activation.Tanh, Output = Activation.Identity, Loss = Loss.MeanSquaredError)]
internal sealed partial class Tanh3x5x2;

[Network(3, 6, 5, 4, Activations = [Activation.Sigmoid, Activation.Identity, Activation.Tanh], Loss = Loss.MeanSquaredError)]
internal sealed partial class MixedActivations;

[Network(3, 4, 2, Output = Activation.Relu, Loss = Loss.MeanSquaredError)]
internal sealed partial class ReluOutput;

[Network(3, 4, 2, Hidden = Activation.Sigmoid, Output = Activation.Sigmoid, Loss = Loss.MeanSquaredError)]
internal sealed partial class SigmoidOutputOfSquares;

/// <summary>Places where a network may stand.</summary>
internal static partial class Container
{
    [Network(2, 3, 1)]
    internal sealed partial class Nested;

    internal partial interface IDeeper
    {
        [Network(2, 3, 2)]
        internal sealed partial class Nested;
    }
}

// Not sealed, and with members of its own.
#pragma warning disable CA1852 // A user's class may be left open.
[Network(2, 5, 1)]
internal partial class WithMembers
#pragma warning restore CA1852
{
    public int Epochs { get; set; }
}

// Little arithmetic but many outputs: their cost is a loop in a network that is written out.
[Network(1, 40)]
internal sealed partial class Net1x40;

[Network(2, 30, Loss = Loss.CrossEntropy)]
internal sealed partial class Net2x30;

[Network(1, 190, 1, Hidden = Activation.Tanh)]
internal sealed partial class Net1x190x1;

// Dropout: written out, with a single output, whose weight else leaves the sums, and one whose derivative reads z; in loops; deep.
[Network(3, 7, 1, Dropout = 0.3)]
internal sealed partial class Dropout3x7x1;

[Network(4, 9, 6, 3, Hidden = Activation.Tanh, Loss = Loss.CrossEntropy, Dropout = 0.5)]
internal sealed partial class Dropout4x9x6x3;

[Network(5, 40, 33, 2, Hidden = Activation.Sigmoid, Loss = Loss.MeanSquaredError, Dropout = 0.2)]
internal sealed partial class Dropout5x40x33x2;

[Network(20, 12, 1, Dropout = 0.1)]
internal sealed partial class Dropout20x12x1;

// Layers one by one: residuals in every place that they can have, and dropout of its own for each layer.
[Network(3, Loss = Loss.MeanSquaredError), Dense(5), Dense(5), Residual(1), Dense(2)]
internal sealed partial class ResidualAfterOne;

[Network(4, Hidden = Activation.Tanh), Dense(4), Residual(1), Dense(4), Residual(2), Dense(1)]
internal sealed partial class ResidualsFromInputs;

[Network(3, Hidden = Activation.Gelu, Loss = Loss.Huber), Dense(7), Dense(3), Residual(2)]
internal sealed partial class ResidualAtTheEnd;

[Network(3, Hidden = Activation.Elu, Loss = Loss.CrossEntropy), Dense(6), Dense(3), Residual(2)]
internal sealed partial class ResidualBeforeSoftmax;

[Network(1, Hidden = Activation.Sigmoid), Dense(1), Dense(1), Residual(1)]
internal sealed partial class ResidualOfSingleNeurons;

[Network(6, Hidden = Activation.Selu, Loss = Loss.MeanSquaredError),
 Dense(9), Dense(9), Residual(1), Dense(9), Residual(2), Dense(9), Residual(3), Dense(2)]
internal sealed partial class ResidualsOverlapping;

[Network(5, Hidden = Activation.Identity, Loss = Loss.MeanAbsoluteError), Dense(5), Residual(1), Dense(5), Residual(1), Dense(3)]
internal sealed partial class ResidualsOfIdentities;

[Network(16, Hidden = Activation.Silu, Loss = Loss.Huber),
 Dense(32), Dense(32), Dense(32), Residual(2), Dense(32), Dense(32), Residual(2), Dense(4)]
internal sealed partial class WideResiduals;

[Network(20, Loss = Loss.MeanSquaredError), Dense(33), Dense(20), Residual(2), Dense(20), Residual(1), Dense(20), Residual(2)]
internal sealed partial class WideResidualsFromInputs;

[Network(8, Hidden = Activation.Selu, Loss = Loss.CrossEntropy), Dense(40), Dense(40), Residual(1), Dense(10)]
internal sealed partial class WideResidualOfSlopes;

[Network(8, Hidden = Activation.Relu, MaxVectorWidth = 128), Dense(12), Dense(12), Residual(1), Dense(1)]
internal sealed partial class ResidualOfNarrowVectors;

[Network(4, Hidden = Activation.Tanh, Loss = Loss.MeanSquaredError),
 Dropout(0.1), Dense(8), Dropout(0.3), Dense(8), Residual(1),
 Dropout(0.5), Dense(8, Activation = Activation.Relu), Dropout(0.25), Residual(2), Dense(2)]
internal sealed partial class DropoutsAndResiduals;

[Network(12, Loss = Loss.CrossEntropy), Dense(48), Dropout(0.2), Dense(48, Activation = Activation.Elu), Dropout(0.4), Dense(5)]
internal sealed partial class WideDropouts;
