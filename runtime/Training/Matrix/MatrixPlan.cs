namespace Generated.Neuron;

/// <summary>The layers of a <see cref="MatrixNetwork"/>, and how the working memory of a row is laid out.</summary>
internal sealed class MatrixPlan
{
    // For each layer z, a and dz, each [stride × outputs]; after the last layer one more block of its size.
    public const int BlocksPerLayer = 3;

    // For each value, the offset per row of the gradient that residual connections add to it; −1 if there are none.
    private readonly int[] _added;

    public MatrixPlan(Topology topology)
    {
        var layers = topology.Layers;
        Layers = new MatrixLayer[layers.Length];
        var lastOf = new int[layers.Length];
        var neurons = 0;
        for (var i = 0; i < layers.Length; i++)
        {
            var activation = topology.ActivationAfter(i);
            var blocks = topology.BlocksAt(i);
            switch (layers[i])
            {
                case DenseLayer:
                    Layers[i] = new DenseMatrixLayer(blocks[DenseBlocks.Weights], blocks[DenseBlocks.Biases], activation);
                    break;
                case ResidualLayer residual:
                    var from = residual.Start(layers, i);
                    lastOf[from] = i;
                    Layers[i] = new ResidualMatrixLayer(residual.Outputs, from, activation);
                    break;
                default:
                    throw new InvalidOperationException($"There is no matrix layer for {layers[i]}.");
            }

            (Layers[i].Index, Layers[i].NeuronsBelow) = (i, neurons);
            neurons += layers[i].Outputs;
        }

        PerRow = BlocksPerLayer * neurons + topology.OutputCount;
        _added = new int[layers.Length];
        Array.Fill(_added, -1);
        for (var value = 0; value < _added.Length; value++)
        {
            if (lastOf[value] > 0)
            {
                ((ResidualMatrixLayer)Layers[lastOf[value]]).IsLastOfValue = true;
                _added[value] = PerRow;
                PerRow += layers[value].Inputs;
            }
        }
    }

    public MatrixLayer[] Layers { get; }

    public MatrixLayer Output => Layers[^1];

    /// <summary>How many numbers a row needs.</summary>
    public int PerRow { get; }

    /// <summary>Whether a residual connection adds a value.</summary>
    public bool IsAdded(int value) => _added[value] >= 0;

    /// <summary>Where z, a or dz of a layer starts, or after that of the output one more block, per row of the chunk.</summary>
    public static int Place(MatrixLayer layer, int block) => BlocksPerLayer * layer.NeuronsBelow + block * layer.Outputs;

    /// <summary>Where the gradient starts that residual connections give a value.</summary>
    public int PlaceOfAdded(int value) => _added[value];
}
