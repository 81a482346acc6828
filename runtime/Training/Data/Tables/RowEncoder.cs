using Generated.Neuron.Tables;

namespace Generated.Neuron;

/// <summary>
/// Encodes rows of a table, column by column: plain numbers from the values that were read from the bytes, everything else once per
/// distinct text.
/// </summary>
internal sealed class RowEncoder
{
    private readonly TableText _table;
    private readonly int[] _rows;
    private readonly TableEncoding _encoding;
    private readonly bool _isCached;

    public RowEncoder(TableText table, int[] rows, TableEncoding encoding)
    {
        (_table, _rows, _encoding) = (table, rows, encoding);

        // The options that a file was read with decide which of its numbers are missing.
        _isCached = table.Missing.SequenceEqual(encoding.Missing);
    }

    /// <summary>The data set.</summary>
    /// <exception cref="InvalidDataException">A column is missing, or a field cannot be encoded.</exception>
    public Dataset Encode()
    {
        int[] columns = [.. _encoding.InputColumns.Select(column => Place(column.Name, isTarget: false))];
        int[] targets = [.. _encoding.TargetColumns.Select(target => Place(target.Name, isTarget: true))];
        if (targets.Any(target => target < 0) && targets.Any(target => target >= 0))
        {
            throw _table.InvalidHeader(
                $"the target {CsvMessage.Shown(_encoding.TargetColumns[Array.FindIndex(targets, target => target < 0)].Name)} is missing; "
                    + "give all targets, or none for prediction");
        }

        var inputs = new float[checked((long)_rows.Length * _encoding.InputCount)];
        var at = 0;
        for (var i = 0; i < columns.Length; i++)
        {
            var column = _encoding.InputColumns[i];
            EncodeColumn(column, columns[i], inputs.AsSpan(), at);
            at += column.Width;
        }

        var targetCount = targets.Contains(-1) ? 0 : _encoding.TargetColumns.Sum(target => target.Width);
        var encoded = new float[_rows.Length * targetCount];
        at = 0;
        for (var i = 0; i < targets.Length && targetCount > 0; i++)
        {
            EncodeTarget(_encoding.TargetColumns[i], targets[i], encoded, targetCount, at);
            at += _encoding.TargetColumns[i].Width;
        }

        return new Dataset(inputs, encoded, _rows.Length, _encoding.InputCount, targetCount)
        {
            Classes = targetCount > 0 ? _encoding.Classes : [],
            InputNames = _encoding.InputNames,
            Encoding = _encoding,
        };
    }

    private int Place(string name, bool isTarget)
    {
        var place = Array.IndexOf(_table.Names, name);
        if (place < 0 && !isTarget)
        {
            throw _table.InvalidHeader(
                $"the column {CsvMessage.Shown(name)} of the encoding is missing; the columns are "
                    + CsvMessage.Shown(_table.Names, mostCharacters: 120));
        }

        var other = place < 0 ? -1 : Array.IndexOf(_table.Names, name, place + 1);
        return other < 0
            ? place
            : throw _table.InvalidHeader($"columns {place + 1} and {other + 1} are both named {CsvMessage.Shown(name)}; rename one");
    }

    private TableColumn Fields(int column) =>
        _isCached ? _table.Column(column) : new TableColumn(_table, column, _encoding.Missing);

    private void EncodeColumn(ColumnEncoding encoding, int column, Span<float> inputs, int at)
    {
        var fields = Fields(column);
        if (encoding is NumberEncoding number && ColumnValues.CanBePlain(fields, _rows, number.Format.Decimal))
        {
            EncodeNumbers(number, fields.Numbers!, column, inputs, at);
            return;
        }

        var texts = fields.Texts;
        var width = encoding.Width;
        var known = new bool[texts.Texts.Count];
        var encoded = new float[texts.Texts.Count * width];
        foreach (var row in _rows)
        {
            var place = texts.Places[row];
            var values = encoded.AsSpan(place * width, width);
            if (!known[place])
            {
                known[place] = encoding.EncodeField(texts.Texts[place], _encoding.MissingTexts, values) is { } mistake
                    ? throw _table.Invalid(row, column, $"{mistake}{Advice(encoding, texts.Texts[place])}")
                    : true;
            }

            values.CopyTo(inputs[at..]);
            at += _encoding.InputCount;
        }
    }

    private void EncodeNumbers(NumberEncoding encoding, double[] numbers, int column, Span<float> inputs, int at)
    {
        var (step, width) = (_encoding.InputCount, encoding.Width);
        foreach (var row in _rows)
        {
            var value = numbers[row];
            var isMissing = double.IsNaN(value);
            if (isMissing || double.IsInfinity(value))
            {
                var mistake = isMissing
                    ? encoding.EncodeMissing(inputs.Slice(at, width))
                    : encoding.Format.Mistake(_table.Text(row, column));
                if (mistake is not null)
                {
                    throw _table.Invalid(row, column, $"{mistake}{Advice(encoding, "")}");
                }
            }
            else if (ColumnEncoding.Scale(value, encoding.Mean, encoding.Deviation, out inputs[at]) is { } mistake)
            {
                throw _table.Invalid(row, column, mistake);
            }

            at += step;
        }
    }

    private void EncodeTarget(TargetEncoding target, int column, float[] targets, int targetCount, int at)
    {
        var fields = Fields(column);
        if (target is NumberTarget number && ColumnValues.CanBePlain(fields, _rows, number.Format.Decimal)
            && Array.TrueForAll(_rows, row => double.IsFinite(fields.Numbers![row])))
        {
            foreach (var row in _rows)
            {
                if (number.EncodeNumber(fields.Numbers![row], targets.AsSpan(at, 1)) is { } mistake)
                {
                    throw _table.Invalid(row, column, mistake);
                }

                at += targetCount;
            }

            return;
        }

        var texts = fields.Texts;
        var places = target is ClassTarget classes ? new ClassPlaces(classes.Classes) : null;
        var width = target.Width;
        var known = new bool[texts.Texts.Count];
        var encoded = new float[texts.Texts.Count * width];
        foreach (var row in _rows)
        {
            var place = texts.Places[row];
            var values = encoded.AsSpan(place * width, width);
            if (!known[place])
            {
                EncodeTarget(target, places, texts.Texts[place], values, row, column);
                known[place] = true;
            }

            values.CopyTo(targets.AsSpan(at));
            at += targetCount;
        }
    }

    private void EncodeTarget(TargetEncoding target, ClassPlaces? places, string text, Span<float> values, int row, int column)
    {
        // Numeric labels may be written differently from the class.
        if (target is ClassTarget classes && !_encoding.MissingTexts.Contains(text, amongWords: true)
            && places!.Of(text) is var place and >= 0)
        {
            classes.EncodeClass(place, values);
        }
        else if (target.EncodeField(text, _encoding.MissingTexts, values) is { } mistake)
        {
            throw _table.Invalid(row, column, mistake);
        }
    }

    /// <summary>What to do about a word that only test rows have, which is the first problem most users meet.</summary>
    private static string Advice(ColumnEncoding encoding, string text) => encoding switch
    {
        WordEncoding words when text.Length > 0 && words.Unseen == UnseenRule.Error =>
            $"; if the word belongs there, fit with new WordColumn({CsvMessage.Shown(encoding.Name)}) {{ Words = [all of them] }}, "
                + "RareBelow or Unseen = UnseenWord.Zeros",
        NumberEncoding => "; or fit with NumberColumn { Fill = Fill.Mean }",
        _ => "",
    };
}
