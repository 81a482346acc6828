namespace Generated.Neuron.Benchmarks;

// Shapes of one row that native/one_row.c has too: ReLU, tanh or sigmoid inside, z itself at the output.

[Network(2, 8, 1, Loss = Loss.MeanSquaredError)]
internal sealed partial class Row2_8_1;

[Network(2, 8, 1, Hidden = Activation.Tanh, Loss = Loss.MeanSquaredError)]
internal sealed partial class Row2_8_1Tanh;

[Network(2, 8, 1, Hidden = Activation.Sigmoid, Loss = Loss.MeanSquaredError)]
internal sealed partial class Row2_8_1Sigmoid;

[Network(24, 8, 2, Loss = Loss.MeanSquaredError)]
internal sealed partial class Row24_8_2;

[Network(24, 8, 2, Hidden = Activation.Tanh, Loss = Loss.MeanSquaredError)]
internal sealed partial class Row24_8_2Tanh;

[Network(24, 8, 2, Hidden = Activation.Sigmoid, Loss = Loss.MeanSquaredError)]
internal sealed partial class Row24_8_2Sigmoid;

[Network(32, 32, 4, Loss = Loss.MeanSquaredError)]
internal sealed partial class Row32_32_4;

[Network(32, 32, 4, Hidden = Activation.Tanh, Loss = Loss.MeanSquaredError)]
internal sealed partial class Row32_32_4Tanh;

[Network(32, 32, 4, Hidden = Activation.Sigmoid, Loss = Loss.MeanSquaredError)]
internal sealed partial class Row32_32_4Sigmoid;

[Network(4, 32, 16, 4, Hidden = Activation.Tanh, Loss = Loss.MeanSquaredError)]
internal sealed partial class Row4_32_16_4Tanh;

[Network(4, 32, 16, 4, Hidden = Activation.Sigmoid, Loss = Loss.MeanSquaredError)]
internal sealed partial class Row4_32_16_4Sigmoid;

[Network(16, 64, 64, 1, Loss = Loss.MeanSquaredError)]
internal sealed partial class Row16_64_64_1;

[Network(16, 64, 64, 1, Hidden = Activation.Tanh, Loss = Loss.MeanSquaredError)]
internal sealed partial class Row16_64_64_1Tanh;

[Network(16, 64, 64, 1, Hidden = Activation.Sigmoid, Loss = Loss.MeanSquaredError)]
internal sealed partial class Row16_64_64_1Sigmoid;

[Network(64, 64, 10, Loss = Loss.MeanSquaredError)]
internal sealed partial class Row64_64_10;

[Network(64, 64, 10, Hidden = Activation.Tanh, Loss = Loss.MeanSquaredError)]
internal sealed partial class Row64_64_10Tanh;

[Network(64, 64, 10, Hidden = Activation.Sigmoid, Loss = Loss.MeanSquaredError)]
internal sealed partial class Row64_64_10Sigmoid;

[Network(5, 50, 50, 50, 50, 50, 50, 5, Loss = Loss.MeanSquaredError)]
internal sealed partial class Row5_50x6_5;

[Network(5, 50, 50, 50, 50, 50, 50, 5, Hidden = Activation.Tanh, Loss = Loss.MeanSquaredError)]
internal sealed partial class Row5_50x6_5Tanh;

[Network(5, 50, 50, 50, 50, 50, 50, 5, Hidden = Activation.Sigmoid, Loss = Loss.MeanSquaredError)]
internal sealed partial class Row5_50x6_5Sigmoid;

[Network(784, 128, 10, Loss = Loss.MeanSquaredError)]
internal sealed partial class Row784_128_10;

[Network(784, 128, 10, Hidden = Activation.Tanh, Loss = Loss.MeanSquaredError)]
internal sealed partial class Row784_128_10Tanh;

[Network(784, 128, 10, Hidden = Activation.Sigmoid, Loss = Loss.MeanSquaredError)]
internal sealed partial class Row784_128_10Sigmoid;

[Network(64, 10, Loss = Loss.MeanSquaredError)]
internal sealed partial class Row64_10;

[Network(784, 10, Loss = Loss.MeanSquaredError)]
internal sealed partial class Row784_10;
