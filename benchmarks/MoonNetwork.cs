namespace Generated.Neuron.Benchmarks;

[Network(2, 8, 1)]
internal sealed partial class MoonNetwork;
