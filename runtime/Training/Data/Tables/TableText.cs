using System.Text;
using Generated.Neuron.Tables;

namespace Generated.Neuron;

/// <summary>
/// All fields of a table: the bytes of the file, and where each field ends. One string per field would cost more than everything else, so
/// columns are read from the bytes, one by one, when they are needed.
/// </summary>
internal sealed class TableText
{
    private readonly byte[] _bytes;
    private readonly int[] _starts;
    private readonly int[] _ends;
    private readonly int _separatorLength;
    private readonly bool _hasQuotes;
    private readonly TableColumn?[] _columns;

    /// <param name="file">The file's name, for messages.</param>
    /// <param name="names">Those of the columns.</param>
    /// <param name="headerLine">The line of the header, if there is one.</param>
    /// <param name="missing">Texts that mean a missing value, in addition to the usual ones.</param>
    /// <param name="bytes">UTF-8.</param>
    /// <param name="starts">Where each row starts.</param>
    /// <param name="ends"><c>[rows × columns]</c>, where each field ends.</param>
    /// <param name="separatorLength">The bytes between two fields.</param>
    /// <param name="hasQuotes">Whether quoted fields still have their quotes.</param>
    public TableText(
        string file, string[] names, int? headerLine, IReadOnlyList<string> missing,
        byte[] bytes, int[] starts, int[] ends, int separatorLength, bool hasQuotes)
    {
        (File, Names, HeaderLine, Missing) = (file, names, headerLine, missing);
        (_bytes, _starts, _ends, _separatorLength, _hasQuotes) = (bytes, starts, ends, separatorLength, hasQuotes);
        _columns = new TableColumn?[names.Length];
    }

    /// <summary>The file's name.</summary>
    public string File { get; }

    /// <summary>The names of the columns.</summary>
    public string[] Names { get; }

    /// <summary>The line of the header, if there is one.</summary>
    public int? HeaderLine { get; }

    /// <summary>Texts that mean a missing value, in addition to the usual ones.</summary>
    public IReadOnlyList<string> Missing { get; }

    /// <summary>The number of rows.</summary>
    public int Rows => _starts.Length;

    /// <summary>A field without its quotes and the spaces around it.</summary>
    public ReadOnlySpan<byte> Field(int row, int column)
    {
        var place = row * Names.Length + column;
        var start = column == 0 ? _starts[row] : _ends[place - 1] + _separatorLength;
        var field = _bytes.AsSpan(start.._ends[place]);
        return Trimmed(_hasQuotes ? CsvReader.Unquoted(field) : field);
    }

    /// <summary>The text of a field.</summary>
    public string Text(int row, int column) => Encoding.UTF8.GetString(Field(row, column));

    /// <summary>A column's fields, read once.</summary>
    public TableColumn Column(int column) => _columns[column] ??= new TableColumn(this, column, Missing);

    /// <summary>What is wrong in a field, a column (all rows) or the table.</summary>
    public InvalidDataException Invalid(int? row, int? column, string what)
    {
        var named = column is { } c ? $"{CsvMessage.Shown(Names[c])}: {what}" : what;
        return _hasQuotes
            ? CsvMessage.Invalid(File, row is { } r ? CsvBytes.Line(_bytes.AsSpan(0, _starts[r])) : null, column + 1, named)
            : CsvMessage.Invalid(row is { } number ? $"{File}, row {number + 1}" : File, null, null, named);
    }

    /// <summary>What is wrong with the header.</summary>
    public InvalidDataException InvalidHeader(string what) => CsvMessage.Invalid(File, HeaderLine, null, what);

    /// <summary>As <see cref="FieldText.Trim"/>: without spaces, tabs, no-break spaces and narrow ones at either end.</summary>
    public static ReadOnlySpan<byte> Trimmed(ReadOnlySpan<byte> field)
    {
        if (field.IsEmpty || (field[0] is > (byte)' ' and < 0x80 && field[^1] is > (byte)' ' and < 0x80))
        {
            return field;
        }

        while (true)
        {
            var length = field.Length;
            field = field.Trim(" \t"u8);
            field = field.StartsWith("\u00A0"u8) ? field[2..] : field.StartsWith("\u202F"u8) ? field[3..] : field;
            field = field.EndsWith("\u00A0"u8) ? field[..^2] : field.EndsWith("\u202F"u8) ? field[..^3] : field;
            if (field.Length == length)
            {
                return field;
            }
        }
    }
}
