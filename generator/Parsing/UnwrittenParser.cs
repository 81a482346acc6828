using System.Collections.Immutable;
using Generated.Neuron.Generator.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Generated.Neuron.Generator.Parsing;

/// <summary>
/// What can be written of a class whose network cannot: members that throw. The compiler reports errors of declarations, such as that the
/// class is not an INetwork, before any analyzer runs; without these members they would hide the mistake that is their cause.
/// </summary>
internal static class UnwrittenParser
{
    /// <summary>Null if nothing can be written into the class.</summary>
    /// <param name="type">The class.</param>
    /// <param name="attribute">Its attribute.</param>
    /// <param name="compilation">Used to find which members of a base class it can see.</param>
    /// <param name="mistakes">What is wrong with it; nothing if the compiler itself reports it.</param>
    public static UnwrittenSpec? Parse(
        INamedTypeSymbol type, AttributeData attribute, Compilation compilation, IReadOnlyCollection<Diagnostic> mistakes)
    {
        var attributes = type.GetAttributes()
            .Where(other => SymbolEqualityComparer.Default.Equals(other.AttributeClass, attribute.AttributeClass))
            .ToArray();
        if (!CanHaveMembers(type) || !NetworkParser.IsAt(attributes[0], attribute))
        {
            return null;
        }

        var declaration = attribute.ApplicationSyntaxReference?.GetSyntax().FirstAncestorOrSelf<TypeDeclarationSyntax>();
        return new UnwrittenSpec(
            TypeParser.Parse(type, declaration, compilation),
            $"partial {TypeParser.Keyword(type)} {Identifiers.WithTypeParameters(type)}",
            new(NetworkParser.Sizes(type, attribute)),
            type.InstanceConstructors.Any(MemberClashes.IsPrimary) ? null : ConstructorParser.AnyBaseCall(type, compilation),
            Bases(type).Any(NetworkParser.IsNetwork),
            new([.. Bases(type).Prepend(type).SelectMany(owner => Taken(owner, type, compilation)).Distinct()]),
            new([.. Overrides(type)]),
            string.Join(" ", mistakes.Select(mistake => $"{mistake.Id}: {mistake.GetMessage()}.")));
    }

    /// <summary>Whether another file can contain a part of the class, and the class can be a network.</summary>
    public static bool CanHaveMembers(INamedTypeSymbol type) =>
        type is { IsStatic: false, IsRefLikeType: false, TypeKind: TypeKind.Class or TypeKind.Struct }
        && Containers(type).Prepend(type).All(part => TypeParser.IsPartial(part) && !part.IsFileLocal);

    private static IEnumerable<INamedTypeSymbol> Containers(INamedTypeSymbol type)
    {
        for (var container = type.ContainingType; container is not null; container = container.ContainingType)
        {
            yield return container;
        }
    }

    private static IEnumerable<INamedTypeSymbol> Bases(INamedTypeSymbol type)
    {
        for (var parent = type.BaseType; parent is { SpecialType: SpecialType.None }; parent = parent.BaseType)
        {
            yield return parent;
        }
    }

    private static IEnumerable<string> Taken(INamedTypeSymbol owner, INamedTypeSymbol type, Compilation compilation) => owner.GetMembers()
        .Where(member => !member.IsImplicitlyDeclared && (member is IMethodSymbol { MethodKind: MethodKind.Constructor }
            ? SymbolEqualityComparer.Default.Equals(owner, type)
            : IsGenerated(member.Name) && compilation.IsSymbolAccessibleWithin(member, type)))
        .Select(member => member is IMethodSymbol method ? MemberClashes.Signature(method) : member.Name);

    private static bool IsGenerated(string name) =>
        GeneratedNames.Members.Contains(name) || name == "Predict" || GeneratedNames.IsMethod(name, inputs: null);

    /// <summary>What a base class leaves to its heirs and a network would have: <c>public override void Forward(…)</c>.</summary>
    private static IEnumerable<string> Overrides(INamedTypeSymbol type)
    {
        var done = new HashSet<string>(type.GetMembers().Where(member => member.IsOverride).Select(Name));
        bool StandsBeside(ISymbol member) => type.GetMembers(member.Name).Any(own =>
            own is not IMethodSymbol || member is not IMethodSymbol || Name(own) == Name(member));
        foreach (var member in Bases(type).SelectMany(parent => parent.GetMembers()))
        {
            if ((member.IsOverride || member.IsAbstract) && done.Add(Name(member)) && member.IsAbstract && IsGenerated(member.Name)
                && !StandsBeside(member)
                && member is IMethodSymbol { MethodKind: MethodKind.Ordinary } or IPropertySymbol { IsIndexer: false })
            {
                yield return $"{SyntaxFacts.GetText(member.DeclaredAccessibility)} override {member.ToDisplayString(Header)}";
            }
        }
    }

    private static string Name(ISymbol member) => member is IMethodSymbol method ? MemberClashes.Signature(method) : member.Name;

    private static readonly SymbolDisplayFormat Header = new(
        SymbolDisplayGlobalNamespaceStyle.Included,
        SymbolDisplayTypeQualificationStyle.NameAndContainingTypesAndNamespaces,
        SymbolDisplayGenericsOptions.IncludeTypeParameters,
        SymbolDisplayMemberOptions.IncludeType | SymbolDisplayMemberOptions.IncludeParameters | SymbolDisplayMemberOptions.IncludeRef,
        parameterOptions: SymbolDisplayParameterOptions.IncludeType | SymbolDisplayParameterOptions.IncludeName
            | SymbolDisplayParameterOptions.IncludeParamsRefOut,
        propertyStyle: SymbolDisplayPropertyStyle.ShowReadWriteDescriptor,
        miscellaneousOptions: SymbolDisplayMiscellaneousOptions.UseSpecialTypes
            | SymbolDisplayMiscellaneousOptions.EscapeKeywordIdentifiers);
}
