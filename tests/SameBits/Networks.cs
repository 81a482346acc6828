namespace Generated.Neuron.SameBits;

[Network(2, 8, 1)]
internal sealed partial class Written;

[Network(3, 7, 5, 2, Hidden = Activation.Tanh, Loss = Loss.MeanSquaredError)]
internal sealed partial class WrittenTanh;

[Network(4, 9, 3, Loss = Loss.CrossEntropy)]
internal sealed partial class WrittenSoftmax;

[Network(5, 11, 1, Hidden = Activation.Sigmoid)]
internal sealed partial class WrittenSigmoid;

[Network(4, 6, 3, Output = Activation.Relu, Loss = Loss.MeanSquaredError)]
internal sealed partial class WrittenRelu;

[Network(24, 8, 2)]
internal sealed partial class WrittenWithLoops;

[Network(9, 17, 1, Hidden = Activation.Tanh)]
internal sealed partial class WrittenWithLoopsAndOneOutput;

[Network(4, 32, 16, 4, Hidden = Activation.Tanh, Loss = Loss.MeanSquaredError)]
internal sealed partial class Tiled;

[Network(17, 29, 3)]
internal sealed partial class TiledNarrow;

[Network(13, 40, 10, Loss = Loss.CrossEntropy)]
internal sealed partial class TiledSoftmax;

[Network(16, 33, 33, 1, Hidden = Activation.Sigmoid)]
internal sealed partial class TiledOneOutput;

[Network(5, 24, 24, 24, 24, 5, Loss = Loss.MeanSquaredError)]
internal sealed partial class TiledDeep;

[Network(3, 8, 1, Dropout = 0.25)]
internal sealed partial class WrittenDropout;

[Network(6, 20, 14, 3, Hidden = Activation.Tanh, Loss = Loss.CrossEntropy, Dropout = 0.5)]
internal sealed partial class TiledDropout;

[Network(7, 40, 24, 3, Output = Activation.Relu, Loss = Loss.MeanSquaredError)]
internal sealed partial class TiledRelu;
