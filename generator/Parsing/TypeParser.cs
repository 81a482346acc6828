using System.Collections.Immutable;
using Generated.Neuron.Generator.Diagnostics;
using Generated.Neuron.Generator.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Generated.Neuron.Generator.Parsing;

/// <summary>The class that has an attribute: whether a network can be written into it, and its <see cref="TypeSpec"/>.</summary>
internal static class TypeParser
{
    public static void Check(INamedTypeSymbol type, Location place, Compilation compilation, ImmutableArray<Diagnostic>.Builder mistakes)
    {
        if (type.BaseType is { SpecialType: not SpecialType.System_Object, TypeKind: not TypeKind.Error } parent
            && ConstructorParser.Called(parent, type, compilation) is null)
        {
            mistakes.Add(Diagnostic.Create(Descriptors.BaseClassNeedsArguments, place, type.Name, parent.Name));
        }

        if (ConstructorParser.HidesRequiredMembers(type, compilation))
        {
            mistakes.Add(Diagnostic.Create(Descriptors.RequiredMembersUnset, place, type.Name, type.BaseType!.Name));
        }

        if (!IsPartial(type))
        {
            mistakes.Add(Diagnostic.Create(Descriptors.NotPartial, place, type.Name));
        }

        for (var container = type.ContainingType; container is not null; container = container.ContainingType)
        {
            if (!IsPartial(container))
            {
                mistakes.Add(Diagnostic.Create(Descriptors.ContainerNotPartial, container.Locations[0], container.Name, type.Name));
            }
        }
    }

    /// <summary>
    /// A network inside a type that must be partial for it; the analyzer reports it at that type.
    /// </summary>
    public static INamedTypeSymbol? NetworkInside(INamedTypeSymbol container, INamedTypeSymbol attribute) =>
        IsPartial(container)
            ? null
            : Nested(container).FirstOrDefault(type =>
                type.GetAttributes().Any(found => SymbolEqualityComparer.Default.Equals(found.AttributeClass, attribute)));

    private static IEnumerable<INamedTypeSymbol> Nested(INamedTypeSymbol type) =>
        type.GetTypeMembers().SelectMany(inner => Nested(inner).Prepend(inner));

    public static TypeSpec Parse(INamedTypeSymbol type, SyntaxNode? declaration, Compilation compilation)
    {
        var containers = ImmutableArray.CreateBuilder<string>();
        for (var container = type.ContainingType; container is not null; container = container.ContainingType)
        {
            containers.Insert(0, $"partial {Keyword(container)} {Identifiers.WithTypeParameters(container)}");
        }

        return new TypeSpec(
            Identifiers.Escaped(type.ContainingNamespace),
            new(containers.ToImmutable()),
            Identifiers.Escaped(type.Name),
            FileNames.Of(type),
            NameClashes.HidesNames(type, declaration, compilation),
            type.DeclaringSyntaxReferences.Any(IsDocumented),
            ClsCompliance.Leaves(type, compilation),
            ConstructorParser.Parse(type, compilation),
            (Has(type, nameof(OwnMembers.Clone)) ? OwnMembers.Clone : OwnMembers.None)
                | (Has(type, nameof(OwnMembers.ToString)) ? OwnMembers.ToString : OwnMembers.None));
    }

    /// <summary>
    /// Whether the class or a base has a member of a name, other than methods with parameters, or the class cannot have one: because it is
    /// its own name, or a record's Clone.
    /// </summary>
    private static bool Has(INamedTypeSymbol type, string name)
    {
        var has = type.Name == name || type.IsRecord;
        for (var owner = type; owner is { SpecialType: SpecialType.None }; owner = owner.BaseType)
        {
            // A type of the class's own name is what a Clone would return.
            has |= !owner.GetTypeMembers(type.Name).IsEmpty;
            has |= owner.GetMembers(name).Any(member =>
                (!OwnFiles.IsGenerated(member) || !SymbolEqualityComparer.Default.Equals(owner, type))
                && member is not IMethodSymbol { Parameters.IsEmpty: false } and not IMethodSymbol { Arity: > 0 });
        }

        return has;
    }

    /// <summary>
    /// Whether a part of the class has a documentation comment; without documentation mode the compiler takes it for an ordinary one.
    /// </summary>
    private static bool IsDocumented(SyntaxReference reference) =>
        !OwnFiles.Has(reference.SyntaxTree)
        && reference.GetSyntax().GetLeadingTrivia().Any(trivia => trivia.IsKind(SyntaxKind.SingleLineDocumentationCommentTrivia)
            || trivia.IsKind(SyntaxKind.MultiLineDocumentationCommentTrivia)
            || (trivia.ToString() is var text
                && (text.StartsWith("///", StringComparison.Ordinal) || text.StartsWith("/**", StringComparison.Ordinal))));

    /// <summary>What the type is, if a network cannot be written into it.</summary>
    public static string? Unsupported(INamedTypeSymbol type) => type switch
    {
        { IsRecord: true, IsValueType: true } => "record struct",
        { IsRecord: true } => "record",
        { IsValueType: true } => "struct",
        { IsStatic: true } => "static class",
        { IsAbstract: true } => "abstract class",
        { IsFileLocal: true } => "file-local class",
        { TypeParameters.IsEmpty: false } => "generic class",
        _ => FileLocalContainer(type) is { } container ? $"class inside the file-local {container.Name}" : null,
    };

    /// <summary>A file-local type, so that no other file can contain a part of it.</summary>
    private static INamedTypeSymbol? FileLocalContainer(INamedTypeSymbol type)
    {
        var container = type.ContainingType;
        while (container is { IsFileLocal: false })
        {
            container = container.ContainingType;
        }

        return container;
    }

    /// <summary>The header that a part of the type must have.</summary>
    public static string Keyword(INamedTypeSymbol type) => (type.IsRecord, type.TypeKind) switch
    {
        (true, TypeKind.Struct) => "record struct",
        (true, _) => "record",
        (_, TypeKind.Struct) => "struct",
        (_, TypeKind.Interface) => "interface",
        _ => "class",
    };

    /// <summary>Whether a part of the type is declared partial.</summary>
    public static bool IsPartial(INamedTypeSymbol type) =>
        type.DeclaringSyntaxReferences.Any(reference =>
            reference.GetSyntax() is TypeDeclarationSyntax declaration && declaration.Modifiers.Any(SyntaxKind.PartialKeyword));
}
