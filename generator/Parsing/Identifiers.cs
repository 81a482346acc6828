using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Generated.Neuron.Generator.Parsing;

/// <summary>Names of the user's as generated code writes them.</summary>
internal static class Identifiers
{
    /// <summary>
    /// With an @ if the name is or may become a keyword: reserved, contextual, or all lowercase, which the compiler warns about
    /// (CS8981) wherever a type is declared without it.
    /// </summary>
    public static string Escaped(string name) =>
        SyntaxFacts.GetKeywordKind(name) != SyntaxKind.None
        || SyntaxFacts.GetContextualKeywordKind(name) != SyntaxKind.None
        || name.All(character => character is >= 'a' and <= 'z')
            ? $"@{name}"
            : name;

    /// <summary>A.B.C, or nothing for the global namespace.</summary>
    public static string Escaped(INamespaceSymbol space) => space.IsGlobalNamespace ? ""
        : space.ContainingNamespace.IsGlobalNamespace ? Escaped(space.Name)
        : $"{Escaped(space.ContainingNamespace)}.{Escaped(space.Name)}";

    /// <summary>Outer&lt;in T&gt;: a part of an interface must repeat the variance.</summary>
    public static string WithTypeParameters(INamedTypeSymbol type)
    {
        var parameters = type.TypeParameters.Select(parameter => Variance(parameter) + Escaped(parameter.Name));
        return type.TypeParameters.IsEmpty ? Escaped(type.Name) : $"{Escaped(type.Name)}<{string.Join(", ", parameters)}>";
    }

    private static string Variance(ITypeParameterSymbol parameter) => parameter.Variance switch
    {
        VarianceKind.In => "in ",
        VarianceKind.Out => "out ",
        _ => "",
    };
}
