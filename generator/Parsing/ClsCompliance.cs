using Microsoft.CodeAnalysis;

namespace Generated.Neuron.Generator.Parsing;

/// <summary>
/// Under [assembly: CLSCompliant(true)] a visible network would be warned of: its attribute has an array for an argument (CS3016), and its
/// members have types of this library (CS3001 to CS3003). Such a class says that it is not compliant; elsewhere saying so is a warning
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
    /// Whether the user says it of the class or of one around it. What the generator wrote, which an analyzer sees, says nothing.
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
