using Microsoft.CodeAnalysis;

namespace Generated.Neuron.Generator.Parsing;

/// <summary>
/// The names that generated code takes from other namespaces, and whether one of them means something else where the
/// network's class stands: a type beside it, or a member of it. Then generated code writes them out in full.
/// </summary>
internal static class NameClashes
{
    /// <summary>Each name with its namespace.</summary>
    public static readonly IReadOnlyDictionary<string, string> Namespaces = new Dictionary<string, string>
    {
        ["Span"] = "System",
        ["ReadOnlySpan"] = "System",
        ["Math"] = "System",
        ["ArgumentException"] = "System",
        ["Unsafe"] = "System.Runtime.CompilerServices",
        ["MemoryMarshal"] = "System.Runtime.InteropServices",
        ["MethodImpl"] = "System.Runtime.CompilerServices",
        ["MethodImplOptions"] = "System.Runtime.CompilerServices",
        ["Vector512"] = "System.Runtime.Intrinsics",
        ["Vector256"] = "System.Runtime.Intrinsics",
        ["Vector128"] = "System.Runtime.Intrinsics",
        ["Simd512"] = "Generated.Neuron.Simd",
        ["Simd256"] = "Generated.Neuron.Simd",
        ["Simd128"] = "Generated.Neuron.Simd",
        ["ISimd"] = "Generated.Neuron.Simd",
        ["SimdMath"] = "Generated.Neuron.Simd",
        ["SimdLoss"] = "Generated.Neuron.Simd",
        ["SimdSums"] = "Generated.Neuron.Simd",
        ["SimdMemory"] = "Generated.Neuron.Simd",
        ["SimdColumns"] = "Generated.Neuron.Simd",
        ["SimdPair"] = "Generated.Neuron.Simd",
        ["VectorPair"] = "Generated.Neuron.Simd",
        ["IDenseLayer"] = "Generated.Neuron.Layers",
        ["DenseForward"] = "Generated.Neuron.Layers",
        ["DenseDelta"] = "Generated.Neuron.Layers",
        ["DenseGradient"] = "Generated.Neuron.Layers",
        ["DenseLaneGradient"] = "Generated.Neuron.Layers",
        ["DenseRow"] = "Generated.Neuron.Layers",
        ["StoredDelta"] = "Generated.Neuron.Layers",
        ["OutputDelta"] = "Generated.Neuron.Layers",
        ["Identity"] = "Generated.Neuron.Activations",
        ["Relu"] = "Generated.Neuron.Activations",
        ["Tanh"] = "Generated.Neuron.Activations",
        ["Sigmoid"] = "Generated.Neuron.Activations",
    };

    public static bool Any(INamedTypeSymbol type) => Namespaces.Keys.Any(name => Enclosing(type).Any(scope => !scope.GetMembers(name).IsEmpty));

    /// <summary>What a name is looked up in before the using directives of a file are: the types around it with their base types, and its namespaces.</summary>
    private static IEnumerable<INamespaceOrTypeSymbol> Enclosing(INamedTypeSymbol type)
    {
        for (var outer = type; outer is not null; outer = outer.ContainingType)
        {
            for (var parent = outer; parent is not null; parent = parent.BaseType)
            {
                yield return parent;
            }
        }

        for (var space = type.ContainingNamespace; space is not null; space = space.ContainingNamespace)
        {
            yield return space;
        }
    }
}
