using Generated.Neuron;

#pragma warning disable CA1050 // A network may stand in no namespace.
[Network(3, 4, 1)]
internal sealed partial class NetworkWithoutNamespace;
#pragma warning restore CA1050
