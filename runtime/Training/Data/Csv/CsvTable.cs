namespace Generated.Neuron;

/// <summary>A CSV file on its way to a <see cref="Dataset"/>.</summary>
internal sealed class CsvTable
{
    /// <summary>So many lines with missing values are named in a message.</summary>
    private const int MostLines = 8;

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
    private int _firstLine;
    private int _rows;

    private CsvTable(TextReader text, string file, CsvOptions options) =>
        (_file, _options, _reader) = (file, options, new CsvReader(text, file, options.Separator));

    /// <summary>As <see cref="Dataset.FromCsv(string, CsvOptions)"/>.</summary>
    public static Dataset Read(string path, CsvOptions options)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(options);
        using var text = File.OpenText(path);
        return new CsvTable(text, Path.GetFileName(path), options).Read();
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
        _names = new string[_reader.Count];
        for (var column = 0; column < _names.Length; column++)
        {
            _names[column] = _reader[column].Trim().ToString();
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
                    + "field that holds the separator in quotes");
        }

        if (_reader.SpansLines)
        {
            throw _reader.Invalid(null, "a quoted field of this row goes over the end of the line; close the quote or remove it");
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

    /// <summary>What follows from the first row.</summary>
    private void Begin()
    {
        _columns = CsvColumns.Find(_options, _names, _reader.Count, out var problem) ?? throw _reader.Invalid(null, problem!);
        _firstLine = _reader.Line;
        var usesNames = _options.Ignore.Concat(_options.Targets ?? []).Any(column => column.Name is not null);
        if (usesNames && _names.Length != _columns.Count)
        {
            throw _reader.Invalid(
                null, $"expected {_names.Length} columns as in the header, found {_columns.Count}; complete the line or the header");
        }

        if (_columns.TargetCount != 1)
        {
            return;
        }

        var label = Enumerable.Range(0, _columns.Count).First(column => _columns[column] == 0);
        if (_options.ClassLabels
            ?? (_options.Classes.Count > 0 || !(CsvField.IsNumber(_reader[label]) || CsvField.IsMissing(_reader[label]))))
        {
            _labels = new CsvLabels(_options.Classes);
        }
    }

    private void ReadField(ReadOnlySpan<char> field, int column, int role)
    {
        if (role == CsvColumns.Ignored)
        {
            return;
        }

        var isLabel = role >= 0 && _labels is not null;
        var number = 0f;
        if (isLabel ? _labels!.IsMissing(field) : !CsvField.TryParse(field, out number) && CsvField.IsMissing(field))
        {
            NoteHole(column);
        }
        else if (isLabel)
        {
            ReadLabel(field, column);
        }
        else if (!CsvField.TryParse(field, out number))
        {
            throw _reader.Invalid(column, $"{CsvMessage.Shown(field)} is not a number; {Advice(field, role)}");
        }
        else if (!float.IsFinite(number))
        {
            throw _reader.Invalid(
                column,
                $"{CsvMessage.Shown(field)} is not a finite number; numbers reach from -3.4e38 to "
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

    private void ReadLabel(ReadOnlySpan<char> label, int column)
    {
        if (_labels!.Add(label) is { } problem)
        {
            throw _reader.Invalid(column, problem);
        }

        if (_options.ClassLabels is null && _options.Classes.Count == 0 && CsvField.IsNumber(label))
        {
            _rows++;
            throw HeaderInDoubt()
                ?? _reader.Invalid(
                    column,
                    $"{CsvMessage.Shown(label)} is a number among labels that are words; if it is a class too, "
                        + $"pass CsvOptions {{ ClassLabels = true }}");
        }
    }

    private static string Advice(ReadOnlySpan<char> field, int role) =>
        role >= 0 && CsvField.IsWord(field) ? "for labels that are words pass new CsvOptions { ClassLabels = true }"
        : field.Contains(',') ? "write a point before the decimals and nothing between thousands"
        : field.IndexOfAny(';', '\t', '|') >= 0 ? "if this is the separator, name it: new CsvOptions { Separator = ';' }"
        : "write it as 1.5 or 1.5e-3, or remove the row";

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
        var last = _columnWithHole == _columns!.Count - 1 ? "; does the line end with a separator too many?" : "";
        var header = first == _firstLine && _names.Length == 0 ? "; if the line is a header, pass CsvOptions { Header = true }" : "";
        throw CsvMessage.Invalid(
            _file, first, _columnWithHole + 1, $"the value is missing{also}; fill it in or remove the row{last}{header}");
    }

    /// <summary>A first line such as 0,1,class is taken for a row with a label. It is a header if no other row has that label.</summary>
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

        if (_labels is null)
        {
            return new Dataset(_inputs.ToArray(), _targets.ToArray(), _rows, columns.InputCount, columns.TargetCount);
        }

        if (_labels.Encode(_classes, out var names, out var targets) is { } problem)
        {
            throw CsvMessage.Invalid(_file, null, null, problem);
        }

        return new Dataset(_inputs.ToArray(), targets, _rows, columns.InputCount, targets.Length / _rows) { Classes = names };
    }
}
