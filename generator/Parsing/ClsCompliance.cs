using Microsoft.CodeAnalysis;

namespace Generated.Neuron.Generator.Parsing;

/// <summary>
/// Under [assembly: CLSCompliant(true)] a visible network would be warned of: its attribute has an array for an argument (CS3016), and its
/// members have types of this library (CS3001 to CS3003). Such a class is marked as not compliant; elsewhere that mark is a warning
/// itself.
/// </summary>
internal static class ClsCompliance
{
    public static bool Leaves(INamedTypeSymbol type, Compilation compilation) =>
        Value(compilation.Assembly) == true && IsVisible(type) && !Declares(type) && !IsInInterface(type);

    /// <summary>A compliant interface may hold nothing that is not (CS3010).</summary>
    private static bool IsInInterface(INamedTypeSymbol type) =>
        type.ContainingType is { } container && (container.TypeKind == TypeKind.Interface || IsInInterface(container));

    /// <summary>
    /// Whether the user marks the class or an enclosing one. Generated marks, which an analyzer sees, do not count.
    /// </summary>
    private static bool Declares(INamedTypeSymbol? type) => type is not null
        && (type.GetAttributes().Any(attribute => Is(attribute) && !OwnFiles.Has(attribute.ApplicationSyntaxReference?.SyntaxTree))
            || Declares(type.ContainingType));

    private static bool IsVisible(INamedTypeSymbol? type) => type is null
        || (type.DeclaredAccessibility is Accessibility.Public or Accessibility.Protected or Accessibility.ProtectedOrInternal
            && IsVisible(type.ContainingType));

    private static bool? Value(ISymbol symbol) =>
        symbol.GetAttributes().FirstOrDefault(Is)?.ConstructorArguments is [{ Value: bool value }] ? value : null;

    private static bool Is(AttributeData attribute) => attribute.AttributeClass?.ToDisplayString() == "System.CLSCompliantAttribute";
}
