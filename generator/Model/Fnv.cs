namespace Generated.Neuron.Generator.Model;

/// <summary>The hash FNV-1a of 64 bits (Fowler, Noll and Vo): the same on every machine, unlike a string's own.</summary>
internal static class Fnv
{
    public static ulong Hash(string text) =>
        text.Aggregate(14695981039346656037ul, (hash, character) => unchecked((hash ^ character) * 1099511628211ul));
}
