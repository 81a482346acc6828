using System.Text;

namespace Generated.Neuron;

/// <summary>Texts by code point, as Python orders them; <see cref="StringComparer.Ordinal"/> differs beyond U+FFFF.</summary>
internal sealed class CodePointOrder : IComparer<string>
{
    public static CodePointOrder Instance { get; } = new();

    // The order of UTF-8 bytes is that of code points.
    public int Compare(string? x, string? y) =>
        Encoding.UTF8.GetBytes(x ?? "").AsSpan().SequenceCompareTo(Encoding.UTF8.GetBytes(y ?? ""));
}
