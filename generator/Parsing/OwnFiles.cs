using Microsoft.CodeAnalysis;

namespace Generated.Neuron.Generator.Parsing;

/// <summary>Tells what this generator wrote from what the user did: an analyzer sees both.</summary>
internal static class OwnFiles
{
    /// <summary>
    /// The folder in which the compiler puts this generator's files, in memory or on disk: the generator's name with its namespace.
    /// </summary>
    private const string Folder = "Generated.Neuron.Generator.NetworkGenerator";

    public static bool Has(SyntaxTree? tree) => tree is not null && tree.FilePath.Split('/', '\\').Contains(Folder);

    /// <summary>Where the user wrote a member; null for a generated one.</summary>
    public static Location? UsersPlace(ISymbol member) =>
        member.Locations.FirstOrDefault(location => location.IsInSource && !Has(location.SourceTree));

    /// <summary>Whether this generator wrote a member.</summary>
    public static bool IsGenerated(ISymbol member) => !member.Locations.IsEmpty && member.Locations.All(place => Has(place.SourceTree));
}
