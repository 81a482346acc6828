namespace Generated.Neuron;

/// <summary>A model that predicts with another one. <see cref="LiveModel"/> follows it to avoid circular models.</summary>
internal interface IModelHolder
{
    /// <summary>The model that answers.</summary>
    IModel Held { get; }
}
