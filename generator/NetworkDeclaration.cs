using Generated.Neuron.Generator.Diagnostics;
using Generated.Neuron.Generator.Model;
using Generated.Neuron.Generator.Parsing;
using Microsoft.CodeAnalysis;

namespace Generated.Neuron.Generator;

/// <summary>
/// The generator's result for an attribute: a network, a class whose members throw, or, if it can have no members, what is wrong with it.
/// </summary>
/// <param name="Spec">The network; null if it cannot be written.</param>
/// <param name="Unwritten">The class without its network; null if it is written, or can have no members.</param>
/// <param name="Mistakes">
/// Why it can have no members. Diagnostics with live source locations, because only then do they equal those of the analyzer.
/// </param>
internal sealed record NetworkDeclaration(NetworkSpec? Spec, UnwrittenSpec? Unwritten, EquatableArray<Diagnostic> Mistakes)
{
    public static NetworkDeclaration Parse(GeneratorAttributeSyntaxContext found, CancellationToken cancellation)
    {
        // If several parts are in one file, each gets the attributes of all.
        var (type, compilation) = ((INamedTypeSymbol)found.TargetSymbol, found.SemanticModel.Compilation);
        var attribute = found.Attributes.First(attribute =>
            attribute.ApplicationSyntaxReference is { } syntax && found.TargetNode.Span.Contains(syntax.Span));
        var parsed = NetworkParser.Parse(type, attribute, compilation, cancellation);
        if (parsed.Spec is { } spec)
        {
            return new(spec, null, default);
        }

        try
        {
            return UnwrittenParser.CanHaveMembers(type)
                ? new(null, UnwrittenParser.Parse(type, attribute, compilation, parsed.Mistakes), default)
                : new(null, null, new([.. parsed.Mistakes.Where(mistake => IsReported(mistake, type, attribute.AttributeClass!))]));
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // The analyzer reports the mistake all the same.
            return new(null, null, default);
        }
    }

    /// <summary>The analyzer reports a container once, whichever networks are inside.</summary>
    private static bool IsReported(Diagnostic mistake, INamedTypeSymbol type, INamedTypeSymbol attribute)
    {
        if (mistake.Descriptor != Descriptors.ContainerNotPartial)
        {
            return mistake.Descriptor == Descriptors.NotPartial || mistake.Descriptor == Descriptors.UnsupportedClass;
        }

        var container = type.ContainingType;
        while (container is not null && container.Locations[0] != mistake.Location)
        {
            container = container.ContainingType;
        }

        return container is not null
            && SymbolEqualityComparer.Default.Equals(TypeParser.NetworkInside(container, attribute), type);
    }
}
