using Generated.Neuron;

[Network(2, 8, 1)]
public sealed partial class MoonClassifier
{
}
