using System.Collections.Immutable;
using Generated.Neuron.Generator.Model;
using Microsoft.CodeAnalysis;

namespace Generated.Neuron.Generator.Declarations;

/// <summary>One attribute of a list of layers, together with the layers before it.</summary>
/// <param name="attribute">As the compiler understands it.</param>
/// <param name="places">The locations of its parts.</param>
/// <param name="before">The layers before it.</param>
/// <param name="width">Numbers per row that it takes.</param>
/// <param name="isLast">Whether no numbered layer follows.</param>
/// <param name="activation">Its activation unless it names another: the network's for hidden layers, or for the output.</param>
/// <param name="mistakes">Collects mistakes.</param>
internal sealed class DeclaredLayer(
    AttributeData attribute,
    AttributePlaces places,
    ImmutableArray<LayerSpec> before,
    int width,
    bool isLast,
    Activation activation,
    ImmutableArray<Diagnostic>.Builder mistakes)
{
    /// <summary>Numbers per row that it takes.</summary>
    public int Width { get; } = width;

    /// <summary>The layers before it.</summary>
    public ImmutableArray<LayerSpec> Before { get; } = before;

    /// <summary>Those of them that have an activation, and are numbered.</summary>
    public ImmutableArray<LayerSpec> Numbered { get; } = [.. before.Where(layer => layer.Activation is not null)];

    /// <summary>Its activation unless it names another.</summary>
    public Activation UsualActivation { get; } = activation;

    /// <summary>Whether no numbered layer follows it; a numbered layer is then the last of them.</summary>
    public bool IsLast { get; } = isLast;

    /// <summary>Its first argument.</summary>
    public T Argument<T>() => attribute.ConstructorArguments is [{ Value: T value }] ? value : default!;

    /// <summary>A property that is an enum; null if it is not set.</summary>
    public T? Named<T>(string name)
        where T : struct, Enum
    {
        var value = attribute.NamedArguments.FirstOrDefault(named => named.Key == name).Value.Value;
        return value is null ? null : (T)Enum.ToObject(typeof(T), value);
    }

    /// <summary>The location of a property's value, or of the whole attribute if it is not set.</summary>
    public Location PlaceOf(string name) => places.Named(name);

    /// <summary>A mistake in its first argument.</summary>
    public void Report(DiagnosticDescriptor descriptor, params object[] arguments) => Report(descriptor, places.Size(0), arguments);

    /// <summary>A mistake at a place.</summary>
    public void Report(DiagnosticDescriptor descriptor, Location place, params object[] arguments) =>
        mistakes.Add(Diagnostic.Create(descriptor, place, arguments));
}
