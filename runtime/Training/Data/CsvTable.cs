using System.Globalization;
using nietras.SeparatedValues;

namespace Generated.Neuron;

/// <summary>A file of comma-separated numbers on its way to a <see cref="Dataset"/>.</summary>
internal sealed class CsvTable
{
    private const string WrongQuotes = "a quoted field is not closed, or text follows its closing quote";

    private readonly string _file;
    private readonly int _targetColumns;
    private readonly List<float> _inputs = [];
    private readonly List<float> _targets = [];
    private int _columns;
    private bool _started;

    // The lines, from 1, on which the present record starts and the next one does; a record may span lines. Sep's own number of
    // a first record is that of the second.
    private int _line = 1;
    private int _nextLine = 1;

    private CsvTable(string path, int targetColumns) => (_file, _targetColumns) = (Path.GetFileName(path), targetColumns);

    /// <summary>As <see cref="Dataset.FromCsv"/>.</summary>
    public static Dataset Read(string path, int targetColumns)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentOutOfRangeException.ThrowIfLessThan(targetColumns, 1);
        return new CsvTable(path, targetColumns).Read(path);
    }

    private Dataset Read(string path)
    {
        using var text = File.OpenText(path);
        var options = new SepReaderOptions(new Sep(',')) { HasHeader = false, DisableColCountCheck = true, CultureInfo = CultureInfo.InvariantCulture };
        try
        {
            using var csv = options.From(text);
            foreach (var record in csv)
            {
                (_line, _nextLine) = (_nextLine, record.LineNumberToExcl);
                ReadRecord(record);
            }
        }
        catch (NotSupportedException exception)
        {
            // Sep's limit is 16 M characters, a million columns. Beyond it stands a file of another kind.
            throw Invalid("the line is too long", cause: exception);
        }

        if (_columns == 0)
        {
            throw new InvalidDataException($"{_file}: the file has no rows of numbers.");
        }

        var rows = _targets.Count / _targetColumns;
        return new Dataset(_inputs.ToArray(), _targets.ToArray(), rows, _columns - _targetColumns, _targetColumns);
    }

    private void ReadRecord(SepReader.Row record)
    {
        if (IsBlank(record) || IsComment(record))
        {
            return;
        }

        var isFirst = !_started;
        _started = true;
        if (isFirst && IsHeader(record))
        {
            return;
        }

        var fields = record.ColCount;
        if (_columns == 0)
        {
            if (fields <= _targetColumns)
            {
                throw Invalid($"expected at least {_targetColumns + 1} columns, found {fields}");
            }

            _columns = fields;
        }
        else if (fields != _columns)
        {
            throw Invalid($"expected {_columns} columns, found {fields}");
        }

        for (var column = 0; column < fields; column++)
        {
            var field = Unquoted(record[column].Span);
            if (!TryParse(field, out var number))
            {
                throw Invalid($"\"{field}\" is not a number", column);
            }

            if (!float.IsFinite(number))
            {
                throw Invalid($"\"{field}\" is not a finite number", column);
            }

            (column < fields - _targetColumns ? _inputs : _targets).Add(number);
        }
    }

    private static bool IsBlank(SepReader.Row record) => record.ColCount == 1 && record[0].Span.IsWhiteSpace();

    private bool IsComment(SepReader.Row record) => record[0].Span.StartsWith('#')
        && (_nextLine == _line + 1 ? true : throw Invalid(WrongQuotes));

    private bool IsHeader(SepReader.Row record)
    {
        for (var column = 0; column < record.ColCount; column++)
        {
            if (!TryParse(Unquoted(record[column].Span), out _))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>What stands between the quotes of a field, if it has any; numbers need no quotes within.</summary>
    private ReadOnlySpan<char> Unquoted(ReadOnlySpan<char> field)
    {
        if (!field.Contains('"'))
        {
            return field;
        }

        var isQuoted = field is ['"', _, ..] && field[^1] == '"' && field[1..^1].Count('"') % 2 == 0;
        return isQuoted ? field[1..^1] : throw Invalid(WrongQuotes);
    }

    private static bool TryParse(ReadOnlySpan<char> field, out float number) =>
        float.TryParse(field, NumberStyles.Float, CultureInfo.InvariantCulture, out number);

    private InvalidDataException Invalid(string what, int? column = null, Exception? cause = null)
    {
        var place = column is null ? "" : $", column {column + 1}";
        return new InvalidDataException($"{_file}, line {_line}{place}: {what}.", cause);
    }
}
