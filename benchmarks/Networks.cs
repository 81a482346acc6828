namespace Generated.Neuron.Benchmarks;

[Network(2, 8, 1)]
internal sealed partial class Network2_8_1;

[Network(24, 8, 2)]
internal sealed partial class Network24_8_2;

[Network(4, 32, 16, 4, Loss = Loss.MeanSquaredError)]
internal sealed partial class Network4_32_16_4;

[Network(16, 64, 64, 1)]
internal sealed partial class Network16_64_64_1;

[Network(5, 50, 50, 50, 50, 50, 50, 5, Loss = Loss.MeanSquaredError)]
internal sealed partial class Network5_50x6_5;

[Network(64, 256, 256, 16, Loss = Loss.MeanSquaredError)]
internal sealed partial class Network64_256_256_16;

[Network(784, 128, 10, Loss = Loss.CrossEntropy)]
internal sealed partial class Network784_128_10;
