using System.Collections.Immutable;
using Generated.Neuron.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Generated.Neuron.Generator.Parsing;

/// <summary>What stands in the way of the members that the generator writes: the class's own members, its bases', its name.</summary>
internal static class MemberClashes
{
    private const string Read = "ReadOnlySpan<float>", Written = "Span<float>", Chosen = "ReadOnlySpan<int>";

    /// <summary>Members whose name no other member may have.</summary>
    private static readonly string[] Names =
    [
        "InputCount", "OutputCount", "ParameterCount", "SharedTopology", "Topology", "Parameters", "FirstParameter",
        "_parameters", "CheckTraining", "Passes", "Kernels",
    ];

    /// <summary>Methods, beside which others of the same name may stand.</summary>
    private static readonly string[] Methods =
    [
        $"Forward({Read}, {Written})", $"Forward({Read}, {Written}, int)",
        $"Backward({Read}, {Read}, {Written})", $"Backward({Read}, {Read}, {Written}, int)", $"Backward({Read}, {Read}, {Written}, {Written})",
        $"Backward({Read}, {Read}, {Chosen}, {Written}, int)",
        $"Cost({Read}, {Read})", $"Cost({Read}, {Read}, int)",
    ];

    /// <param name="type">The network's class.</param>
    /// <param name="inputs">The arguments of Predict, where it is written.</param>
    /// <param name="place">The class's name in the source.</param>
    /// <param name="mistakes">Where each clash goes.</param>
    public static void Check(INamedTypeSymbol type, int? inputs, Location place, ImmutableArray<Diagnostic>.Builder mistakes)
    {
        string[] methods = inputs is { } count ? [.. Methods, $"Predict({string.Join(", ", Enumerable.Repeat("float", count))})"] : Methods;
        if (Names.Contains(type.Name) || methods.Any(method => IsNamed(method, type.Name)))
        {
            mistakes.Add(Diagnostic.Create(Descriptors.ClassNameClash, place, type.Name));
        }

        foreach (var member in type.GetMembers())
        {
            // An analyzer also sees what the generator wrote.
            var own = member.Locations.FirstOrDefault(location => location.SourceTree?.FilePath.EndsWith(".g.cs", StringComparison.Ordinal) == false);
            if (own is not null && !member.IsImplicitlyDeclared && (Clash(member, methods) ?? ConstructorClash(member)) is { } name)
            {
                mistakes.Add(Diagnostic.Create(Descriptors.MemberClash, own, name, type.Name));
            }
        }

        CheckBases(type, methods, place, mistakes);
    }

    private static void CheckBases(INamedTypeSymbol type, string[] methods, Location place, ImmutableArray<Diagnostic>.Builder mistakes)
    {
        for (var parent = type.BaseType; parent is { SpecialType: not SpecialType.System_Object }; parent = parent.BaseType)
        {
            // What the generator writes into a base class is not there yet when it runs, but its attribute is.
            var isNetwork = parent.GetAttributes().Any(attribute => attribute.AttributeClass?.ToDisplayString() == NetworkParser.AttributeName);
            var name = isNetwork
                ? "every member of a network"
                : parent.GetMembers().Where(member => member.DeclaredAccessibility != Accessibility.Private).Select(member => Clash(member, methods)).FirstOrDefault(clash => clash is not null);
            if (name is not null)
            {
                mistakes.Add(Diagnostic.Create(Descriptors.BaseClassClash, place, type.Name, parent.Name, name));
                return;
            }
        }
    }

    private static bool IsNamed(string method, string name) => method.StartsWith(name + "(", StringComparison.Ordinal);

    private static string? Clash(ISymbol member, string[] methods)
    {
        if (member is not IMethodSymbol method)
        {
            return Names.Contains(member.Name) || methods.Any(other => IsNamed(other, member.Name)) ? member.Name : null;
        }

        return method.MethodKind != MethodKind.Ordinary ? null
            : Names.Contains(method.Name) ? method.Name
            : Signature(method) is var signature && methods.Contains(signature) ? signature
            : null;
    }

    private static string? ConstructorClash(ISymbol member) => member is not IMethodSymbol { MethodKind: MethodKind.Constructor } constructor ? null
        : IsPrimary(constructor) ? $"the primary constructor of {constructor.ContainingType.Name}"
        : Signature(constructor) == ".ctor(int)" ? $"{constructor.ContainingType.Name}(int)"
        : null;

    private static string Signature(IMethodSymbol method) =>
        $"{method.Name}({string.Join(", ", method.Parameters.Select(parameter => parameter.Type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat)))})";

    private static bool IsPrimary(IMethodSymbol constructor) =>
        constructor.DeclaringSyntaxReferences.Any(reference => reference.GetSyntax() is TypeDeclarationSyntax);
}
