using System.Text.RegularExpressions;
using Generated.Neuron.Generator.Parsing;

namespace Generated.Neuron.Generator.Emission;

/// <summary>Generated text with the names of other namespaces written out in full, for a class beside which they mean something else.</summary>
internal static class FullNames
{
    private static readonly Regex Names = new($@"(?<![\w.@])({string.Join("|", NameClashes.Namespaces.Keys)})(?!\w)", RegexOptions.CultureInvariant);

    public static string In(string text) => Names.Replace(text, name => $"global::{NameClashes.Namespaces[name.Value]}.{name.Value}");
}
