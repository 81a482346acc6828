using System.Collections.Immutable;

namespace Generated.Neuron;

/// <summary>Turns a CSV file into a <see cref="Dataset"/>.</summary>
internal sealed class CsvTable
{
    /// <summary>How many lines with missing values a message names.</summary>
    private const int MostLines = 8;

    private const string OrRead = ", or read it with TableRows.FromCsv";

    private readonly string _file;
    private readonly CsvOptions _options;
    private readonly CsvReader _reader;
    private readonly List<float> _inputs = [];
    private readonly List<float> _targets = [];
    private readonly List<int> _linesWithHoles = [];
    private int _columnWithHole;
    private string[] _names = [];
    private string[] _classes = [];
    private CsvColumns? _columns;
    private CsvLabels? _labels;
    private int _headerLine;
    private int _firstLine;
    private int _rows;

    private CsvTable(byte[] bytes, string file, CsvOptions options) =>
        (_file, _options, _reader) = (file, options, new CsvReader(bytes, file, options));

    /// <summary>As <see cref="Dataset.FromCsv(string, CsvOptions)"/>.</summary>
    public static Dataset Read(string path, CsvOptions options)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(options);
        using var stream = File.OpenRead(path);
        var file = Path.GetFileName(path);
        return new CsvTable(CsvBytes.Read(stream, file, options.Encoding), file, options).Read();
    }

    private Dataset Read()
    {
        if (_reader.Read())
        {
            if (CsvHeader.Is(_reader, _options))
            {
                ReadHeader();
            }
            else
            {
                ReadRow();
            }

            while (_reader.Read())
            {
                ReadRow();
            }
        }

        if (_columns is null)
        {
            throw CsvMessage.Invalid(_file, null, null, "the file has no rows of numbers; a row is inputs and targets, such as 5.1,3.5,0");
        }

        CheckHoles();
        return Result(_columns);
    }

    private void ReadHeader()
    {
        _headerLine = _reader.Line;
        _names = new string[_reader.Count];
        for (var column = 0; column < _names.Length; column++)
        {
            _names[column] = _reader.Text(column).Trim();
        }

        if (CsvHeader.IsCountsAndClasses(_reader))
        {
            _classes = _names[2..];
        }
    }

    private void ReadRow()
    {
        if (_columns is null)
        {
            Begin();
        }
        else if (_reader.Count != _columns.Count)
        {
            throw _reader.Invalid(
                null,
                $"expected {_columns.Count} columns, found {_reader.Count}; complete the line or remove it, or put a "
                    + $"field that holds the separator in quotes{Comment()}");
        }

        if (_reader.SpansLines)
        {
            throw _reader.Invalid(null, "a quoted field of this row extends past the end of the line; close the quote or remove it");
        }

        for (var target = _columns!.TargetCount; target > 0; target--)
        {
            _targets.Add(0);
        }

        for (var column = 0; column < _columns.Count; column++)
        {
            ReadField(_reader[column], column, _columns[column]);
        }

        _rows++;
    }

    /// <summary>Sets up what follows from the first row.</summary>
    private void Begin()
    {
        var usesNames = _options.Ignore.Concat(_options.Targets ?? []).Any(column => column.Name is not null);
        if (_names.Length > 1 && (usesNames || _classes.Length == 0) && _names.Length != _reader.Count)
        {
            throw _reader.Invalid(
                null,
                $"expected {_names.Length} columns as in the header, found {_reader.Count}; complete the line or the header, or put a "
                    + $"field that holds the separator in quotes{Comment()}");
        }

        _columns = CsvColumns.Find(_options, _names, _reader.Count, out var problem)
            ?? throw CsvMessage.Invalid(_file, usesNames && _names.Length > 0 ? _headerLine : _reader.Line, null, problem!);
        _firstLine = _reader.Line;
        if (_columns.TargetCount != 1)
        {
            return;
        }

        var label = Enumerable.Range(0, _columns.Count).First(column => _columns[column] == 0);
        if (_options.ClassLabels
            ?? (_options.Classes.Count > 0 || !(CsvField.IsNumber(_reader.Text(label)) || CsvField.IsMissing(_reader.Text(label)))))
        {
            _labels = new CsvLabels(_options.Classes);
        }
    }

    private void ReadField(ReadOnlySpan<byte> field, int column, int role)
    {
        if (role == CsvColumns.Ignored)
        {
            return;
        }

        if (role >= 0 && _labels is not null)
        {
            ReadLabel(_reader.Text(column), column);
        }
        else if (!PlainNumber.TryParse(field, out var number))
        {
            ReadOther(_reader.Text(column), column, role);
        }
        else if (!float.IsFinite(number))
        {
            throw _reader.Invalid(
                column,
                $"{CsvMessage.Shown(_reader.Text(column))} is not a finite number; numbers reach from -3.4e38 to "
                    + "3.4e38, so remove the row or put a number there");
        }
        else if (role >= 0)
        {
            _targets[_rows * _columns!.TargetCount + role] = number;
        }
        else
        {
            _inputs.Add(number);
        }
    }

    /// <summary>Handles a field that is not a number: missing values are reported together.</summary>
    private void ReadOther(string field, int column, int role)
    {
        if (!CsvField.IsMissing(field))
        {
            throw _reader.Invalid(column, $"{CsvMessage.Shown(field)} is not a number; {Advice(field, role)}{Comment()}");
        }

        NoteHole(column);
        if (role < 0)
        {
            _inputs.Add(0);
        }
    }

    private void ReadLabel(string label, int column)
    {
        var isDetected = _options.ClassLabels is null && _options.Classes.Count == 0;
        if (_labels!.IsMissing(label))
        {
            NoteHole(column);
            return;
        }

        if (isDetected && CsvField.IsOtherNotation(label))
        {
            throw _reader.Invalid(
                column,
                $"{CsvMessage.Shown(label)} is not a number; {Advice(label, 0)}; if it is a class label, pass "
                    + "CsvOptions { ClassLabels = true }");
        }

        if (_labels.Add(label) is { } problem)
        {
            throw _reader.Invalid(column, problem);
        }

        if (isDetected && CsvField.IsNumber(label))
        {
            _rows++;
            throw HeaderInDoubt()
                ?? _reader.Invalid(
                    column,
                    $"{CsvMessage.Shown(label)} is a number among labels that are words; if it is a class too, "
                        + $"pass CsvOptions {{ ClassLabels = true }}");
        }
    }

    private static string Advice(string field, int role) =>
        role >= 0 && CsvField.IsWord(field) ? $"for labels that are words pass new CsvOptions {{ ClassLabels = true }}{OrRead}"
        : CsvField.IsOtherNotation(field) ? $"write a point before the decimals and nothing between thousands{OrRead}"
        : field.AsSpan().IndexOfAny(';', '\t', '|') >= 0 ? "if this is the separator, name it: new CsvOptions { Separator = ';' }"
        : $"write it as 1.5 or 1.5e-3, remove the row{OrRead}";

    /// <summary>Other programs treat lines that start with # as comments.</summary>
    private string Comment() => _options.Comment is null && (_names is [['#', ..], ..] || _reader.Bytes[_reader.Start] == '#')
        ? "; if lines that start with # are comments, pass CsvOptions { Comment = '#' }"
        : "";

    private void NoteHole(int column)
    {
        _columnWithHole = _linesWithHoles.Count == 0 ? column : _columnWithHole;
        if (_linesWithHoles.Count == 0 || _linesWithHoles[^1] != _reader.Line)
        {
            _linesWithHoles.Add(_reader.Line);
        }
    }

    private void CheckHoles()
    {
        if (_linesWithHoles.Count == 0)
        {
            return;
        }

        var (first, others) = (_linesWithHoles[0], _linesWithHoles[1..]);
        var more = others.Count > MostLines ? $" and {others.Count - MostLines} more" : "";
        var also = others.Count == 0
            ? ""
            : $" (also in {(others.Count == 1 ? "line" : "lines")} {string.Join(", ", others.Take(MostLines))}{more})";
        var last = _columnWithHole == _columns!.Count - 1 ? " (or does the line end with an extra separator?)" : "";
        var header = first == _firstLine && _names.Length == 0 ? "; if the line is a header, pass CsvOptions { Header = true }" : "";
        var read = _columns[_columnWithHole] < 0 ? OrRead : "";
        throw CsvMessage.Invalid(
            _file, first, _columnWithHole + 1, $"the value is missing{also}; fill it in or remove the row{last}{header}{read}");
    }

    /// <summary>A first line such as 0,1,class is read as a row with a label. It may be a header if no other row has that label.</summary>
    private InvalidDataException? HeaderInDoubt()
    {
        var isInDoubt = _options.Header is null && _names.Length == 0 && _labels is { CountOfFirst: 1, IsFirstNamed: false } && _rows > 1;
        return isInDoubt
            ? CsvMessage.Invalid(
                _file,
                _firstLine,
                null,
                "the line can be a header or a row, because no other row has its label; say which: "
                    + "CsvOptions { Header = true } or { Header = false }")
            : null;
    }

    private Dataset Result(CsvColumns columns)
    {
        if (HeaderInDoubt() is { } doubt)
        {
            throw doubt;
        }

        ImmutableArray<string> names = _names.Length == columns.Count && _classes.Length == 0
            ? [.. _names.Where((_, column) => columns[column] == CsvColumns.Input)]
            : [];
        if (_labels is null)
        {
            return new Dataset(_inputs.ToArray(), _targets.ToArray(), _rows, columns.InputCount, columns.TargetCount)
            {
                InputNames = names,
            };
        }

        if (_labels.Encode(_classes, out var classes, out var targets) is { } problem)
        {
            throw CsvMessage.Invalid(_file, null, null, problem);
        }

        return new Dataset(_inputs.ToArray(), targets, _rows, columns.InputCount, targets.Length / _rows)
        {
            Classes = classes,
            InputNames = names,
        };
    }
}
