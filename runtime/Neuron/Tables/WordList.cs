using System.Collections;
using System.Collections.Immutable;

namespace Generated.Neuron.Tables;

/// <summary>Different words in their order, found by their text, equal by content.</summary>
internal sealed class WordList : IReadOnlyList<string>, IEquatable<WordList>
{
    private readonly ImmutableArray<string> _words;
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _places;

    /// <param name="words">No two are equal.</param>
    /// <exception cref="ArgumentException">A word is there twice.</exception>
    public WordList(IEnumerable<string> words)
    {
        _words = [.. words];
        var places = new Dictionary<string, int>(_words.Length, StringComparer.Ordinal);
        foreach (var word in _words)
        {
            places.Add(word, places.Count);
        }

        _places = places.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    public int Count => _words.Length;

    public string this[int index] => _words[index];

    public ImmutableArray<string> Words => _words;

    /// <summary>The place of a word from 0, or −1. Allocates nothing.</summary>
    public int IndexOf(ReadOnlySpan<char> word) => _places.TryGetValue(word, out var place) ? place : -1;

    public IEnumerator<string> GetEnumerator() => ((IEnumerable<string>)_words).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public bool Equals(WordList? other) => other is not null && _words.AsSpan().SequenceEqual(other._words.AsSpan());

    public override bool Equals(object? obj) => Equals(obj as WordList);

    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (var word in _words)
        {
            hash.Add(word, StringComparer.Ordinal);
        }

        return hash.ToHashCode();
    }
}
