using System.Collections.Immutable;
using Generated.Neuron.Generator.Model;

namespace Generated.Neuron.Generator.Planning;

/// <summary>How a network is written. Everything the emitters need to know and nothing that they decide.</summary>
internal sealed record NetworkPlan(NetworkSpec Spec, ImmutableArray<LayerPlan> Layers, int ChunkRows, string Reason)
{
    /// <summary>Set where every neuron is written out; otherwise layers are loops over register tiles.</summary>
    public UnrolledPlan? Unrolled { get; init; }

    /// <summary>Whether one row alone has kernels of its own. Softmax takes a layer as a whole and goes the way of many rows.</summary>
    public bool SingleRow => Spec.Output.Activation != Activation.Softmax;

    /// <summary>Numbers behind the parameters that a load of a vector of weights may reach.</summary>
    public int ParameterRoom => Unrolled is null ? Budgets.RowVectors * Budgets.Lanes : Budgets.Lanes;

    public LayerPlan Output => Layers[^1];

    public int ParameterCount => Output.Biases + Output.Outputs;

    /// <summary>Multiply-adds of one row forward.</summary>
    public int MultiplyAdds => Layers.Sum(layer => layer.Inputs * layer.Outputs);

    /// <summary>Multiply-adds of one row forward and backward: every weight once more for its gradient, and all but the first layer's for dz.</summary>
    public int TrainingMultiplyAdds => 3 * MultiplyAdds - Layers[0].Inputs * Layers[0].Outputs;
}
