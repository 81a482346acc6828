namespace Generated.Neuron;

/// <summary>
/// Rules for first weights, with n_in inputs and n_out outputs of a layer; biases are 0. Names and meanings are those of
/// <c>torch.nn.init</c>.
/// </summary>
/// <remarks>The numbers are part of the contract: a later version adds names and never moves one.</remarks>
public enum Initialization
{
    /// <summary>Standard normal × √(1 / (n_in + n_out)), the rule of the notes.</summary>
    ScaledNormal = 0,

    /// <summary>Standard normal × √(2 / n_in), for ReLU (He et al., ICCV 2015; <c>kaiming_normal_</c>).</summary>
    HeNormal = 1,

    /// <summary>Evenly from −√(6 / n_in) to √(6 / n_in), for ReLU (<c>kaiming_uniform_</c> with nonlinearity relu).</summary>
    HeUniform = 2,

    /// <summary>
    /// Standard normal × √(2 / (n_in + n_out)), for tanh and sigmoid (Glorot and Bengio, AISTATS 2010; <c>xavier_normal_</c>).
    /// </summary>
    XavierNormal = 3,

    /// <summary>Evenly from −√(6 / (n_in + n_out)) to √(6 / (n_in + n_out)) (<c>xavier_uniform_</c>).</summary>
    XavierUniform = 4,

    /// <summary>
    /// Standard normal × √(1 / n_in), for SELU (LeCun et al., “Efficient backprop”, 1998; <c>kaiming_normal_</c> with nonlinearity
    /// linear).
    /// </summary>
    LeCunNormal = 5,

    /// <summary>
    /// A matrix whose rows, or columns if there are fewer of them, have length 1 and are orthogonal (Saxe, McClelland and
    /// Ganguli, ICLR 2014; <c>orthogonal_</c>).
    /// </summary>
    Orthogonal = 6,

    /// <summary>All 0: for layers whose weights are set otherwise. Hidden neurons that start alike learn alike.</summary>
    Zeros = 7,
}
