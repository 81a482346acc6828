using Generated.Neuron.Generator.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Generated.Neuron.Generator.Parsing;

/// <summary>What the generated constructors must know about the user's and the base class's constructors.</summary>
internal static class ConstructorParser
{
    public static ConstructorSpec Parse(INamedTypeSymbol type, Compilation compilation)
    {
        var own = type.InstanceConstructors.Where(constructor =>
            !constructor.IsImplicitlyDeclared && OwnFiles.UsersPlace(constructor) is not null)
            .ToArray();
        return new ConstructorSpec(
            WritesParameterless: !own.Any(constructor => constructor.Parameters.IsEmpty),
            InitializesField: own.Any(constructor => !CallsAnother(constructor)),
            SetsRequiredMembers: type.BaseType is { } parent && Called(parent, type, compilation) is { } called && SetsRequired(called));
    }

    /// <summary>
    /// The base class's constructor that one without an initializer calls; null if there is none, or if calling it is an error.
    /// </summary>
    public static IMethodSymbol? Called(INamedTypeSymbol parent, INamedTypeSymbol type, Compilation compilation)
    {
        var callable = parent.InstanceConstructors.Where(constructor => compilation.IsSymbolAccessibleWithin(constructor, type)).ToArray();
        var called = callable.FirstOrDefault(constructor => constructor.Parameters.IsEmpty)
            ?? callable.FirstOrDefault(constructor => constructor.Parameters.All(parameter => parameter.IsOptional || parameter.IsParams));
        return called is not null && IsForbidden(called) ? null : called;
    }

    /// <summary>
    /// A call of any of the base class's constructors, right or wrong; empty if none is needed, and null if there is none to call.
    /// </summary>
    public static string? AnyBaseCall(INamedTypeSymbol type, Compilation compilation)
    {
        if (type.BaseType is not { SpecialType: SpecialType.None } parent || Called(parent, type, compilation) is not null)
        {
            return "";
        }

        var callable = parent.InstanceConstructors
            .Where(constructor => !IsForbidden(constructor) && compilation.IsSymbolAccessibleWithin(constructor, type))
            .FirstOrDefault(constructor => constructor.Parameters.All(parameter => parameter.RefKind is RefKind.None or RefKind.In));
        var arguments = callable?.Parameters.Select(parameter =>
            $"default({parameter.Type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat)})");
        return arguments is null ? null : $" : base({string.Join(", ", arguments)})";
    }

    /// <summary>
    /// Whether the class has required members that its constructors would declare as set, because the base's constructor does.
    /// </summary>
    public static bool HidesRequiredMembers(INamedTypeSymbol type, Compilation compilation) =>
        type.GetMembers().Any(member => member is IPropertySymbol { IsRequired: true } or IFieldSymbol { IsRequired: true })
        && type.BaseType is { } parent && Called(parent, type, compilation) is { } called && SetsRequired(called);

    private static bool CallsAnother(IMethodSymbol constructor) => constructor.DeclaringSyntaxReferences.Any(reference =>
        reference.GetSyntax() is ConstructorDeclarationSyntax { Initializer: { } initializer }
            && initializer.IsKind(SyntaxKind.ThisConstructorInitializer));

    private static bool SetsRequired(IMethodSymbol constructor) => constructor.GetAttributes().Any(attribute =>
        attribute.AttributeClass?.ToDisplayString() == "System.Diagnostics.CodeAnalysis.SetsRequiredMembersAttribute");

    /// <summary>[Obsolete("…", error: true)]: whoever calls it does not compile.</summary>
    private static bool IsForbidden(IMethodSymbol constructor) => constructor.GetAttributes().Any(attribute =>
        attribute.AttributeClass?.ToDisplayString() == "System.ObsoleteAttribute"
            && attribute.ConstructorArguments is [_, { Value: true }]);
}
