namespace Generated.Neuron;

/// <summary>A model that answers through another one. <see cref="LiveModel"/> follows it, so that no circle of models arises.</summary>
internal interface IModelHolder
{
    /// <summary>The model that answers.</summary>
    IModel Held { get; }
}
