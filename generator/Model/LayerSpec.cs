namespace Generated.Neuron.Generator.Model;

/// <summary>
/// One layer as declared by the user: value-equal, without any Roslyn types. Every kind derives its own record, in <c>Kinds/</c>;
/// the members here are all that code outside that file knows about it.
/// </summary>
/// <param name="Inputs">Numbers per row that it takes.</param>
/// <param name="Outputs">Numbers per row that it gives.</param>
internal abstract record LayerSpec(int Inputs, int Outputs)
{
    /// <summary>Its parameters, in memory order; empty if it has no parameters.</summary>
    public virtual EquatableArray<BlockSpec> Blocks => default;

    /// <summary>
    /// Its activation; null if it has none. Layers that have one are numbered from 1, as on paper, and the last one's is the output's.
    /// </summary>
    public virtual Activation? Activation => null;

    /// <summary>
    /// Its place in the text of a topology, <c>-8</c> or <c>+2</c>; empty if a trained network computes the same without the layer.
    /// </summary>
    public abstract string Notation { get; }

    /// <summary>Its part of the name of the kernels: <c>_8</c>. Two layers that compute different things have different ones.</summary>
    public abstract string NamePart { get; }

    /// <summary>
    /// Properties that the library asks the network's class for, beyond those of every network: the type, the name after
    /// <c>Generated.Neuron.</c>, which begins with the interface, and the value. If several layers return one, it is declared once.
    /// </summary>
    /// <param name="network">The network.</param>
    public virtual IEnumerable<(string Type, string Name, string Value)> Members(TopologySpec network) => [];

    /// <summary>Whether the sizes and activations of a network say all about it.</summary>
    public virtual bool IsSaidBySizes => Notation.Length == 0;

    /// <summary>Multiply-adds of one row forward.</summary>
    public long MultiplyAdds => Blocks.Where(block => block.IsFactor).Sum(block => (long)block.Length);
}
