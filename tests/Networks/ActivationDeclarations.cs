namespace Generated.Neuron.Tests.Networks;

// Activations that no other declaration has.
[Network(4, 16, 3, Hidden = Activation.Gelu, Loss = Loss.CrossEntropy)]
internal sealed partial class GeluClasses;

[Network(4, 32, 16, 4, Activations = [Activation.Silu, Activation.Elu, Activation.Identity], Loss = Loss.Huber)]
internal sealed partial class SiluThenElu;

[Network(5, 7, 1, Hidden = Activation.LeakyRelu)]
internal sealed partial class LeakyReluNeuron;

[Network(2, 6, 6, 2, Activations = [Activation.Softplus, Activation.Mish, Activation.Identity], Loss = Loss.MeanAbsoluteError)]
internal sealed partial class SoftplusThenMish;

[Network(3, 9, 9, 1, Activations = [Activation.HardSwish, Activation.HardSigmoid, Activation.Identity], Loss = Loss.MeanSquaredError)]
internal sealed partial class HardSwishThenHardSigmoid;

[Network(3, 8, 8, 1, Activations = [Activation.Selu, Activation.Softsign, Activation.Identity], Loss = Loss.MeanSquaredError)]
internal sealed partial class SeluThenSoftsign;
