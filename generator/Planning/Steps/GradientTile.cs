namespace Generated.Neuron.Generator.Planning;

/// <summary>
/// The weights between some inputs and some outputs, whose gradients are summed together; the tile with the first inputs has the biases.
/// </summary>
internal readonly record struct GradientTile(NeuronRange Inputs, NeuronRange Outputs)
{
    public bool WithBiases => Inputs.First == 0;
}
