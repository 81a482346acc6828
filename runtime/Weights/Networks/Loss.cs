namespace Generated.Neuron;

/// <summary>
/// The cost a network is trained on. The cost of several rows is PyTorch's mean: over all elements, except
/// <see cref="CrossEntropy"/>, over rows. A logarithm never sees less than 1e-14.
/// </summary>
/// <remarks>The numbers are part of the contract: a later version adds names and never moves one.</remarks>
public enum Loss
{
    /// <summary>
    /// −(y log a + (1 − y) log(1 − a)), for targets y from 0 to 1. Its output activation is <see cref="Activation.Sigmoid"/>.
    /// </summary>
    BinaryCrossEntropy = 0,

    /// <summary>
    /// −Σ yₖ log aₖ, for targets that are a distribution over the outputs (one-hot, as a rule). Its output activation is
    /// <see cref="Activation.Softmax"/>.
    /// </summary>
    CrossEntropy = 1,

    /// <summary>(a − y)².</summary>
    MeanSquaredError = 2,

    /// <summary>|a − y|. The derivative at 0 is 0.</summary>
    MeanAbsoluteError = 3,

    /// <summary>½ (a − y)² if |a − y| is at most 1, otherwise |a − y| − ½: Huber's loss with δ = 1.</summary>
    Huber = 4,
}
