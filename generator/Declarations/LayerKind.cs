using System.Collections.Immutable;
using Generated.Neuron.Generator.Model;

namespace Generated.Neuron.Generator.Declarations;

/// <summary>A kind of layer as it is declared: the attribute that users write, and what it means.</summary>
/// <param name="attribute">The attribute's type in the runtime, without its namespace: <c>DenseAttribute</c>.</param>
internal abstract class LayerKind(string attribute)
{
    /// <summary>The attribute's full name.</summary>
    public string Attribute { get; } = $"Generated.Neuron.{attribute}";

    /// <summary>
    /// Whether its layers have an activation and name their width first, as dense layers do: then they are numbered, and the last one's
    /// activation is the output's.
    /// </summary>
    public virtual bool IsNumbered => false;

    /// <summary>
    /// A property of <c>[Network(2, 8, 1)]</c> that adds layers of this kind to the stack of its sizes, and what to do instead in a list
    /// of layers; null if there is none.
    /// </summary>
    public virtual (string Name, string Instead)? StackProperty => null;

    /// <summary>The layer; none if it does nothing, or if a mistake was reported.</summary>
    public abstract IEnumerable<LayerSpec> Read(DeclaredLayer layer);

    /// <summary>The stack with the layers that <see cref="StackProperty"/> adds; as it was if a mistake was reported.</summary>
    public virtual ImmutableArray<LayerSpec> AddTo(ImmutableArray<LayerSpec> stack, StackProperty property) => stack;
}
