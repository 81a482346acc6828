namespace Generated.Neuron;

/// <summary>How the number that fills a hole is computed.</summary>
internal enum FillKind
{
    Mean,
    Median,
    Constant,
}
