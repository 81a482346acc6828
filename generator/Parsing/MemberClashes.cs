using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Generated.Neuron.Generator.Parsing;

/// <summary>Members that the user wrote and that the generator would write again.</summary>
internal static class MemberClashes
{
    private static readonly string[] Names =
    [
        "InputCount", "OutputCount", "ParameterCount", "SharedTopology", "Topology", "Parameters", "FirstParameter",
        "_parameters", "CheckTraining", "Passes", "Kernels",
    ];

    private const string Read = "ReadOnlySpan<float>", Written = "Span<float>", Chosen = "ReadOnlySpan<int>";

    private static readonly string[] Methods =
    [
        $"Forward({Read}, {Written})", $"Forward({Read}, {Written}, int)",
        $"Backward({Read}, {Read}, {Written})", $"Backward({Read}, {Read}, {Written}, int)", $"Backward({Read}, {Read}, {Written}, {Written})",
        $"Backward({Read}, {Read}, {Chosen}, {Written}, int)",
        $"Cost({Read}, {Read})", $"Cost({Read}, {Read}, int)",
    ];

    /// <summary>Each clash: where it stands, and what to call it.</summary>
    /// <param name="type">The network's class.</param>
    /// <param name="inputs">The arguments of Predict, where it is written.</param>
    public static IEnumerable<(Location Place, string Name)> Of(INamedTypeSymbol type, int? inputs)
    {
        foreach (var member in type.GetMembers())
        {
            // An analyzer also sees what the generator wrote.
            var place = member.Locations.FirstOrDefault(location => location.SourceTree?.FilePath.EndsWith(".g.cs", StringComparison.Ordinal) == false);
            if (place is not null && !member.IsImplicitlyDeclared && Clash(member, inputs) is { } name)
            {
                yield return (place, name);
            }
        }
    }

    private static string? Clash(ISymbol member, int? inputs)
    {
        if (member is not IMethodSymbol method)
        {
            return Names.Contains(member.Name) || Methods.Any(other => other.StartsWith(member.Name + "(", StringComparison.Ordinal)) ? member.Name : null;
        }

        var signature = $"{method.Name}({string.Join(", ", method.Parameters.Select(parameter => parameter.Type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat)))})";
        return method.MethodKind switch
        {
            MethodKind.Constructor when IsPrimary(method) => $"the primary constructor of {method.ContainingType.Name}",
            MethodKind.Constructor when signature == ".ctor(int)" => $"{method.ContainingType.Name}(int)",
            MethodKind.Ordinary when Names.Contains(method.Name) => method.Name,
            MethodKind.Ordinary when Methods.Contains(signature) => signature,
            MethodKind.Ordinary when inputs is { } count && signature == $"Predict({string.Join(", ", Enumerable.Repeat("float", count))})" => signature,
            _ => null,
        };
    }

    private static bool IsPrimary(IMethodSymbol constructor) =>
        constructor.DeclaringSyntaxReferences.Any(reference => reference.GetSyntax() is TypeDeclarationSyntax);
}
