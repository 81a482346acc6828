using System.Globalization;
using Sylvan.Data.Csv;

namespace Generated.Neuron;

/// <summary>A file of comma-separated numbers on its way to a <see cref="Dataset"/>.</summary>
internal sealed class CsvTable
{
    private readonly string _file;
    private readonly int _targetColumns;
    private readonly List<float> _inputs = [];
    private readonly List<float> _targets = [];
    private int _columns;
    private bool _started;

    // The line, from 1, on which the present record starts. Sylvan counts records; a record may span lines.
    private int _line = 1;

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
        // The longest record that is read: 16 M characters, a million columns. Beyond it stands a file of another kind.
        const int LongestRecord = 1 << 24;
        var options = new CsvDataReaderOptions
        {
            HasHeaders = false,
            Delimiter = ',',
            MaxBufferSize = LongestRecord,
            Culture = CultureInfo.InvariantCulture,
            CommentHandler = (Action<string>)(_ => _line++),
        };
        using var text = File.OpenText(path);
        try
        {
            using var csv = CsvDataReader.Create(text, options);
            while (csv.Read())
            {
                ReadRecord(csv);
                _line += csv.GetRawRecordSpan().Count('\n');
            }
        }
        catch (CsvRecordTooLargeException exception)
        {
            throw Invalid($"the line is longer than {LongestRecord} characters", cause: exception);
        }
        catch (CsvFormatException exception)
        {
            throw Invalid("a quoted field is not closed, or text follows its closing quote", cause: exception);
        }

        if (_columns == 0)
        {
            throw new InvalidDataException($"{_file}: the file has no rows of numbers.");
        }

        var rows = _targets.Count / _targetColumns;
        return new Dataset(_inputs.ToArray(), _targets.ToArray(), rows, _columns - _targetColumns, _targetColumns);
    }

    private void ReadRecord(CsvDataReader csv)
    {
        if (IsBlank(csv))
        {
            return;
        }

        var isFirst = !_started;
        _started = true;
        if (isFirst && IsHeader(csv))
        {
            return;
        }

        var fields = csv.RowFieldCount;
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
            var field = csv.GetFieldSpan(column);
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

    // Sylvan gives a blank line as a record of one field.
    private static bool IsBlank(CsvDataReader csv) => csv.RowFieldCount == 1 && csv.GetFieldSpan(0).IsWhiteSpace();

    private static bool IsHeader(CsvDataReader csv)
    {
        for (var column = 0; column < csv.RowFieldCount; column++)
        {
            if (!TryParse(csv.GetFieldSpan(column), out _))
            {
                return true;
            }
        }

        return false;
    }

    private static bool TryParse(ReadOnlySpan<char> field, out float number) =>
        float.TryParse(field, NumberStyles.Float, CultureInfo.InvariantCulture, out number);

    private InvalidDataException Invalid(string what, int? column = null, Exception? cause = null)
    {
        var place = column is null ? "" : $", column {column + 1}";
        return new InvalidDataException($"{_file}, line {_line}{place}: {what}.", cause);
    }
}
