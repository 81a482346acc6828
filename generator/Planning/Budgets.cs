namespace Generated.Neuron.Generator.Planning;

/// <summary>The numbers that decide how a network is written, each with its reason.</summary>
internal static class Budgets
{
    /// <summary>
    /// Vector operations in one method. The JIT keeps a method of this size in registers and inlines the vocabulary; beyond
    /// about 900 locals it refuses to inline, and every vector goes through memory.
    /// </summary>
    public const int MethodOperations = 400;

    /// <summary>
    /// The most outputs whose cost and dz are written out; more are a loop. Eight of a cross entropy, of some 50 vector operations each,
    /// are as many as one method holds.
    /// </summary>
    public const int WrittenOutOutputs = 8;

    /// <summary>
    /// The most vector operations of an activation, including constants, that is applied where a tile's sums are finished. A longer one
    /// would be inlined for every neuron and vector of every tile, more often than the JIT allows, so it has a separate loop after
    /// the tiles: with three operations, a pair of tiles of ten neurons still has a call.
    /// </summary>
    public const int ActivationOfTile = 2;

    /// <summary>Whether an activation or a derivative with this many operations has a separate loop.</summary>
    public static bool IsLong(int operations) => operations > ActivationOfTile;

    /// <summary>
    /// The most multiply-adds per row that are written out; beyond, the text is too long for readers and for the instruction cache.
    /// </summary>
    public const int WrittenOutMultiplyAdds = 400;

    /// <summary>
    /// The most weights of a layer whose forward pass over many rows is written out, in a network that is; a larger layer is loops over
    /// register tiles. At 64 weights, loops take 1.00 to 1.24 of the time forward with 512-bit vectors, and up to 1.20 with 256.
    /// </summary>
    public const int WrittenOutForward = 64;

    /// <summary>
    /// The same for the pass from its dz to the derivative with respect to its inputs. Loops take as long from some thirty weights on
    /// (0.89 to 1.05 of the time at 36 to 64, over 1 to 1,340 rows at both widths), and the text is a tenth.
    /// </summary>
    public const int WrittenOutDelta = 24;

    /// <summary>
    /// The same for its parameters' gradient: at 48 and 64 weights, loops take 0.91 to 1.04 of the time; at 36 with 256-bit vectors up
    /// to 1.08.
    /// </summary>
    public const int WrittenOutGradient = 40;

    /// <summary>
    /// The number of weights of a layer above which the rows of a chunk are in pairs of the widest vectors, which loops process together.
    /// It decides how many rows a chunk has, and with it after which rows the cost takes a logarithm: another one would change bits.
    /// </summary>
    public const int WeightsOfPairs = 64;

    /// <summary>
    /// The most multiply-adds per row that can be written out if the user asks for it: some two hundred vectors of
    /// weights for one row, which still fit one method.
    /// </summary>
    public const int MostWrittenOutMultiplyAdds = 1600;

    /// <summary>
    /// The number of parameters above which a network is too large for this tool: 4 MB do not fit the second-level cache, and most of the
    /// time is spent fetching them, which larger batches on a graphics processor do better.
    /// </summary>
    public const int LargestParameters = 1 << 20;

    /// <summary>
    /// The most weights and biases of one layer that are broadcast before the loop over rows, and stay: of 32 registers they leave
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
    /// Outputs whose gradients are summed together if a layer has many and lanes are rows: with three inputs they give twelve sums
    /// from seven factors.
    /// </summary>
    public const int OutputsOfTile = 4;

    /// <summary>
    /// Inputs of a layer up to which a gradient with lanes = rows takes all of them and the bias in one tile, of at least two outputs,
    /// so that each dz is loaded once: cost and gradient of 1,340 rows of 4-16-1 take 0.92 of the time with 512-bit vectors, 0.94
    /// with 256.
    /// </summary>
    public const int InputsOfOneTile = 5;

    /// <summary>Neurons of one layer summed at a time: eight chains of multiply-adds hide each other's latency.</summary>
    public const int NeuronsAtATime = 8;

    /// <summary>
    /// The most rows in a chunk of a network that is written out: 32 steps of sixteen lanes, so that loading the weights, and loading and
    /// storing the sums, once per chunk is a small part. Compared with eight steps, cost and gradient of a 2-8-1 network take an eighth
    /// less.
    /// </summary>
    public const int WrittenOutChunkRows = 512;

    /// <summary>
    /// Floats of a chunk's columns plus the gradient's sums: 32 KB, two thirds of a first-level cache of 48 KB. Cost and
    /// gradient of 1,340 rows of 2-8-1 take a twentieth less in chunks of 512 rows than of 416.
    /// </summary>
    public const int WrittenOutFloats = 8192;

    /// <summary>
    /// The fewest floats of a chunk's columns, however many sums there are: with 20 KB, cost and gradient of 24-8-2 take a fiftieth less
    /// than with 24; with 16 KB its 218 sums are loaded and stored too often.
    /// </summary>
    public const int WrittenOutChunkFloats = 5120;

    /// <summary>
    /// The most neurons of a register tile: with the vector they share and a broadcast they fit 16 registers. Each reads the
    /// vector from a register, so that a tile of twelve loads 13 numbers or vectors for 12 multiply-adds.
    /// </summary>
    public const int LargestTile = 12;

    /// <summary>
    /// The most neurons of a register tile whose sums are taken in parts: storing and adding parts is text for each of them, and with pairs
    /// of eleven or twelve vectors it is more than the JIT inlines.
    /// </summary>
    public const int LargestTileOfParts = 10;

    /// <summary>
    /// The fewest neurons of a register tile, if there are that many: two units with a latency of four cycles need eight chains,
    /// and six are almost as good.
    /// </summary>
    public const int SmallestTile = 6;

    /// <summary>
    /// The most outputs of a layer whose weight gradients are summed with lanes = rows. A vector of outputs would be mostly
    /// empty; wider layers are summed with lanes = outputs, which needs no fold of sixteen lanes for every weight.
    /// </summary>
    public const int NarrowOutputs = 6;

    /// <summary>Factors from 1 to 2 whose product a float surely holds: 2¹²⁰ leaves a margin below 2¹²⁸.</summary>
    public const int FactorsOfProduct = 120;

    /// <summary>
    /// Inputs that all tiles of a layer process before the next ones: with 32 rows of each they take 16 KB, half of a first-level
    /// cache of 32 KB.
    /// </summary>
    public const int NeuronsOfBlock = 128;

    /// <summary>The most rows in a chunk of a network of loops: the weights are read once per chunk.</summary>
    public const int LoopChunkRows = 128;

    /// <summary>The fewest rows in a chunk of a network of loops, however wide it is: fewer would read the weights too often.</summary>
    public const int FewestChunkRows = 32;

    /// <summary>
    /// Floats of a chunk's columns in a network of loops: 192 KB, which leaves a second-level cache room for a layer's weights.
    /// </summary>
    public const int LoopChunkFloats = 49152;

    /// <summary>
    /// Multiply-adds of a shard, forward and backward: some 20 µs at a rate of 50 GFLOP/s, several times what it takes to wake a
    /// thread.
    /// </summary>
    public const int ShardMultiplyAdds = 1 << 20;

    /// <summary>
    /// The fewest rows of a shard: two chunks or more, so that adding up the shards' gradients costs little in comparison.
    /// </summary>
    public const int FewestShardRows = 256;

    /// <summary>
    /// The most rows of a shard: some 4 µs of a network of 2-8-1, whose gradient takes 1 % of that to clear and fold. 10,000 rows are four
    /// shards of nearly this size, so two threads have even shares.
    /// </summary>
    public const int MostShardRows = 2560;

    /// <summary>The rows of a shard are a multiple of this: whole chunks of the largest size that loops use.</summary>
    public const int ShardRowStep = LoopChunkRows;

    /// <summary>
    /// The most floats of working memory on the stack: 64 KB, a quarter of a small thread stack of 256 KB.
    /// </summary>
    public const int StackFloats = 16384;

    /// <summary>The most rows that are computed one at a time, if that is faster than together: half a vector of the widest kind.</summary>
    public const int MostSingleRows = 7;

    /// <summary>
    /// The most rows of a network that is written out whose Backward goes row by row: a pass with lanes = rows takes as long for one row as
    /// for sixteen. Seven rows take 0.5 to 1.0 of its time with 512-bit vectors, 0.4 to 1.0 with 256; only of 8-8-4 five are the most.
    /// </summary>
    public const int WrittenOutTrainingRows = 7;

    /// <summary>
    /// The same of a network of loops: four rows take 0.2 to 0.8 of the time of many with 512-bit vectors, 0.3 to 0.85 with 256.
    /// </summary>
    public const int LoopTrainingRows = 4;

    /// <summary>
    /// Cycles that a chunk of few rows takes in addition to its multiply-adds: columns in, columns out, and the frames of the passes.
    /// </summary>
    public const int ChunkCycles = 150;

    /// <summary>Cycles that a layer takes for one row in addition to its multiply-adds.</summary>
    public const int RowLayerCycles = 20;

    /// <summary>Cycles that one row's softmax takes: an exponential, and a sum in the order of the outputs.</summary>
    public const int RowSoftmaxCycles = 80;

    /// <summary>Cycles until a sum can take its next multiply-add.</summary>
    public const int MultiplyAddLatency = 4;

    /// <summary>The most weights that one row reads from the first-level cache, in two cycles per vector; beyond, three.</summary>
    public const int NearWeights = 8192;

    /// <summary>Columns that are 2 KB apart, or a multiple of it, share their places in a page with every second one.</summary>
    public const int AliasedFloats = 512;
}
