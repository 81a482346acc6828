namespace Generated.Neuron;

/// <summary>Which output activation goes with which loss: the one place, for the compiler's side and for run time.</summary>
internal static class LossRules
{
    /// <summary>The output activation where none is named.</summary>
    public static Activation DefaultOutput(Loss loss) => loss switch
    {
        Loss.BinaryCrossEntropy => Activation.Sigmoid,
        Loss.CrossEntropy => Activation.Softmax,
        _ => Activation.Identity,
    };

    /// <summary>
    /// The cross entropies are taken together with their activation, from z: dz = a − y. Any other pair would take a
    /// logarithm of a number that is no probability. The element-wise losses take any element-wise activation.
    /// </summary>
    public static bool Fits(Loss loss, Activation output) => loss switch
    {
        Loss.BinaryCrossEntropy => output == Activation.Sigmoid,
        Loss.CrossEntropy => output == Activation.Softmax,
        _ => output != Activation.Softmax,
    };
}
