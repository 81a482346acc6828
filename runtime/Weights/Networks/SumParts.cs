namespace Generated.Neuron;

/// <summary>
/// In how many parts the sum of each of several neurons over its inputs is taken: runs of consecutive inputs, the first beginning with the
/// bias, added in halves. A chain of multiply-adds takes four cycles per input however wide its vector is, so a layer of few neurons has
/// several. A single neuron has lanes of inputs instead.
/// </summary>
internal static class SumParts
{
    /// <summary>The most parts.</summary>
    public const int Most = 8;

    /// <summary>1, 2, 4 or 8.</summary>
    /// <remarks>
    /// In batches the parts take turns, and each one more than the first costs as much as one input more: 32 inputs to 16 neurons in four
    /// parts take a tenth more time over many rows, and in two a fiftieth. A layer of up to four neurons is a small share of its network.
    /// </remarks>
    public static int Of(int inputs, int outputs) => (inputs, outputs) switch
    {
        (_, 1) => 1,
        ( >= 128, <= 16) => Most,
        ( >= 48, <= 16) or ( >= 24, <= 4) => 4,
        ( >= 24, <= 16) or ( >= 24, <= 32) => 2,
        _ => 1,
    };

    /// <summary>The inputs of a part; the last one may have fewer.</summary>
    public static int Length(int inputs, int parts) => (inputs + parts - 1) / parts;
}
