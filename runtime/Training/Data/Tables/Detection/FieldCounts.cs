using Generated.Neuron.Tables;

namespace Generated.Neuron;

/// <summary>The different texts of a column in some rows, in order of appearance, with their frequency.</summary>
internal sealed class FieldCounts
{
    private readonly List<(string Text, int Count)> _values = [];

    /// <param name="column">All rows of the file.</param>
    /// <param name="rows">The rows that are counted.</param>
    public FieldCounts(TableColumn column, ReadOnlySpan<int> rows)
    {
        var texts = column.Texts;
        var counts = new int[texts.Texts.Count];
        var order = new List<int>();
        foreach (var row in rows)
        {
            var place = texts.Places[row];
            if (counts[place]++ == 0)
            {
                order.Add(place);
            }
        }

        All = [.. order.Select(place => (texts.Texts[place], counts[place]))];
        Rows = rows.Length;
        Empty = All.Where(field => column.IsEmpty(field.Text)).Sum(field => field.Count);
        foreach (var field in All)
        {
            if (!column.IsMissing(field.Text))
            {
                _values.Add(field);
            }
        }

        Present = _values.Sum(field => field.Count);
        Words = [.. All.Where(field => !column.IsEmpty(field.Text))];
    }

    /// <summary>Every text, the empty one included.</summary>
    public IReadOnlyList<(string Text, int Count)> All { get; }

    /// <summary>What is not missing in a column of numbers or dates.</summary>
    public IReadOnlyList<(string Text, int Count)> Values => _values;

    /// <summary>What is not missing in a column of words.</summary>
    public IReadOnlyList<(string Text, int Count)> Words { get; }

    /// <summary>The number of rows.</summary>
    public int Rows { get; }

    /// <summary>The rows with a value.</summary>
    public int Present { get; }

    /// <summary>The rows without a word.</summary>
    public int Empty { get; }

    /// <summary>The rows whose value is missing, if the column is not one of words.</summary>
    public int Holes => Rows - Present;

    /// <summary>The texts that are words, but would be missing values in a column of numbers.</summary>
    public IEnumerable<string> MissingWords => Words.Select(word => word.Text).Where(word => FieldText.IsMissing(word));
}
