namespace Generated.Neuron.Benchmarks;

// Shapes of one row that native/one_row.c has too: ReLU or tanh inside, z itself at the output.

[Network(24, 8, 2, Loss = Loss.MeanSquaredError)]
internal sealed partial class Row24_8_2;

[Network(24, 8, 2, Hidden = Activation.Tanh, Loss = Loss.MeanSquaredError)]
internal sealed partial class Row24_8_2Tanh;

[Network(32, 32, 4, Loss = Loss.MeanSquaredError)]
internal sealed partial class Row32_32_4;

[Network(32, 32, 4, Hidden = Activation.Tanh, Loss = Loss.MeanSquaredError)]
internal sealed partial class Row32_32_4Tanh;

[Network(4, 32, 16, 4, Hidden = Activation.Tanh, Loss = Loss.MeanSquaredError)]
internal sealed partial class Row4_32_16_4Tanh;

[Network(16, 64, 64, 1, Loss = Loss.MeanSquaredError)]
internal sealed partial class Row16_64_64_1;

[Network(16, 64, 64, 1, Hidden = Activation.Tanh, Loss = Loss.MeanSquaredError)]
internal sealed partial class Row16_64_64_1Tanh;

[Network(64, 64, 10, Loss = Loss.MeanSquaredError)]
internal sealed partial class Row64_64_10;

[Network(64, 64, 10, Hidden = Activation.Tanh, Loss = Loss.MeanSquaredError)]
internal sealed partial class Row64_64_10Tanh;

[Network(64, 10, Loss = Loss.MeanSquaredError)]
internal sealed partial class Row64_10;

[Network(784, 10, Loss = Loss.MeanSquaredError)]
internal sealed partial class Row784_10;

[Network(784, 128, 10, Loss = Loss.MeanSquaredError)]
internal sealed partial class Row784_128_10;

[Network(784, 128, 10, Hidden = Activation.Tanh, Loss = Loss.MeanSquaredError)]
internal sealed partial class Row784_128_10Tanh;
