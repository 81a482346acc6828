using System.Buffers;
using System.Text;

namespace Generated.Neuron;

/// <summary>
/// The records of a CSV file, one after the other (RFC 4180, with any line end). Blank lines are skipped, and so are comments if there is
/// a character that begins them. Strict about quotes, because a misplaced one swallows lines.
/// </summary>
internal sealed class CsvReader
{
    /// <summary>A record of a million columns. A longer one is a file of another kind.</summary>
    private const int MostBytes = 1 << 24;

    private const byte Quote = (byte)'"';

    private readonly byte[] _bytes;
    private readonly string _file;
    private readonly byte[] _separator;
    private readonly byte[] _comment;
    private readonly SearchValues<byte> _special;
    private int _next;
    private int _nextLine = 1;

    // The present record: where it starts, and where each field ends. The next field starts after the separator.
    private int _start;
    private int[] _ends = new int[16];
    private bool _isPastFirst;

    /// <param name="bytes">UTF-8.</param>
    /// <param name="file">The file's name, for messages.</param>
    /// <param name="options">Separator and comment.</param>
    /// <exception cref="InvalidDataException">The separator is ambiguous, or there is a zero byte.</exception>
    public CsvReader(byte[] bytes, string file, CsvOptions options)
    {
        (_bytes, _file) = (bytes, file);
        _comment = options.Comment is { } comment ? Encoding.UTF8.GetBytes([comment]) : [];
        var isWhole = bytes.Length <= CsvSeparator.MostBytes;
        var start = Encoding.UTF8.GetString(bytes, 0, Math.Min(bytes.Length, CsvSeparator.MostBytes));
        var separator = options.Separator
            ?? CsvSeparator.Find(start, isWhole, options.Comment)
            ?? throw CsvMessage.Invalid(file, null, null, CsvSeparator.InDoubt);
        _separator = Encoding.UTF8.GetBytes([separator]);
        _special = SearchValues.Create([_separator[0], Quote, (byte)'\r', (byte)'\n']);
        CheckZero();
    }

    /// <summary>The file's name.</summary>
    public string File => _file;

    /// <summary>The bytes of the file.</summary>
    public byte[] Bytes => _bytes;

    /// <summary>The bytes between two fields.</summary>
    public int SeparatorLength => _separator.Length;

    /// <summary>The line, from 1, on which the record starts.</summary>
    public int Line { get; private set; }

    /// <summary>Where the record starts.</summary>
    public int Start => _start;

    /// <summary>Whether a quoted field extends past the end of a line; only the first record's may.</summary>
    public bool SpansLines { get; private set; }

    /// <summary>The number of fields of the record.</summary>
    public int Count { get; private set; }

    /// <summary>Where each field of the record ends, its quotes included.</summary>
    public ReadOnlySpan<int> Ends => _ends.AsSpan(0, Count);

    /// <summary>A field of the record, without its quotes.</summary>
    public ReadOnlySpan<byte> this[int column] => Unquoted(_bytes.AsSpan(StartOf(column).._ends[column]));

    /// <summary>The text of a field of the record.</summary>
    public string Text(int column) => Encoding.UTF8.GetString(this[column]);

    /// <summary>Goes to the next record, if there is one.</summary>
    public bool Read()
    {
        while (_next < _bytes.Length)
        {
            (Line, _start, Count, SpansLines) = (_nextLine, _next, 0, false);
            var first = _bytes[_next];
            if (first is (byte)'\r' or (byte)'\n' || (_comment.Length > 0 && _bytes.AsSpan(_next).StartsWith(_comment)))
            {
                SkipLine();
                continue;
            }

            ReadRecord();
            if (first == Quote || Count > 1 || !string.IsNullOrWhiteSpace(Text(0)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>What is wrong in the present record.</summary>
    public InvalidDataException Invalid(int? column, string what) => CsvMessage.Invalid(_file, Line, column + 1, what);

    /// <summary>A field without its quotes; doubled quotes in it become one.</summary>
    public static ReadOnlySpan<byte> Unquoted(ReadOnlySpan<byte> field)
    {
        if (field.IsEmpty || field[0] != Quote)
        {
            return field;
        }

        field = field[1..^1];
        return field.IndexOf("\"\""u8) < 0 ? field : Undoubled(field);
    }

    private static byte[] Undoubled(ReadOnlySpan<byte> field)
    {
        var text = new byte[field.Length];
        var length = 0;
        for (var i = 0; i < field.Length; i++)
        {
            text[length++] = field[i];
            i += field[i] == Quote ? 1 : 0;
        }

        return text[..length];
    }

    private int StartOf(int column) => column == 0 ? _start : _ends[column - 1] + _separator.Length;

    private void ReadRecord()
    {
        while (true)
        {
            if (_next < _bytes.Length && _bytes[_next] == Quote)
            {
                ReadQuoted();
            }
            else
            {
                ReadPlain();
            }

            if (_next - _start > MostBytes)
            {
                throw Invalid(null, FormattableString.Invariant($"the line has more than {MostBytes:N0} bytes; is this a CSV file?"));
            }

            if (Count == _ends.Length)
            {
                Array.Resize(ref _ends, 2 * _ends.Length);
            }

            _ends[Count++] = _next;
            if (!IsAtSeparator())
            {
                break;
            }

            _next += _separator.Length;
        }

        SkipLine();
        _isPastFirst = true;
    }

    private void ReadPlain()
    {
        var start = _next;
        while (true)
        {
            var run = _bytes.AsSpan(_next).IndexOfAny(_special);
            _next = run < 0 ? _bytes.Length : _next + run;
            if (run < 0 || _bytes[_next] is (byte)'\r' or (byte)'\n' || IsAtSeparator())
            {
                return;
            }

            if (_bytes[_next] == Quote)
            {
                throw Invalid(
                    Count,
                    $"a quote stands inside a field, after {Shown(start)}; put the whole field in "
                        + "quotes and double those within, or remove it");
            }

            // The first byte of a multi-byte separator can also be part of another character.
            _next++;
        }
    }

    private void ReadQuoted()
    {
        var (start, spansLines) = (++_next, false);
        while (true)
        {
            var run = _bytes.AsSpan(_next).IndexOfAny(Quote, (byte)'\r', (byte)'\n');
            _next = run < 0 ? _bytes.Length : _next + run;
            if (run < 0 || (_bytes[_next] != Quote && _isPastFirst))
            {
                throw Unclosed(start);
            }

            if (_bytes[_next] != Quote)
            {
                spansLines = true;
                SkipLine();
            }
            else if (_next + 1 < _bytes.Length && _bytes[_next + 1] == Quote)
            {
                _next += 2;
            }
            else
            {
                break;
            }
        }

        // A name may extend over two lines; if it contains separators too, it is more likely a quote that swallows a row.
        if (spansLines && _bytes.AsSpan(start.._next).IndexOf(_separator) >= 0)
        {
            throw Unclosed(start);
        }

        SpansLines |= spansLines;
        _next++;
        if (_next < _bytes.Length && !IsAtSeparator() && _bytes[_next] is not ((byte)'\r' or (byte)'\n'))
        {
            throw Invalid(
                Count,
                $"text follows the closing quote of {CsvMessage.Shown(Encoding.UTF8.GetString(_bytes.AsSpan(start..(_next - 1))))}; double "
                    + "a quote that is part of the field, or remove it");
        }
    }

    private bool IsAtSeparator() => _next < _bytes.Length
        && _bytes[_next] == _separator[0]
        && (_separator.Length == 1 || _bytes.AsSpan(_next).StartsWith(_separator));

    private InvalidDataException Unclosed(int start) =>
        Invalid(Count, $"a quote opens here that is not closed on its line, before {Shown(start)}; close or remove it");

    private string Shown(int start) => CsvMessage.Shown(Encoding.UTF8.GetString(_bytes.AsSpan(start.._next)));

    /// <summary>Goes past the end of the line: a carriage return, a line feed, or both.</summary>
    private void SkipLine()
    {
        var run = _bytes.AsSpan(_next).IndexOfAny((byte)'\r', (byte)'\n');
        if (run < 0)
        {
            _next = _bytes.Length;
            return;
        }

        _next += run;
        _next += _bytes[_next] == '\r' && _next + 1 < _bytes.Length && _bytes[_next + 1] == '\n' ? 2 : 1;
        _nextLine++;
    }

    /// <summary>A zero byte is not text: programs written in C end a field at it, so they would lose the rest of the field.</summary>
    private void CheckZero()
    {
        var place = _bytes.AsSpan().IndexOf((byte)0);
        if (place < 0)
        {
            return;
        }

        var before = _bytes.AsSpan(0, place);
        var line = before[(before.LastIndexOfAny((byte)'\n', (byte)'\r') + 1)..];
        throw CsvMessage.Invalid(
            _file, CsvBytes.Line(before), line.Count(_separator) + 1,
            "a zero byte is not text; remove it, or pass the file's encoding if that is UTF-16: "
                + "CsvOptions { Encoding = Encoding.Unicode }");
    }
}
