namespace Generated.Neuron.Generator.Model;

/// <summary>One layer with weights. <see cref="Index"/> counts from 1, as on paper.</summary>
internal sealed record LayerSpec(int Index, int Inputs, int Outputs, Activation Activation);
