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

// Its deltas go in tiles of twelve neurons, the largest there are, where tanh's derivative kept calls in pairs of vectors.
[Network(6, 24, 12, 3, Hidden = Activation.Tanh, Loss = Loss.CrossEntropy, Dropout = 0.5)]
internal sealed partial class TiledDropout;

[Network(7, 40, 24, 3, Output = Activation.Relu, Loss = Loss.MeanSquaredError)]
internal sealed partial class TiledRelu;

// Long derivatives in separate loops, from z; short ones from z and from a; every loss after loops and written out.
[Network(3, 6, 2, Hidden = Activation.Mish, Loss = Loss.Huber)]
internal sealed partial class WrittenMish;

[Network(4, 8, 1, Hidden = Activation.Gelu)]
internal sealed partial class WrittenGelu;

[Network(4, 7, 1, Hidden = Activation.HardSigmoid, Loss = Loss.MeanAbsoluteError)]
internal sealed partial class WrittenHardSigmoid;

[Network(3, 9, 3, Hidden = Activation.LeakyRelu, Output = Activation.Mish, Loss = Loss.Huber)]
internal sealed partial class WrittenLeakyRelu;

[Network(2, 30, 12, Hidden = Activation.Silu, Output = Activation.Gelu, Loss = Loss.MeanAbsoluteError)]
internal sealed partial class WrittenWithLoopsSilu;

[Network(4, 32, 16, 9, Activations = [Activation.Mish, Activation.Gelu, Activation.Silu], Loss = Loss.Huber)]
internal sealed partial class TiledMish;

[Network(5, 33, 29, 1, Activations = [Activation.Softplus, Activation.Elu, Activation.Selu], Loss = Loss.MeanAbsoluteError)]
internal sealed partial class TiledSoftplus;

[Network(5, 40, 1, 24, 3, Loss = Loss.Huber, Activations = [
    Activation.HardSwish, Activation.Mish, Activation.HardSigmoid, Activation.Softsign])]
internal sealed partial class TiledHard;

[Network(6, 150, 20, 1, Activations = [Activation.LeakyRelu, Activation.Mish, Activation.Gelu], Loss = Loss.MeanSquaredError)]
internal sealed partial class TiledBlocks;

// Sums in eight, four and two parts, with rests, in every size of tile of them that there is.
[Network(131, 16, 10, Loss = Loss.CrossEntropy)]
internal sealed partial class TiledEightParts;

[Network(65, 10, Loss = Loss.MeanSquaredError)]
internal sealed partial class TiledFourParts;

[Network(150, 10, Loss = Loss.MeanSquaredError)]
internal sealed partial class TiledOneLayer;

[Network(50, 13, 27, 4, Hidden = Activation.Relu, Loss = Loss.MeanSquaredError)]
internal sealed partial class TiledTwoParts;

// Every hidden activation, one after the other: all written out, and all in loops.
[Network(3, 4, 3, 4, 3, 4, 3, 4, 3, 4, 3, 4, 3, 4, 3, 2, Loss = Loss.MeanSquaredError, Unroll = Unroll.Always, Activations = [
    Activation.Identity, Activation.Relu, Activation.LeakyRelu, Activation.Elu, Activation.Selu, Activation.Gelu,
    Activation.Silu, Activation.Mish, Activation.Tanh, Activation.Sigmoid, Activation.Softplus, Activation.Softsign, Activation.HardSigmoid,
    Activation.HardSwish, Activation.Identity])]
internal sealed partial class WrittenOfAll;

[Network(3, 31, 30, 29, 28, 27, 26, 25, 24, 23, 22, 21, 20, 19, 18, 10, Loss = Loss.MeanSquaredError, Activations = [
    Activation.Identity, Activation.Relu, Activation.LeakyRelu, Activation.Elu, Activation.Selu, Activation.Gelu,
    Activation.Silu, Activation.Mish, Activation.Tanh, Activation.Sigmoid, Activation.Softplus, Activation.Softsign, Activation.HardSigmoid,
    Activation.HardSwish, Activation.Identity])]
internal sealed partial class TiledOfAll;
