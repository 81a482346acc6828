using System.Globalization;
using System.Text;
using Generated.Neuron.Generator.Model;
using Microsoft.CodeAnalysis;

namespace Generated.Neuron.Generator.Parsing;

/// <summary>
/// The name of a network's file, derived only from the name of its class, so that no other network changes it: <c>Moons.Classifier</c>.
/// File systems and the compiler ignore case, and a file's name has a limited length: if that or a character that is not allowed in a
/// file's name loses something of the class's name, a hash of all of it follows: <c>Moons.MoonClassifier-ce3ba235</c>.
/// </summary>
internal static class FileNames
{
    /// <summary>
    /// The most bytes of the readable part. A file's name may have 255, and tools that write generated files to disk may add other
    /// parts of a path in front of it, of which Windows takes 260 in all.
    /// </summary>
    private const int Longest = 100;

    public static string Of(INamedTypeSymbol type)
    {
        var exact = Exact(type);
        var readable = Shortened(
            new string([.. exact.Select(character => char.IsLetterOrDigit(character) || character is '.' or '_' ? character : '_')]));
        return readable == exact && readable.Split('.').All(IsCanonical)
            ? readable
            : $"{readable}-{((uint)Fnv.Hash(exact)).ToString("x8", CultureInfo.InvariantCulture)}";
    }

    /// <summary>A.B.Outer`1+Net: no two classes of a compilation have the same.</summary>
    private static string Exact(INamedTypeSymbol type) => type.ContainingType is { } container ? $"{Exact(container)}+{type.MetadataName}"
        : type.ContainingNamespace.IsGlobalNamespace ? type.MetadataName
        : $"{type.ContainingNamespace.ToDisplayString(Plain)}.{type.MetadataName}";

    /// <summary>A capital letter followed by small ones: the only casing that needs no hash.</summary>
    private static bool IsCanonical(string part) =>
        part.Length > 0
            && part[0] is >= 'A' and <= 'Z'
            && part.Skip(1).All(character => character is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '_');

    private static string Shortened(string name)
    {
        while (Encoding.UTF8.GetByteCount(name) > Longest)
        {
            name = name.Substring(0, name.Length - 1);
        }

        return name;
    }

    private static readonly SymbolDisplayFormat Plain = new(
        typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypesAndNamespaces);
}
