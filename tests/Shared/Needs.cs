namespace Generated.Neuron.Tests;

/// <summary>
/// What a test needs, as its trait says: <c>[Trait(nameof(Needs), Needs.Vectors)]</c>, selected by <c>--filter Needs=Vectors</c>.
/// </summary>
internal static class Needs
{
    /// <summary>
    /// The vectors of the processor: it computes at the width that the runtime chooses, so .ci/run repeats it at other widths.
    /// </summary>
    public const string Vectors = nameof(Vectors);

    /// <summary>
    /// Any vectors: it computes, but at widths that it chooses itself, or what it checks holds at every width if it holds at one.
    /// </summary>
    public const string AnyVectors = nameof(AnyVectors);

    /// <summary>
    /// One rounding or two in each multiply-add: it chooses its widths itself, and .ci/run repeats it without fused multiply-add.
    /// </summary>
    public const string Rounding = nameof(Rounding);

    /// <summary>Processes, which it starts.</summary>
    public const string Processes = nameof(Processes);

    /// <summary>Time: five seconds or more, so tests/quick leaves it out.</summary>
    public const string Time = nameof(Time);
}
