using System.Text.RegularExpressions;
using Generated.Neuron.Generator.Model;

namespace Generated.Neuron.Generator.Emission;

/// <summary>
/// Kernels with every name of the vocabulary in full, <c>global::System.Span&lt;float&gt;</c>: for a project whose own types would make a
/// short one mean two.
/// </summary>
internal static class FullNames
{
    private static readonly Dictionary<string, string> Spaces = Vocabulary.OfKernels
        .SelectMany(part => part.Value, (part, name) => (part.Key, name))
        .ToDictionary(pair => pair.name, pair => pair.Key);

    // Not a member of something, and not part of a full name.
    private static readonly Regex Names = new($@"(?<![\w.:@])({string.Join("|", Spaces.Keys)})\b(?!\s*=>)");

    public static string In(string text) => Names.Replace(text, name => $"global::{Spaces[name.Value]}.{name.Value}");
}
