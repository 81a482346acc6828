using System.Collections.Immutable;
using Generated.Neuron.Weights;

namespace Generated.Neuron;

/// <summary>What the numbers of some rows mean: the names of their classes and of their inputs. Empty if they are not known.</summary>
/// <param name="classes">Class 0 first.</param>
/// <param name="inputNames">One per input.</param>
internal sealed class DataMeaning(ImmutableArray<string> classes, ImmutableArray<string> inputNames)
{
    // If a list of words is longer than this, its first difference is more helpful than the list.
    private const int MostNames = 12;

    public static readonly DataMeaning Unknown = new([], []);

    public ImmutableArray<string> Classes => classes;

    public ImmutableArray<string> InputNames => inputNames;

    public bool IsKnown => !classes.IsEmpty || !inputNames.IsEmpty;

    /// <summary>Checks that two sets of rows number their classes and inputs alike, if both name them.</summary>
    /// <param name="first">The meaning of the first data: the training data.</param>
    /// <param name="firstOwner">Whose they are, for example "the training data".</param>
    /// <param name="second">What the others mean.</param>
    /// <param name="secondOwner">The name of the second data, for messages.</param>
    /// <param name="name">The parameter with the others.</param>
    /// <exception cref="ArgumentException">They differ; the message names both lists and what to do.</exception>
    public static void CheckSame(DataMeaning first, string firstOwner, DataMeaning second, string secondOwner, string name)
    {
        if (Differ(first.Classes, second.Classes))
        {
            throw new ArgumentException(
                $"{Lists("class", "classes", first.Classes, firstOwner, second.Classes, secondOwner)} Read the second file with the "
                    + "encoding of the first: CsvOptions { ReadAs = encoding } for a table, or "
                    + $"CsvOptions {{ Classes = [{Listed(first.Classes, '"')}] }} for a plain file.",
                name);
        }

        if (Differ(first.InputNames, second.InputNames))
        {
            throw new ArgumentException(
                $"{Lists("input", "inputs", first.InputNames, firstOwner, second.InputNames, secondOwner)} Read the second file with the "
                    + "encoding of the first, CsvOptions { ReadAs = encoding }, or give both files the same columns in the same order.",
                name);
        }
    }

    private static bool Differ(ImmutableArray<string> first, ImmutableArray<string> second) =>
        !first.IsEmpty && !second.IsEmpty && !first.AsSpan().SequenceEqual(second.AsSpan());

    private static string Lists(
        string one, string many,
        ImmutableArray<string> first, string firstOwner, ImmutableArray<string> second, string secondOwner)
    {
        var place = 0;
        while (place < first.Length && place < second.Length && first[place] == second[place])
        {
            place++;
        }

        var difference = Math.Max(first.Length, second.Length) > MostNames && place < Math.Min(first.Length, second.Length)
            ? $" The first difference is {one} {place + 1}: {PlainText.Quote(first[place])} and {PlainText.Quote(second[place])}."
            : "";
        return $"The {many} of {secondOwner} are {Listed(second, '\'')}, but those of {firstOwner} are {Listed(first, '\'')}.{difference}";
    }

    private static string Listed(ImmutableArray<string> names, char quote)
    {
        var shown = string.Join(", ", names.Take(MostNames).Select(name => $"{quote}{PlainText.Escape(name, longest: 40)}{quote}"));
        return names.Length > MostNames ? $"{shown}, … ({names.Length} in all)" : shown;
    }
}
