using Generated.Neuron.Generator.Model;
using Microsoft.CodeAnalysis;

namespace Generated.Neuron.Generator.Parsing;

/// <summary>
/// What a project itself declares in the namespaces that generated code takes its names from. The compiler prefers it to what a reference
/// has there. Most projects declare nothing in them, and then nothing is looked up.
/// </summary>
internal static class SourceNames
{
    private static readonly string[] Outer = ["Generated", "Generated.Neuron"];

    /// <summary>
    /// Types of the project that have the full names of types that generated code uses, and would be used instead of them:
    /// <c>System.Span</c>.
    /// </summary>
    public static IEnumerable<string> Replaced(Compilation compilation) =>
        (from vocabulary in new[] { Vocabulary.OfKernels, Vocabulary.OfNetworks, Vocabulary.Qualified }
         from part in vocabulary
         let own = Space(compilation.Assembly.GlobalNamespace, part.Key)
         where own is not null
         from name in part.Value
         from type in own.GetTypeMembers(name)
         where !IsPolyfill(type) && Space(compilation.GlobalNamespace, part.Key)!.GetTypeMembers(name, type.Arity).Any(other =>
             !SymbolEqualityComparer.Default.Equals(other.ContainingAssembly, compilation.Assembly))
         select $"{part.Key}.{name}").Distinct();

    /// <summary>The names that the project declares in the namespaces around that of the kernels.</summary>
    public static IEnumerable<string> Around(IEnumerable<string> names, Compilation compilation) =>
        from space in Outer
        let own = Space(compilation.Assembly.GlobalNamespace, space)
        where own is not null
        from name in names
        where own.GetMembers(name).Any()
        select $"{space}.{name}";

    /// <summary>Whether the project declares one of the names in another of the namespaces, so that a short one could mean both.</summary>
    public static bool AreAmbiguous(IReadOnlyDictionary<string, string[]> vocabulary, Compilation compilation) => vocabulary.Keys
        .Select(space => (Space: space, Own: Space(compilation.Assembly.GlobalNamespace, space)))
        .Any(part => part.Own is { } own && vocabulary.Any(other =>
            other.Key != part.Space && other.Value.Any(name => !own.GetTypeMembers(name).IsEmpty)));

    /// <summary>What these types require of the kernels; null if nothing.</summary>
    public static KernelNames? OfKernels(Compilation compilation)
    {
        var (space, areFull) = (KernelSpace(compilation), AreAmbiguous(Vocabulary.OfKernels, compilation));
        return space == Vocabulary.KernelSpace && !areFull ? null : new(space, areFull);
    }

    /// <summary>The first of Generated.Neuron.Emitted, Generated.Neuron.Emitted1, … in which the project declares nothing.</summary>
    private static string KernelSpace(Compilation compilation)
    {
        var (outer, inner) = ("Generated.Neuron", Vocabulary.KernelSpace.Split('.').Last());
        var own = Space(compilation.Assembly.GlobalNamespace, outer);
        var name = inner;
        for (var i = 1; own is not null && own.GetMembers(name).Any(IsUsers); i++)
        {
            name = $"{inner}{i}";
        }

        return $"{outer}.{name}";
    }

    private static bool IsUsers(INamespaceOrTypeSymbol symbol) => symbol is INamespaceSymbol space
        ? space.GetMembers().Any(IsUsers)
        : !OwnFiles.IsGenerated(symbol);

    /// <summary>A pure marker attribute may be the project's own, as with attributes that older frameworks lack.</summary>
    private static bool IsPolyfill(INamedTypeSymbol type) =>
        type.BaseType?.Name == "Attribute" && Vocabulary.OfNetworks.ContainsKey(type.ContainingNamespace.ToDisplayString());

    private static INamespaceSymbol? Space(INamespaceSymbol global, string name)
    {
        var space = global;
        foreach (var part in name.Split('.'))
        {
            space = space?.GetMembers(part).OfType<INamespaceSymbol>().FirstOrDefault();
        }

        return space;
    }
}
