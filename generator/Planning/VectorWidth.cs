namespace Generated.Neuron.Generator.Planning;

/// <summary>
/// The lanes that the order of a sum or the place of a number depends on: the same on every processor, however wide its vectors are.
/// </summary>
internal static class VectorWidth
{
    /// <summary>
    /// Lanes of the widest vector: rows of buffers are padded to it, parameters have that much room after them, and sums over rows are
    /// taken in so many.
    /// </summary>
    public const int Widest = 16;

    /// <summary>
    /// Lanes of a 256-bit vector, in which one row of a network that is written out is computed. So a single neuron is summed in so many
    /// parts there, alone or in any batch.
    /// </summary>
    public const int OfOneRow = 8;

    /// <summary>The vectors of so many lanes that hold so many numbers.</summary>
    public static int Vectors(int count, int lanes) => (count + lanes - 1) / lanes;

    /// <summary>A row of this many numbers, padded to whole vectors of the widest kind.</summary>
    public static int Padded(int count) => Vectors(count, Widest) * Widest;
}
