using System.Collections.Immutable;
using Generated.Neuron.Generator.Diagnostics;
using Generated.Neuron.Generator.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Generated.Neuron.Generator.Parsing;

/// <summary>The class an attribute stands on: whether a network can be written into it, and its <see cref="TypeSpec"/>.</summary>
internal static class TypeParser
{
    public static void Check(INamedTypeSymbol type, Location place, ImmutableArray<Diagnostic>.Builder mistakes)
    {
        if (type.BaseType is { SpecialType: not SpecialType.System_Object, TypeKind: not TypeKind.Error } parent && !HasPlainConstructor(parent))
        {
            mistakes.Add(Diagnostic.Create(Descriptors.BaseClassNeedsArguments, place, type.Name, parent.Name));
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

    /// <summary>A network inside a type that would have to be partial for it; the analyzer reports it at that type, which has to be its own.</summary>
    public static INamedTypeSymbol? NetworkInside(INamedTypeSymbol container, INamedTypeSymbol attribute) =>
        IsPartial(container) ? null : Nested(container).FirstOrDefault(type => type.GetAttributes().Any(found => SymbolEqualityComparer.Default.Equals(found.AttributeClass, attribute)));

    private static IEnumerable<INamedTypeSymbol> Nested(INamedTypeSymbol type) => type.GetTypeMembers().SelectMany(inner => Nested(inner).Prepend(inner));

    public static TypeSpec Parse(INamedTypeSymbol type)
    {
        var containers = ImmutableArray.CreateBuilder<string>();
        for (var container = type.ContainingType; container is not null; container = container.ContainingType)
        {
            containers.Insert(0, $"partial {Keyword(container)} {container.ToDisplayString(NameWithTypeParameters)}");
        }

        return new TypeSpec(
            type.ContainingNamespace.IsGlobalNamespace ? "" : type.ContainingNamespace.ToDisplayString(QualifiedName),
            new(containers.ToImmutable()),
            type.ToDisplayString(NameWithTypeParameters),
            FileName(type),
            NameClashes.Any(type));
    }

    /// <summary>The name in a form that every file system takes; the arity tells <c>Outer&lt;T&gt;</c> from <c>Outer</c>.</summary>
    private static string FileName(INamedTypeSymbol type)
    {
        var name = type.MetadataName.Replace('`', '_');
        return type.ContainingType is { } container
            ? $"{FileName(container)}.{name}"
            : type.ContainingNamespace.IsGlobalNamespace ? name : $"{type.ContainingNamespace.ToDisplayString(PlainName)}.{name}";
    }

    /// <summary>What the type is, where a network cannot be written into it.</summary>
    public static string? Unsupported(INamedTypeSymbol type) => type switch
    {
        { IsRecord: true, IsValueType: true } => "record struct",
        { IsRecord: true } => "record",
        { IsValueType: true } => "struct",
        { IsStatic: true } => "static class",
        { IsAbstract: true } => "abstract class",
        { IsFileLocal: true } => "file-local class",
        { TypeParameters.IsEmpty: false } => "generic class",
        _ => null,
    };

    private static bool HasPlainConstructor(INamedTypeSymbol type) => type.InstanceConstructors.Any(constructor =>
        constructor.Parameters.IsEmpty && constructor.DeclaredAccessibility is not (Accessibility.Private or Accessibility.NotApplicable));

    private static string Keyword(INamedTypeSymbol type) => (type.IsRecord, type.TypeKind) switch
    {
        (true, TypeKind.Struct) => "record struct",
        (true, _) => "record",
        (_, TypeKind.Struct) => "struct",
        (_, TypeKind.Interface) => "interface",
        _ => "class",
    };

    private static bool IsPartial(INamedTypeSymbol type) =>
        type.DeclaringSyntaxReferences.Any(reference =>
            reference.GetSyntax() is TypeDeclarationSyntax declaration && declaration.Modifiers.Any(SyntaxKind.PartialKeyword));

    private static readonly SymbolDisplayFormat NameWithTypeParameters = new(
        genericsOptions: SymbolDisplayGenericsOptions.IncludeTypeParameters,
        miscellaneousOptions: SymbolDisplayMiscellaneousOptions.EscapeKeywordIdentifiers);

    private static readonly SymbolDisplayFormat PlainName = new(
        typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypesAndNamespaces);

    private static readonly SymbolDisplayFormat QualifiedName = new(
        typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypesAndNamespaces,
        miscellaneousOptions: SymbolDisplayMiscellaneousOptions.EscapeKeywordIdentifiers);
}
