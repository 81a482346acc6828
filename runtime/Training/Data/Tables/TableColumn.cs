using System.Text;
using Generated.Neuron.Tables;

namespace Generated.Neuron;

/// <summary>
/// The fields of one column for all rows of a file: as numbers if each of them is a plain number or missing, and as the distinct texts,
/// with the index of each row's text.
/// </summary>
internal sealed class TableColumn
{
    private readonly TableText _table;
    private readonly int _column;
    private readonly string[] _missing;
    private readonly byte[][] _missingBytes;
    private TableTexts? _texts;

    public TableColumn(TableText table, int column, IReadOnlyList<string> missing)
    {
        (_table, _column) = (table, column);
        _missing = [.. missing.Select(text => FieldText.Trim(text).ToString())];
        _missingBytes = [.. _missing.Select(Encoding.UTF8.GetBytes)];
        (Numbers, Shapes) = ReadNumbers();
    }

    /// <summary>The number of each row, NaN if it is missing; null if a field is something else.</summary>
    public double[]? Numbers { get; private set; }

    /// <summary>How each number is written.</summary>
    public NumberShape[]? Shapes { get; private set; }

    /// <summary>The decimal sign of those numbers that have one.</summary>
    public char Sign { get; private set; } = '.';

    /// <summary>The different texts.</summary>
    public TableTexts Texts => _texts ??= new TableTexts(_table, _column);

    /// <summary>The text of a row.</summary>
    public string Text(int row) => _table.Text(row, _column);

    /// <summary>Whether a text means a missing value in every column: the empty text, or a given one.</summary>
    public bool IsEmpty(string text) => text.Length == 0 || Array.IndexOf(_missing, text) >= 0;

    /// <summary>Whether a text means a missing value in a column that does not contain words.</summary>
    public bool IsMissing(string text) => FieldText.IsMissing(text) || Array.IndexOf(_missing, text) >= 0;

    private (double[]? Numbers, NumberShape[]? Shapes) ReadNumbers()
    {
        var (numbers, shapes) = (new double[_table.Rows], new NumberShape[_table.Rows]);
        var hasSign = false;
        for (var row = 0; row < numbers.Length; row++)
        {
            var field = _table.Field(row, _column);
            if (field.IsEmpty || IsGivenMissing(field))
            {
                numbers[row] = double.NaN;
                continue;
            }

            var isNumber = PlainNumber.TryParse(field, (byte)Sign, out numbers[row], out shapes[row]);
            if (!isNumber && !hasSign && field.Contains((byte)','))
            {
                // The first decimal sign of the column is a comma.
                Sign = ',';
                isNumber = PlainNumber.TryParse(field, (byte)Sign, out numbers[row], out shapes[row]);
            }

            hasSign |= (shapes[row] & NumberShape.HasSign) != 0;
            if (isNumber)
            {
                continue;
            }

            if (!FieldText.IsMissing(Encoding.UTF8.GetString(field)))
            {
                return default;
            }

            numbers[row] = double.NaN;
        }

        return (numbers, shapes);
    }

    private bool IsGivenMissing(ReadOnlySpan<byte> field)
    {
        foreach (var text in _missingBytes)
        {
            if (field.SequenceEqual(text))
            {
                return true;
            }
        }

        return false;
    }
}
