using Microsoft.CodeAnalysis;

namespace Generated.Neuron.Generator.Parsing;

/// <summary>
/// The names that generated code takes from other namespaces, and whether one of them means something else where the
/// network's class stands: a type beside it, or a member of it. Then generated code writes them out in full.
/// </summary>
internal static class NameClashes
{
    /// <summary>Each name with its namespace.</summary>
    public static readonly IReadOnlyDictionary<string, string> Namespaces = new Dictionary<string, string>
    {
        ["Span"] = "System",
        ["ReadOnlySpan"] = "System",
        ["ArgumentException"] = "System",
    };

    public static bool Any(INamedTypeSymbol type) => Namespaces.Keys.Any(name => Enclosing(type).Any(scope => !scope.GetMembers(name).IsEmpty));

    /// <summary>What a name is looked up in before the using directives of a file are: the types around it with their base types, and its namespaces.</summary>
    private static IEnumerable<INamespaceOrTypeSymbol> Enclosing(INamedTypeSymbol type)
    {
        for (var outer = type; outer is not null; outer = outer.ContainingType)
        {
            for (var parent = outer; parent is not null; parent = parent.BaseType)
            {
                yield return parent;
            }
        }

        for (var space = type.ContainingNamespace; space is not null; space = space.ContainingNamespace)
        {
            yield return space;
        }
    }
}
