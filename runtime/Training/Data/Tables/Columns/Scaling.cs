namespace Generated.Neuron;

/// <summary>How numbers are scaled, by what the training rows have.</summary>
public enum Scaling
{
    /// <summary>To mean 0 and standard deviation 1 (the deviation divided by n, as scikit-learn's StandardScaler).</summary>
    Standard,

    /// <summary>The smallest to 0 and the largest to 1.</summary>
    MinMax,

    /// <summary>Not at all.</summary>
    None,
}
