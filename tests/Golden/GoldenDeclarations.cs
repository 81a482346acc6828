namespace Generated.Neuron.Tests.Golden;

// The networks of networks.json that are declared nowhere else.
[Network(4, 16, 3, Hidden = Activation.Gelu, Loss = Loss.CrossEntropy)]
internal sealed partial class GoldenClasses;

[Network(4, 32, 16, 4, Activations = [Activation.Silu, Activation.Elu, Activation.Identity], Loss = Loss.Huber)]
internal sealed partial class GoldenDeep;

[Network(5, 7, 1, Hidden = Activation.LeakyRelu)]
internal sealed partial class GoldenSingleRow;

[Network(2, 6, 6, 2, Activations = [Activation.Softplus, Activation.Mish, Activation.Identity], Loss = Loss.MeanAbsoluteError)]
internal sealed partial class GoldenAbsolute;

[Network(3, 9, 9, 1, Activations = [Activation.HardSwish, Activation.HardSigmoid, Activation.Identity], Loss = Loss.MeanSquaredError)]
internal sealed partial class GoldenHard;

[Network(3, 8, 8, 1, Activations = [Activation.Selu, Activation.Softsign, Activation.Identity], Loss = Loss.MeanSquaredError)]
internal sealed partial class GoldenSelu;
