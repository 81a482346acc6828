namespace Generated.Neuron.Generator.Planning;

/// <summary>The numbers that decide how a network is written, each with its reason.</summary>
internal static class Budgets
{
    /// <summary>
    /// Vector operations in one method. The JIT keeps a method of this size in registers and inlines the vocabulary; past
    /// about 900 locals it refuses to inline, and every vector goes through memory.
    /// </summary>
    public const int MethodOperations = 400;

    /// <summary>
    /// Outputs whose cost and dz are written out at most; more are a loop. Eight of a cross entropy, of some 50 vector operations each, are
    /// as many as one method holds.
    /// </summary>
    public const int WrittenOutOutputs = 8;

    /// <summary>
    /// Vector operations of an activation, constants counted, up to which it is applied where a tile's sums are finished. A longer one
    /// would be inlined for every neuron and vector of every tile, more often than the JIT agrees to, so it has a loop of its own behind
    /// the tiles: of three operations, a pair of tiles of ten neurons keeps a call.
    /// </summary>
    public const int ActivationOfTile = 2;

    /// <summary>Whether an activation or a derivative of so many operations has a loop of its own.</summary>
    public static bool IsLong(int operations) => operations > ActivationOfTile;

    /// <summary>
    /// Multiply-adds of one row up to which every one is written out; beyond, the text is longer than a reader's patience and the
    /// instruction cache.
    /// </summary>
    public const int WrittenOutMultiplyAdds = 400;

    /// <summary>
    /// Weights of a layer up to which its forward pass over many rows is written out, in a network that is; a layer of more is loops over
    /// register tiles. Past some sixty they are as fast, and the text is a tenth.
    /// </summary>
    public const int WrittenOutForward = 64;

    /// <summary>The same of the pass from its dz to the derivative with respect to its inputs.</summary>
    public const int WrittenOutDelta = 64;

    /// <summary>The same of its parameters' gradient.</summary>
    public const int WrittenOutGradient = 64;

    /// <summary>
    /// Weights of a layer past which the rows of a chunk come in pairs of the widest vectors, which loops take together. This number decides
    /// how many rows a chunk has, and with it after which rows the cost takes a logarithm: another one would change bits.
    /// </summary>
    public const int WeightsOfPairs = 64;

    /// <summary>
    /// Multiply-adds of one row up to which every one can be written out where the user asks for it: some two hundred vectors of
    /// weights for one row, which still fit one method.
    /// </summary>
    public const int MostWrittenOutMultiplyAdds = 1600;

    /// <summary>
    /// Parameters past which a network is too large for this tool: 4 MB of them leave the second-level cache, and the time goes to
    /// fetching them, which larger batches on a graphics processor do better.
    /// </summary>
    public const int LargestParameters = 1 << 20;

    /// <summary>
    /// Weights and biases of one layer that are broadcast before the loop over rows, and stay: of 32 registers they leave
    /// eight for inputs and sums. A processor with 16 keeps some in memory as whole vectors, which cost no more than a
    /// broadcast in the loop. Larger layers are broadcast where they are used.
    /// </summary>
    public const int ResidentParameters = 24;

    /// <summary>
    /// Sums of gradients held in registers at a time: 12 of the 16 registers of a 256-bit processor, which leaves four for
    /// the factors.
    /// </summary>
    public const int Accumulators = 12;

    /// <summary>
    /// Outputs whose gradients are summed together where a layer has many and lanes are rows: with three inputs they make twelve sums
    /// of seven factors.
    /// </summary>
    public const int OutputsOfTile = 4;

    /// <summary>Neurons of one layer summed side by side: eight chains of multiply-adds hide the latency of each other.</summary>
    public const int NeuronsAtATime = 8;

    /// <summary>
    /// Rows in a chunk of a network that is written out at most: 32 steps of sixteen lanes, so that loading the weights, and loading and
    /// storing the sums, once a chunk is a small part. Against eight steps, cost and gradient of a 2-8-1 network take an eighth less.
    /// </summary>
    public const int WrittenOutChunkRows = 512;

    /// <summary>
    /// Floats of a chunk's columns and of the gradient's sums together: 32 KB, two thirds of a first-level cache of 48 KB. Cost and
    /// gradient of 1340 rows of 2-8-1 take a twentieth less in chunks of 512 rows than of 416.
    /// </summary>
    public const int WrittenOutFloats = 8192;

    /// <summary>
    /// Floats of a chunk's columns at least, however many the sums are: with 20 KB, cost and gradient of 24-8-2 take a fiftieth less than
    /// with 24; with 16 KB its 218 sums are loaded and stored too often.
    /// </summary>
    public const int WrittenOutChunkFloats = 5120;

    /// <summary>
    /// Neurons of a register tile at most: with the vector they share and a broadcast they fit 16 registers. Each reads the
    /// vector from a register, so that a tile of twelve loads 13 numbers or vectors for 12 multiply-adds.
    /// </summary>
    public const int LargestTile = 12;

    /// <summary>
    /// Neurons of a register tile at least, where there are so many: two units with a latency of four cycles want eight chains,
    /// and six are not far from it.
    /// </summary>
    public const int SmallestTile = 6;

    /// <summary>
    /// Outputs of a layer whose weight gradients are summed with lanes = rows at most. A vector of outputs would be mostly
    /// empty; wider layers are summed with lanes = outputs, which needs no fold of sixteen lanes for every weight.
    /// </summary>
    public const int NarrowOutputs = 6;

    /// <summary>
    /// Vectors of neurons side by side where a network of loops computes one row: a multiply-add takes four cycles until its sum can go on.
    /// </summary>
    public const int RowVectors = 4;

    /// <summary>Factors from 1 to 2 whose product a float surely holds: 2¹²⁰ leaves a margin below 2¹²⁸.</summary>
    public const int FactorsOfProduct = 120;

    /// <summary>
    /// Inputs that all tiles of a layer go over before the next ones: with 32 rows of each they take 16 KB, half of a first-level
    /// cache of 32 KB.
    /// </summary>
    public const int NeuronsOfBlock = 128;

    /// <summary>Rows in a chunk of a network of loops at most: the weights are read once a chunk.</summary>
    public const int LoopChunkRows = 128;

    /// <summary>Rows in a chunk of a network of loops at least, however wide it is: fewer would read the weights too often.</summary>
    public const int FewestChunkRows = 32;

    /// <summary>
    /// Floats of a chunk's columns in a network of loops: 192 KB, which leaves a second-level cache room for a layer's weights.
    /// </summary>
    public const int LoopChunkFloats = 49152;

    /// <summary>
    /// Multiply-adds of a shard, forward and backward: some 20 µs at a rate of 50 GFLOP/s, several times what it takes to wake a
    /// thread.
    /// </summary>
    public const int ShardMultiplyAdds = 1 << 19;

    /// <summary>Rows of a shard at least: two chunks or more, so that adding up the shards' gradients is little beside them.</summary>
    public const int FewestShardRows = 256;

    /// <summary>Rows of a shard at most.</summary>
    public const int MostShardRows = 8192;

    /// <summary>
    /// Floats of working memory that lie on the stack at most: 64 KB, a quarter of what a thread made with a small stack of 256 KB has.
    /// </summary>
    public const int StackFloats = 16384;

    /// <summary>Rows that go one by one at most, where that is faster than together: half a vector of the widest kind.</summary>
    public const int MostSingleRows = 7;

    /// <summary>
    /// Cycles that a chunk of few rows takes besides its multiply-adds: columns in, columns out, and the frames of the passes.
    /// </summary>
    public const int ChunkCycles = 150;

    /// <summary>Cycles that a layer of one row takes besides its multiply-adds.</summary>
    public const int RowLayerCycles = 20;

    /// <summary>Cycles that one row's softmax takes: an exponential, and a sum in the order of the outputs.</summary>
    public const int RowSoftmaxCycles = 80;

    /// <summary>Cycles until a sum can take its next multiply-add.</summary>
    public const int MultiplyAddLatency = 4;

    /// <summary>Weights up to which one row reads them from the first-level cache, two cycles a vector; beyond, three.</summary>
    public const int NearWeights = 8192;

    /// <summary>Columns 2 KB apart, or a multiple of it, share their places in a page with every second one.</summary>
    public const int AliasedFloats = 512;
}
