using System.Collections.Immutable;
using System.Globalization;

namespace Generated.Neuron;

/// <summary>The class labels of a file on their way to targets.</summary>
/// <param name="classes">The names that are given, or none.</param>
internal sealed class CsvLabels(IReadOnlyList<string> classes)
{
    /// <summary>As many as a network can have outputs. More labels than that are names or numbers of rows.</summary>
    private const int MostClasses = 4096;

    // Each different text has an index in the order in which they come.
    private readonly Dictionary<string, int> _indices = new(StringComparer.Ordinal);
    private readonly List<string> _texts = [];
    private readonly List<int> _counts = [];
    private readonly List<int> _rows = [];

    /// <summary>How often the first row's label stands in the file.</summary>
    public int CountOfFirst => _counts[_rows[0]];

    /// <summary>Whether the first row's label is surely one: a number, or one of the names that are given.</summary>
    public bool IsFirstNamed => classes.Count > 0 || CsvField.IsNumber(_texts[_rows[0]]);

    /// <summary>Whether nothing stands in place of a label. A minus is no missing value here: it can be a class, as can "none".</summary>
    public bool IsMissing(ReadOnlySpan<char> field)
    {
        var text = field.Trim().ToString();
        return !classes.Contains(text)
            && (text.Length == 0
                || text is "?" or "NA" or "N/A" or "null"
                || (CsvField.TryParse(text, out var number) && !float.IsFinite(number)));
    }

    /// <summary>Takes the label of the next row.</summary>
    /// <returns>What is wrong with it, or null.</returns>
    public string? Add(ReadOnlySpan<char> field)
    {
        var text = field.Trim();
        if (!_indices.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(text, out var index))
        {
            index = _texts.Count;
            if (Problem(text) is { } problem)
            {
                return problem;
            }

            _indices.Add(text.ToString(), index);
            _texts.Add(text.ToString());
            _counts.Add(0);
        }

        _counts[index]++;
        _rows.Add(index);
        return null;
    }

    /// <summary>The targets of all rows: 0 or 1 for two classes, one-hot for more.</summary>
    /// <param name="named">The names that the file has for the classes 0, 1, 2, …; or none.</param>
    /// <param name="names">The names of the classes, class 0 first.</param>
    /// <param name="targets"><c>[rows × (classes = 2 ? 1 : classes)]</c></param>
    /// <returns>What is wrong with the labels as a whole, or null.</returns>
    public string? Encode(IReadOnlyList<string> named, out ImmutableArray<string> names, out float[] targets)
    {
        (names, targets) = ([], []);
        var numbers = _texts.Select(text => CsvField.TryParse(text, out var number) ? number : float.NaN).ToArray();
        var places = new int[_texts.Count];
        if (classes.Count > 0)
        {
            names = [.. classes];
            places = [.. _texts.Select(Place)];
        }
        else if (numbers.All(float.IsFinite))
        {
            var order = numbers.Distinct().Order().ToArray();
            places = [.. numbers.Select(number => Array.IndexOf(order, number))];
            var fits = named.Count == order.Length && order.Index().All(label => label.Item == label.Index);
            names = [.. fits ? named : order.Select(number => number.ToString(CultureInfo.InvariantCulture))];
        }
        else
        {
            names = [.. _texts.Order(StringComparer.Ordinal)];
            var order = names;
            places = [.. _texts.Select(text => order.IndexOf(text))];
        }

        if (names.Length < 2)
        {
            return $"all labels are {CsvMessage.Shown(names[0])}, but a classifier needs two classes; name them all in Classes";
        }

        var width = names.Length == 2 ? 1 : names.Length;
        targets = new float[_rows.Count * width];
        for (var row = 0; row < _rows.Count; row++)
        {
            var place = places[_rows[row]];
            targets[row * width + (width == 1 ? 0 : place)] = width == 1 ? place : 1;
        }

        return null;
    }

    private string? Problem(ReadOnlySpan<char> label) => classes.Count switch
    {
        > 0 when Place(label.ToString()) < 0 =>
            $"{CsvMessage.Shown(label)} is none of the Classes "
            + $"{CsvMessage.Shown(classes, mostCharacters: 100)}; add it there or mend the row",
        0 when _texts.Count == MostClasses =>
            $"{CsvMessage.Shown(label)} is label {MostClasses + 1} that differs from all others, but a network has at most {MostClasses} "
            + "outputs; is this the column of the classes?",
        _ => null,
    };

    /// <summary>The class of a label: that of its name, or its number.</summary>
    private int Place(string label)
    {
        for (var place = 0; place < classes.Count; place++)
        {
            if (classes[place] == label)
            {
                return place;
            }
        }

        return CsvField.TryParse(label, out var number) && number >= 0 && number < classes.Count && number == MathF.Truncate(number)
            ? (int)number
            : -1;
    }
}
