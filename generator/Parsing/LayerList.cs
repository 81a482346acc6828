using System.Collections.Immutable;
using Generated.Neuron.Generator.Declarations;
using Generated.Neuron.Generator.Kinds;
using Generated.Neuron.Generator.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Generated.Neuron.Generator.Parsing;

/// <summary>
/// Layers that are declared one by one, as attributes after <c>[Network(16)]</c>. Only those on the declaration that has it count: the
/// order of attributes across parts of a class depends on the order of its files.
/// </summary>
internal sealed class LayerList
{
    private readonly ImmutableArray<(LayerKind Kind, AttributeData Attribute)> _layers;

    private LayerList(IEnumerable<(LayerKind Kind, AttributeData Attribute)> layers) => _layers = [.. layers];

    /// <summary>Whether there is any.</summary>
    public bool IsEmpty => _layers.IsEmpty;

    /// <summary>The layers on the declaration that has the network's attribute.</summary>
    public static LayerList Of(INamedTypeSymbol type, AttributeData network) =>
        new(All(type).Where(layer => Declaration(layer.Attribute) == Declaration(network)));

    /// <summary>The first layer of a class, on any part; null if there is none.</summary>
    public static AttributeData? First(INamedTypeSymbol type) => All(type).FirstOrDefault().Attribute;

    /// <summary>The layers on other parts of a class.</summary>
    public static IEnumerable<AttributeData> Elsewhere(INamedTypeSymbol type, AttributeData network) =>
        All(type).Select(layer => layer.Attribute).Where(layer => Declaration(layer) != Declaration(network));

    /// <summary>The widths that numbered layers name, right or wrong.</summary>
    public IEnumerable<int> Widths =>
        _layers.Where(layer => layer.Kind.IsNumbered)
            .Select(layer => layer.Attribute.ConstructorArguments is [{ Value: int size }] ? size : 0);

    /// <summary>As the user wrote them: <c>, Dense(8), Dense(1)</c>.</summary>
    public string Text(CancellationToken cancellation) => string.Concat(_layers.Select(layer =>
        $", {AttributePlaces.InOneLine(layer.Attribute.ApplicationSyntaxReference!.GetSyntax(cancellation))}"));

    /// <summary>Whether the compiler itself reports an error in one of them.</summary>
    public bool HasErrors => _layers.Any(layer => layer.Attribute.AttributeConstructor is null
        || layer.Attribute.ConstructorArguments.Any(argument => argument.Kind == TypedConstantKind.Error)
        || layer.Attribute.NamedArguments.Any(named => named.Value.Kind == TypedConstantKind.Error));

    /// <summary>The layers, as far as they are right.</summary>
    /// <param name="type">The class.</param>
    /// <param name="inputs">The network's.</param>
    /// <param name="hidden">The activation of hidden layers that name none.</param>
    /// <param name="output">The activation of the last layer, if it names none.</param>
    /// <param name="mistakes">What is wrong with them.</param>
    /// <param name="cancellation">Of the compiler.</param>
    /// <returns>The layers, and the location of the activation of each numbered layer.</returns>
    public (ImmutableArray<LayerSpec> Layers, ImmutableArray<Location> Activations) Read(
        INamedTypeSymbol type,
        int inputs,
        Activation hidden,
        Activation output,
        ImmutableArray<Diagnostic>.Builder mistakes,
        CancellationToken cancellation)
    {
        var layers = ImmutableArray.CreateBuilder<LayerSpec>();
        var places = ImmutableArray.CreateBuilder<Location>();
        var (numbered, count) = (Widths.Count(), 0);
        foreach (var (kind, attribute) in _layers)
        {
            var place = new AttributePlaces(attribute, type, cancellation);
            count += kind.IsNumbered ? 1 : 0;
            var isLast = count == numbered;
            var width = layers.Count == 0 ? inputs : layers[layers.Count - 1].Outputs;
            var layer = new DeclaredLayer(attribute, place, layers.ToImmutable(), width, isLast, isLast ? output : hidden, mistakes);
            layers.AddRange(kind.Read(layer));
            if (kind.IsNumbered)
            {
                places.Add(place.Named("Activation"));
            }
        }

        return (layers.ToImmutable(), places.ToImmutable());
    }

    private static IEnumerable<(LayerKind Kind, AttributeData Attribute)> All(INamedTypeSymbol type) =>
        from attribute in type.GetAttributes()
        let name = attribute.AttributeClass?.ToDisplayString()
        from kind in LayerKinds.All
        where kind.Attribute == name
        select (kind, attribute);

    private static TypeDeclarationSyntax? Declaration(AttributeData attribute) =>
        attribute.ApplicationSyntaxReference?.GetSyntax().FirstAncestorOrSelf<TypeDeclarationSyntax>();
}
