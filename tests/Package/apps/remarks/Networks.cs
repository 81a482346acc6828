using Generated.Neuron;

namespace Networks;

// Written as loops, which .editorconfig makes a warning.
[Network(24, 64, 10, Loss = Loss.CrossEntropy)]
public sealed partial class DigitReader;

// A softmax of one, which .editorconfig silences.
[Network(2, 8, 1, Loss = Loss.CrossEntropy)]
public sealed partial class Constant;

#pragma warning disable NRN014
[Network(24, 65, 10, Loss = Loss.CrossEntropy)]
public sealed partial class OtherReader;
