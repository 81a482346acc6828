namespace Generated.Neuron.Tests.Networks.Widths;

// One below, at and above every vector width, and their halves: as hidden widths, and in turn as inputs and outputs.
[Network(3, 3, 2)]
internal sealed partial class Hidden3;

[Network(3, 4, 2)]
internal sealed partial class Hidden4;

[Network(3, 5, 2)]
internal sealed partial class Hidden5;

[Network(3, 7, 2)]
internal sealed partial class Hidden7;

[Network(3, 8, 2)]
internal sealed partial class Hidden8;

[Network(3, 9, 2)]
internal sealed partial class Hidden9;

[Network(3, 15, 2)]
internal sealed partial class Hidden15;

[Network(3, 16, 2)]
internal sealed partial class Hidden16;

[Network(3, 17, 2)]
internal sealed partial class Hidden17;

[Network(3, 31, 2)]
internal sealed partial class Hidden31;

[Network(3, 32, 2)]
internal sealed partial class Hidden32;

[Network(3, 33, 2)]
internal sealed partial class Hidden33;

[Network(4, 6, 1)]
internal sealed partial class Inputs4;

[Network(7, 6, 1)]
internal sealed partial class Inputs7;

[Network(8, 6, 1)]
internal sealed partial class Inputs8;

[Network(9, 6, 1)]
internal sealed partial class Inputs9;

[Network(15, 6, 1)]
internal sealed partial class Inputs15;

[Network(16, 6, 1)]
internal sealed partial class Inputs16;

[Network(17, 6, 1)]
internal sealed partial class Inputs17;

[Network(33, 6, 1)]
internal sealed partial class Inputs33;

[Network(2, 6, 3)]
internal sealed partial class Outputs3;

[Network(2, 6, 4)]
internal sealed partial class Outputs4;

[Network(2, 6, 5)]
internal sealed partial class Outputs5;

[Network(2, 6, 7)]
internal sealed partial class Outputs7;

[Network(2, 6, 8)]
internal sealed partial class Outputs8;

[Network(2, 6, 9)]
internal sealed partial class Outputs9;

[Network(2, 6, 15)]
internal sealed partial class Outputs15;

[Network(2, 6, 16)]
internal sealed partial class Outputs16;

[Network(2, 6, 17)]
internal sealed partial class Outputs17;

[Network(2, 6, 33)]
internal sealed partial class Outputs33;

[Network(8, 8, 8, Loss = Loss.CrossEntropy)]
internal sealed partial class Softmax8;

[Network(17, 17, 17, Loss = Loss.CrossEntropy)]
internal sealed partial class Softmax17;

// Large enough for tiles: rows and columns that leave a part of a tile.
[Network(31, 65, 33, Hidden = Activation.Tanh)]
internal sealed partial class Tiled31x65x33;

[Network(33, 63, 31, Hidden = Activation.Tanh)]
internal sealed partial class Tiled33x63x31;

[Network(40, 72, 17, Hidden = Activation.Tanh)]
internal sealed partial class Tiled40x72x17;
