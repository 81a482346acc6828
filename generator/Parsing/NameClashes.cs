using System.Collections.Immutable;
using Generated.Neuron.Generator.Diagnostics;
using Generated.Neuron.Generator.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Generated.Neuron.Generator.Parsing;

/// <summary>
/// Names that mean something else in the scope of generated code. Kernels are in a separate namespace, whose using directives C# searches
/// before anything of the user's, except names that hide the keywords below. A network's own file is in the user's namespace, with
/// <c>using global::System;</c> and the aliases below inside it: only what C# searches before those directives can hide a name, and an
/// alias must not have the name of something in the namespace itself.
/// </summary>
internal static class NameClashes
{
    /// <summary>The aliases that a network's own file defines.</summary>
    private static readonly string[] Aliases = ["Shards", "Kernels"];

    /// <summary>
    /// Names that no type or namespace in an outer scope may have: the first two are keywords only if nothing has that name, and every
    /// generated name begins with one of the others.
    /// </summary>
    private static readonly string[] Reserved = ["var", "nint", "Generated", "System"];

    /// <summary>Whether one of the vocabulary's names or of the aliases means something else in the class.</summary>
    public static bool HidesNames(INamedTypeSymbol type, SyntaxNode? declaration, Compilation compilation) =>
        SourceNames.AreAmbiguous(Vocabulary.OfNetworks, compilation)
        || Aliases.Any(name => Hides(type, name, "", declaration, compilation))
        || Vocabulary.OfNetworks.Any(part => part.Value.Any(name => Hides(type, name, part.Key, declaration, compilation)));

    private static bool Hides(INamedTypeSymbol type, string name, string space, SyntaxNode? declaration, Compilation compilation) =>
        InTypes(type, name) || (type.ContainingNamespace.IsGlobalNamespace
            ? InFile(name, declaration, compilation).Any(symbol => symbol.ContainingNamespace?.ToDisplayString() != space)
            : type.ContainingNamespace.GetMembers(name).Any());

    /// <summary>Reports types, namespaces and aliases that hide what no generated code can do without.</summary>
    public static void Check(
        INamedTypeSymbol type,
        SyntaxNode? declaration,
        Compilation compilation,
        Location place,
        ImmutableArray<Diagnostic>.Builder mistakes)
    {
        foreach (var name in Reserved)
        {
            var isKeyword = name[0] is >= 'a' and <= 'z';
            var hides = compilation.GlobalNamespace.GetMembers(name).Any(symbol => isKeyword || symbol is INamedTypeSymbol)
                || (isKeyword && HasGlobalAlias(name, declaration, compilation));
            if (hides)
            {
                mistakes.Add(Diagnostic.Create(Descriptors.NameHidden, place, $"global::{name}", type.Name));
            }
        }

        foreach (var name in SourceNames.Replaced(compilation).Concat(SourceNames.Around(Reserved.Take(2), compilation)))
        {
            mistakes.Add(Diagnostic.Create(Descriptors.NameHidden, place, name, type.Name));
        }
    }

    /// <summary>The class, the types around it, and what they inherit. C# searches members of every kind before an alias.</summary>
    private static bool InTypes(INamedTypeSymbol type, string name)
    {
        for (var outer = type; outer is not null; outer = outer.ContainingType)
        {
            if (outer.TypeParameters.Any(parameter => parameter.Name == name))
            {
                return true;
            }

            // An interface has no base class; it inherits the types inside other interfaces.
            for (var parent = outer; parent is not null; parent = parent.BaseType)
            {
                if (!parent.GetMembers(name).IsEmpty
                    || (parent.TypeKind == TypeKind.Interface && parent.AllInterfaces.Any(other => !other.GetMembers(name).IsEmpty)))
                {
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>What a name means in the user's file: at least what global using directives import into every file.</summary>
    private static ImmutableArray<ISymbol> InFile(string name, SyntaxNode? declaration, Compilation compilation) => declaration is null
        ? []
        : compilation.GetSemanticModel(declaration.SyntaxTree).LookupNamespacesAndTypes(declaration.SpanStart, name: name);

    private static bool HasGlobalAlias(string name, SyntaxNode? declaration, Compilation compilation) =>
        InFile(name, declaration, compilation).Any(symbol =>
            symbol is IAliasSymbol alias && alias.DeclaringSyntaxReferences.Any(reference =>
            reference.GetSyntax() is UsingDirectiveSyntax directive && directive.GlobalKeyword.IsKind(SyntaxKind.GlobalKeyword)));
}
