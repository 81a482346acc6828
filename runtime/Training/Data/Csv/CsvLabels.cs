using System.Collections.Immutable;
using System.Globalization;

namespace Generated.Neuron;

/// <summary>Turns the class labels of a file into targets.</summary>
/// <param name="classes">The names that are given, or none.</param>
internal sealed class CsvLabels(IReadOnlyList<string> classes)
{
    /// <summary>As many as a network can have outputs. More labels than that are probably names or row numbers.</summary>
    private const int MostClasses = 4096;

    // Each distinct text has an index in order of appearance.
    private readonly Dictionary<string, int> _indices = new(StringComparer.Ordinal);
    private readonly List<string> _texts = [];
    private readonly List<int> _counts = [];
    private readonly List<int> _rows = [];

    private readonly ClassPlaces _places = new(classes);

    /// <summary>What is wrong with the names of classes, or null.</summary>
    public static string? Problem(IReadOnlyList<string> names)
    {
        ArgumentNullException.ThrowIfNull(names);
        if (names.Any(string.IsNullOrWhiteSpace))
        {
            return "A class has no name; name every class.";
        }

        var twice = names.GroupBy(name => DecimalText.TryParse(name, out var number) ? number.ToString() : name.Trim())
            .FirstOrDefault(group => group.Count() > 1);
        return twice is null ? null : $"The class {CsvMessage.Shown(twice.Last())} is named twice; name each class once.";
    }

    /// <summary>How often the first row's label occurs in the file.</summary>
    public int CountOfFirst => _counts[_rows[0]];

    /// <summary>Whether the first row's label is certainly a label: a number, or one of the given names.</summary>
    public bool IsFirstNamed => classes.Count > 0 || DecimalText.TryParse(_texts[_rows[0]], out _);

    /// <summary>Whether a label is missing. A minus is not a missing value here: it can be a class, as can "none".</summary>
    public bool IsMissing(string field)
    {
        var text = field.Trim();
        return !classes.Any(name => name.Trim() == text)
            && (text.Length == 0
                || text is "?" or "NA" or "N/A" or "null"
                || CsvField.IsNotFinite(text));
    }

    /// <summary>Takes the label of the next row.</summary>
    /// <returns>What is wrong with it, or null.</returns>
    public string? Add(string field)
    {
        var text = field.Trim();
        if (!_indices.TryGetValue(text, out var index))
        {
            index = _texts.Count;
            if (Problem(text) is { } problem)
            {
                return problem;
            }

            _indices.Add(text, index);
            _texts.Add(text);
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
        var numbers = _texts.Select(text => DecimalText.TryParse(text, out var number) ? number : (DecimalText?)null).ToArray();
        var places = new int[_texts.Count];
        if (classes.Count > 0)
        {
            names = [.. classes];
            places = [.. _texts.Select(_places.Of)];
        }
        else if (numbers.All(number => number is not null))
        {
            var order = numbers.Select(number => number!.Value).Distinct().Order().ToArray();
            places = [.. numbers.Select(number => Array.BinarySearch(order, number!.Value))];
            var fits = named.Count == order.Length
                && order.Index().All(label => label.Item.ToString() == label.Index.ToString(CultureInfo.InvariantCulture));
            names = [.. fits ? named : order.Select(number => number.ToString())];
            if (names.GroupBy(name => name).FirstOrDefault(group => group.Count() > 1) is { } twice)
            {
                return $"the header names the class {CsvMessage.Shown(twice.Key)} twice; give each class a different name";
            }
        }
        else
        {
            names = [.. _texts.Order(CodePointOrder.Instance)];
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

    private string? Problem(string label) => classes.Count switch
    {
        > 0 when _places.Of(label) < 0 =>
            $"{CsvMessage.Shown(label)} is not one of the Classes "
            + $"{CsvMessage.Shown(classes, mostCharacters: 100)}; add it there or correct the row",
        0 when _texts.Count == MostClasses =>
            $"{CsvMessage.Shown(label)} is label {MostClasses + 1} that differs from all others, but a network has at most {MostClasses} "
            + "outputs; is this the column of the classes?",
        _ => null,
    };
}
