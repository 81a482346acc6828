namespace Generated.Neuron.Tests.Networks;

// Layers one by one. Those of tests/Golden/residual.json, in its order: around one layer, around several, at the end, overlapping.
[Network(3, Loss = Loss.MeanSquaredError), Dense(3, Activation = Activation.Tanh), Residual(1), Dense(2)]
internal sealed partial class ResidualOfInputs;

[Network(4, Hidden = Activation.Silu, Loss = Loss.Huber), Dense(6), Dense(6), Residual(1), Dense(3)]
internal sealed partial class ResidualOfOne;

[Network(2), Dense(5), Dense(5, Activation = Activation.Tanh), Dense(5), Residual(2), Dense(1)]
internal sealed partial class ResidualOfTwo;

[Network(3, Hidden = Activation.Gelu, Loss = Loss.CrossEntropy), Dense(4), Dense(3), Residual(2)]
internal sealed partial class ResidualSoftmax;

[Network(3), Dense(3), Residual(1)]
internal sealed partial class ResidualSigmoid;

[Network(2, Loss = Loss.MeanAbsoluteError),
 Dense(8, Activation = Activation.Softplus),
 Dense(8, Activation = Activation.LeakyRelu), Residual(1),
 Dense(8, Activation = Activation.Mish), Residual(2),
 Dense(8, Activation = Activation.Selu), Residual(1),
 Dense(1)]
internal sealed partial class ResidualOfResidual;

[Network(5, Loss = Loss.MeanSquaredError),
 Dense(5, Activation = Activation.Elu), Residual(1), Dense(5, Activation = Activation.Sigmoid), Residual(2), Dense(5), Residual(3)]
internal sealed partial class ResidualsOfInputs;

[Network(4, Output = Activation.Tanh, Loss = Loss.Huber),
 Dense(4, Activation = Activation.HardSwish),
 Dense(4, Activation = Activation.Softsign), Residual(1),
 Dense(4, Activation = Activation.HardSigmoid), Residual(3),
 Dense(2)]
internal sealed partial class ResidualOverlap;

[Network(6, Hidden = Activation.Silu, Loss = Loss.CrossEntropy),
 Dense(9), Dense(6, Activation = Activation.Identity), Residual(2), Dense(9), Dense(6, Activation = Activation.Identity), Residual(2),
 Dense(4)]
internal sealed partial class ResidualBlocks;

[Network(8, Hidden = Activation.Silu, Loss = Loss.Huber), Dense(16), Dense(16), Dense(16), Residual(2), Dense(4)]
internal sealed partial class Controller8x16;

[Network(1, Loss = Loss.MeanSquaredError),
 Dense(1, Activation = Activation.Tanh), Residual(1), Dense(1), Residual(2), Dense(1), Residual(1)]
internal sealed partial class ResidualNeurons;

// In loops, and forced to be written out or not.
[Network(20, Hidden = Activation.Silu, Loss = Loss.CrossEntropy),
 Dense(40), Dense(40), Dense(40), Residual(2), Dense(40), Residual(1), Dense(10)]
internal sealed partial class ResidualInLoops;

[Network(64, Loss = Loss.MeanSquaredError), Dense(96), Dense(64, Activation = Activation.Identity), Residual(2)]
internal sealed partial class ResidualAutoencoder;

[Network(4, Hidden = Activation.Tanh, Loss = Loss.Huber, Unroll = Unroll.Never), Dense(6), Dense(6), Residual(1), Dense(3)]
internal sealed partial class ResidualNever;

[Network(12, Hidden = Activation.Mish, Loss = Loss.Huber, Unroll = Unroll.Always),
 Dense(24), Dense(24), Residual(1), Dense(12), Residual(3)]
internal sealed partial class ResidualAlways;

// Dropout with a probability and a place of its own: the inputs, a branch, what is added, a sum.
[Network(30), Dropout(0.1), Dense(16), Dropout(0.5), Dense(16), Dropout(0.25), Dense(1)]
internal sealed partial class DropoutEach;

[Network(8, Hidden = Activation.Silu, Loss = Loss.Huber),
 Dropout(0.2), Dense(16), Dropout(0.5), Dense(16), Dropout(0.25), Residual(1), Dense(4)]
internal sealed partial class DropoutOfBranch;

[Network(5, Hidden = Activation.Elu, Loss = Loss.MeanSquaredError),
 Dense(5), Residual(1), Dropout(0.25), Dense(5), Residual(2), Dropout(0.5), Dense(5), Residual(3)]
internal sealed partial class DropoutOfSums;

[Network(6, Hidden = Activation.Tanh, Loss = Loss.Huber), Dense(6), Dropout(0.25), Residual(1), Dropout(0.5), Dense(2)]
internal sealed partial class DropoutOfBranchAndSum;
