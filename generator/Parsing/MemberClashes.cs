using System.Collections.Immutable;
using Generated.Neuron.Generator.Diagnostics;
using Generated.Neuron.Generator.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Generated.Neuron.Generator.Parsing;

/// <summary>Conflicts with the members that the generator writes: the class's own members, its bases', its name.</summary>
internal static class MemberClashes
{
    /// <param name="type">The network's class.</param>
    /// <param name="inputs">The arguments of Predict, if it is written.</param>
    /// <param name="place">The class's name in the source.</param>
    /// <param name="compilation">Used to find which members of a base class the network can see.</param>
    /// <param name="mistakes">Collects the conflicts.</param>
    public static void Check(
        INamedTypeSymbol type, int? inputs, Location place, Compilation compilation, ImmutableArray<Diagnostic>.Builder mistakes)
    {
        if (GeneratedNames.Members.Contains(type.Name) || GeneratedNames.IsMethod(type.Name, inputs))
        {
            mistakes.Add(Diagnostic.Create(Descriptors.ClassNameClash, place, type.Name));
        }

        foreach (var member in type.GetMembers())
        {
            if (OwnFiles.UsersPlace(member) is { } own && !member.IsImplicitlyDeclared && Advice(member, inputs) is { } advice)
            {
                mistakes.Add(Diagnostic.Create(Descriptors.MemberClash, own, advice, type.Name));
            }
        }

        CheckBases(type, inputs, place, compilation, mistakes);
    }

    private static void CheckBases(
        INamedTypeSymbol type, int? inputs, Location place, Compilation compilation, ImmutableArray<Diagnostic>.Builder mistakes)
    {
        for (var parent = type.BaseType; parent is { SpecialType: not SpecialType.System_Object }; parent = parent.BaseType)
        {
            // What the generator writes into a base class is not there yet when it runs, but its attribute is.
            var name = NetworkParser.IsNetwork(parent)
                ? "every member of a network"
                : parent.GetMembers()
                    .Where(member => compilation.IsSymbolAccessibleWithin(member, type))
                    .Select(member => Clash(member, inputs))
                    .FirstOrDefault(clash => clash is not null);
            if (name is not null)
            {
                mistakes.Add(Diagnostic.Create(Descriptors.BaseClassClash, place, type.Name, parent.Name, name));
                return;
            }
        }
    }

    private static string? Clash(ISymbol member, int? inputs)
    {
        if (GeneratedNames.Members.Contains(member.Name))
        {
            return member.Name;
        }

        if (member is not IMethodSymbol method)
        {
            return GeneratedNames.IsMethod(member.Name, inputs) ? member.Name : null;
        }

        return method is { MethodKind: MethodKind.Ordinary, Arity: 0 } && GeneratedNames.IsTaken(Signature(method), inputs)
            ? Readable(method)
            : null;
    }

    /// <summary>The conflict and what to do about it; null if there is none.</summary>
    private static string? Advice(ISymbol member, int? inputs)
    {
        var name = Clash(member, inputs);
        if (member is IMethodSymbol { MethodKind: MethodKind.Constructor } constructor)
        {
            if (IsPrimary(constructor))
            {
                return "every constructor would have to call the primary one, which the generated ones cannot; "
                    + "write its parameters in an ordinary constructor that ends with ': this(seed: 0)'";
            }

            name = Signature(constructor) == GeneratedNames.Constructor ? $"{constructor.ContainingType.Name}(int)" : name;
        }

        return name is null ? null : $"the generated part declares {name} too; rename yours or remove it";
    }

    /// <summary>As <see cref="GeneratedNames"/> has them: the name and the types of the parameters.</summary>
    public static string Signature(IMethodSymbol method) => Written(method, parameter =>
        (parameter.RefKind == RefKind.None ? "" : $"{parameter.RefKind} ") + parameter.Type.ToDisplayString(Qualified));

    private static string Readable(IMethodSymbol method) =>
        Written(method, parameter => parameter.Type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat));

    private static string Written(IMethodSymbol method, Func<IParameterSymbol, string> parameter) =>
        $"{method.Name}({string.Join(", ", method.Parameters.Select(parameter))})";

    /// <summary>Whether a constructor is a primary one, with its parameters after the class's name.</summary>
    public static bool IsPrimary(IMethodSymbol constructor) =>
        constructor.DeclaringSyntaxReferences.Any(reference => reference.GetSyntax() is TypeDeclarationSyntax);

    private static readonly SymbolDisplayFormat Qualified = new(
        typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypesAndNamespaces,
        genericsOptions: SymbolDisplayGenericsOptions.IncludeTypeParameters,
        miscellaneousOptions: SymbolDisplayMiscellaneousOptions.UseSpecialTypes);
}
