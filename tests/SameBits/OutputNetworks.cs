namespace Generated.Neuron.SameBits;

// Every activation as an output, written out and in the loops of the library, and binary cross entropy with a logarithm for every output.
[Network(3, 5)]
internal sealed partial class WrittenLogarithms;

[Network(3, 24)]
internal sealed partial class LoopLogarithms;

[Network(2, 2, Output = Activation.LeakyRelu, Loss = Loss.Huber)]
internal sealed partial class WrittenLeakyReluOutput;

[Network(2, 9, Output = Activation.LeakyRelu, Loss = Loss.MeanAbsoluteError)]
internal sealed partial class LoopLeakyReluOutput;

[Network(2, 2, Output = Activation.Elu, Loss = Loss.MeanAbsoluteError)]
internal sealed partial class WrittenEluOutput;

[Network(2, 9, Output = Activation.Elu, Loss = Loss.MeanSquaredError)]
internal sealed partial class LoopEluOutput;

[Network(2, 2, Output = Activation.Selu, Loss = Loss.MeanSquaredError)]
internal sealed partial class WrittenSeluOutput;

[Network(2, 9, Output = Activation.Selu, Loss = Loss.Huber)]
internal sealed partial class LoopSeluOutput;

[Network(2, 2, Output = Activation.Gelu, Loss = Loss.Huber)]
internal sealed partial class WrittenGeluOutput;

[Network(2, 9, Output = Activation.Gelu, Loss = Loss.MeanAbsoluteError)]
internal sealed partial class LoopGeluOutput;

[Network(2, 2, Output = Activation.Silu, Loss = Loss.MeanAbsoluteError)]
internal sealed partial class WrittenSiluOutput;

[Network(2, 9, Output = Activation.Silu, Loss = Loss.MeanSquaredError)]
internal sealed partial class LoopSiluOutput;

[Network(2, 2, Output = Activation.Mish, Loss = Loss.MeanSquaredError)]
internal sealed partial class WrittenMishOutput;

[Network(2, 9, Output = Activation.Mish, Loss = Loss.Huber)]
internal sealed partial class LoopMishOutput;

[Network(2, 2, Output = Activation.Tanh, Loss = Loss.Huber)]
internal sealed partial class WrittenTanhOutput;

[Network(2, 9, Output = Activation.Tanh, Loss = Loss.MeanAbsoluteError)]
internal sealed partial class LoopTanhOutput;

[Network(2, 2, Output = Activation.Sigmoid, Loss = Loss.MeanAbsoluteError)]
internal sealed partial class WrittenSigmoidOutput;

[Network(2, 9, Output = Activation.Sigmoid, Loss = Loss.MeanSquaredError)]
internal sealed partial class LoopSigmoidOutput;

[Network(2, 2, Output = Activation.Softplus, Loss = Loss.MeanSquaredError)]
internal sealed partial class WrittenSoftplusOutput;

[Network(2, 9, Output = Activation.Softplus, Loss = Loss.Huber)]
internal sealed partial class LoopSoftplusOutput;

[Network(2, 2, Output = Activation.Softsign, Loss = Loss.Huber)]
internal sealed partial class WrittenSoftsignOutput;

[Network(2, 9, Output = Activation.Softsign, Loss = Loss.MeanAbsoluteError)]
internal sealed partial class LoopSoftsignOutput;

[Network(2, 2, Output = Activation.HardSigmoid, Loss = Loss.MeanAbsoluteError)]
internal sealed partial class WrittenHardSigmoidOutput;

[Network(2, 9, Output = Activation.HardSigmoid, Loss = Loss.MeanSquaredError)]
internal sealed partial class LoopHardSigmoidOutput;

[Network(2, 2, Output = Activation.HardSwish, Loss = Loss.MeanSquaredError)]
internal sealed partial class WrittenHardSwishOutput;

[Network(2, 9, Output = Activation.HardSwish, Loss = Loss.Huber)]
internal sealed partial class LoopHardSwishOutput;

[Network(2, 2, Output = Activation.Relu, Loss = Loss.Huber)]
internal sealed partial class WrittenReluOutput;

[Network(2, 9, Output = Activation.Relu, Loss = Loss.MeanAbsoluteError)]
internal sealed partial class LoopReluOutput;

[Network(2, 2, Output = Activation.Identity, Loss = Loss.MeanAbsoluteError)]
internal sealed partial class WrittenIdentityOutput;

[Network(2, 9, Output = Activation.Identity, Loss = Loss.MeanSquaredError)]
internal sealed partial class LoopIdentityOutput;
