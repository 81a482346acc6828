using System.Buffers;

namespace Generated.Neuron;

/// <summary>
/// The records of a CSV file, one after the other (RFC 4180, with any line end). Blank lines and comments, lines that start with #,
/// are passed over. Strict about quotes, because one that is misplaced swallows lines.
/// </summary>
internal sealed class CsvReader
{
    /// <summary>A record of a million columns. Beyond it stands a file of another kind.</summary>
    private const int MostCharacters = 1 << 24;

    private static readonly SearchValues<char> QuotedSpecial = SearchValues.Create('"', '\r', '\n');

    private readonly TextReader _text;
    private readonly string _file;
    private readonly char _separator;
    private readonly SearchValues<char> _special;

    // The part of the file that is being read.
    private readonly char[] _buffer = new char[1 << 16];
    private int _next;
    private int _filled;
    private int _nextLine = 1;

    // The present record: the characters of all fields, and where each field ends.
    private readonly List<int> _ends = [];
    private char[] _record = new char[256];
    private int _length;
    private bool _isPastFirst;

    /// <param name="text">From its start.</param>
    /// <param name="file">The file's name, for messages.</param>
    /// <param name="separator">Null finds it out.</param>
    public CsvReader(TextReader text, string file, char? separator)
    {
        (_text, _file) = (text, file);
        _filled = text.ReadBlock(_buffer, 0, _buffer.Length);
        _separator = separator ?? CsvSeparator.Find(_buffer.AsSpan(0, _filled), isWhole: _filled < _buffer.Length);
        _special = SearchValues.Create(_separator, '"', '\r', '\n');
    }

    /// <summary>What stands between the columns.</summary>
    public char Separator => _separator;

    /// <summary>The line, from 1, on which the record starts.</summary>
    public int Line { get; private set; }

    /// <summary>Whether a quoted field goes over the end of a line; only the first record's may.</summary>
    public bool SpansLines { get; private set; }

    /// <summary>The number of fields of the record.</summary>
    public int Count => _ends.Count;

    /// <summary>A field of the record, without its quotes.</summary>
    public ReadOnlySpan<char> this[int column] => _record.AsSpan((column == 0 ? 0 : _ends[column - 1]).._ends[column]);

    /// <summary>Goes to the next record, if there is one.</summary>
    public bool Read()
    {
        while (Peek() is { } first)
        {
            (Line, _length, SpansLines) = (_nextLine, 0, false);
            _ends.Clear();
            if (first is '#' or '\r' or '\n')
            {
                SkipLine();
                continue;
            }

            ReadRecord();
            if (first == '"' || Count > 1 || !this[0].IsWhiteSpace())
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>What is wrong in the present record.</summary>
    public InvalidDataException Invalid(int? column, string what) => CsvMessage.Invalid(_file, Line, column + 1, what);

    /// <summary>What of the present field has been read.</summary>
    private ReadOnlySpan<char> Field => _record.AsSpan((_ends.Count == 0 ? 0 : _ends[^1])..(_length));

    private void ReadRecord()
    {
        var isMore = true;
        while (isMore)
        {
            if (Peek() == '"')
            {
                _next++;
                ReadQuoted();
            }
            else
            {
                ReadPlain();
            }

            _ends.Add(_length);
            isMore = Peek() == _separator;
            _next += isMore ? 1 : 0;
        }

        SkipLine();
        _isPastFirst = true;
    }

    private void ReadPlain()
    {
        while (Peek() is not null)
        {
            if (AppendUntil(_special))
            {
                if (_buffer[_next] != '"')
                {
                    return;
                }

                throw Invalid(
                    Count,
                    $"a quote stands inside a field, after {CsvMessage.Shown(Field)}; put the whole field in "
                        + "quotes and double those within, or remove it");
            }
        }
    }

    private void ReadQuoted()
    {
        var spansLines = false;
        while (true)
        {
            var next = Peek();
            if (next is not (null or '"' or '\r' or '\n'))
            {
                AppendUntil(QuotedSpecial);
            }
            else if (next == '"')
            {
                _next++;
                if (Peek() != '"')
                {
                    break;
                }

                Append(_buffer.AsSpan(_next, 1));
                _next++;
            }
            else if (next is '\r' or '\n' && !_isPastFirst)
            {
                spansLines = true;
                Append("\n");
                SkipLine();
            }
            else
            {
                throw Unclosed();
            }
        }

        // A name may go over two lines; one that holds separators too is more likely a quote that swallows a row.
        if (spansLines && Field.Contains(_separator))
        {
            throw Unclosed();
        }

        SpansLines |= spansLines;
        if (Peek() is { } after && after != _separator && after is not ('\r' or '\n'))
        {
            throw Invalid(
                Count,
                $"text follows the closing quote of {CsvMessage.Shown(Field)}; double a quote that is part of the field, or remove it");
        }
    }

    private InvalidDataException Unclosed() =>
        Invalid(Count, $"a quote opens here that is not closed on its line, before {CsvMessage.Shown(Field)}; close or remove it");

    /// <summary>Appends what comes before the next special character, as far as it is in the buffer.</summary>
    /// <returns>Whether the next character is a special one.</returns>
    private bool AppendUntil(SearchValues<char> special)
    {
        var rest = _buffer.AsSpan(_next, _filled - _next);
        var run = rest.IndexOfAny(special);
        Append(run < 0 ? rest : rest[..run]);
        _next += run < 0 ? rest.Length : run;
        return run >= 0;
    }

    private void Append(ReadOnlySpan<char> characters)
    {
        if (_length + characters.Length > MostCharacters)
        {
            throw Invalid(null, $"the line has more than {MostCharacters} characters; is this a CSV file?");
        }

        if (_length + characters.Length > _record.Length)
        {
            Array.Resize(ref _record, Math.Max(2 * _record.Length, _length + characters.Length));
        }

        characters.CopyTo(_record.AsSpan(_length));
        _length += characters.Length;
    }

    /// <summary>Goes behind the end of the line: a carriage return, a line feed, or both.</summary>
    private void SkipLine()
    {
        while (Peek() is { } next)
        {
            var rest = _buffer.AsSpan(_next, _filled - _next);
            var end = rest.IndexOfAny('\r', '\n');
            if (end < 0)
            {
                _next = _filled;
                continue;
            }

            var isReturn = rest[end] == '\r';
            _next += end + 1;
            _next += isReturn && Peek() == '\n' ? 1 : 0;
            _nextLine++;
            return;
        }
    }

    /// <summary>The next character, or null after the last one.</summary>
    private char? Peek()
    {
        if (_next == _filled)
        {
            (_next, _filled) = (0, _text.ReadBlock(_buffer, 0, _buffer.Length));
        }

        return _next < _filled ? _buffer[_next] : null;
    }
}
