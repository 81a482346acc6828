namespace Generated.Neuron.Generator.Planning;

/// <summary>
/// The weights between some inputs and some outputs, whose gradients are summed together; with the biases on the first inputs.
/// </summary>
internal readonly record struct GradientTile(NeuronRange Inputs, NeuronRange Outputs)
{
    public bool WithBiases => Inputs.First == 0;
}
