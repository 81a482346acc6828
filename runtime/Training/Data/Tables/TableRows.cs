using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace Generated.Neuron;

/// <summary>
/// Rows of a table as they are in a file or in objects: text with column names, which can be split before anything is learned from it.
/// <see cref="FitEncoding"/> on the training rows decides what the columns are; <see cref="Encode"/> turns any rows into numbers.
/// Immutable.
/// </summary>
public sealed partial class TableRows
{
    private readonly TableText _table;
    private readonly CsvOptions _options;
    private readonly int[] _rows;

    private TableRows(TableText table, CsvOptions options, int[] rows) => (_table, _options, _rows) = (table, options, rows);

    /// <summary>The names of the columns, in the order of the file.</summary>
    public ImmutableArray<string> Columns => [.. _table.Names];

    /// <summary>The number of rows.</summary>
    public int Count => _rows.Length;

    /// <summary>As <see cref="FromCsv(string, CsvOptions)"/>, with everything detected; the target is the last column.</summary>
    /// <inheritdoc cref="FromCsv(string, CsvOptions)"/>
    public static TableRows FromCsv(string path) => FromCsv(path, new CsvOptions());

    /// <summary>As <see cref="FromCsv(Stream, CsvOptions)"/>, with everything detected; the target is the last column.</summary>
    /// <inheritdoc cref="FromCsv(Stream, CsvOptions)"/>
    public static TableRows FromCsv(Stream stream) => FromCsv(stream, new CsvOptions());

    /// <summary>As <see cref="FromCsv(TextReader, CsvOptions)"/>, with everything detected; the target is the last column.</summary>
    /// <inheritdoc cref="FromCsv(TextReader, CsvOptions)"/>
    public static TableRows FromCsv(TextReader reader) => FromCsv(reader, new CsvOptions());

    /// <summary>Reads a CSV file: words, numbers, dates and missing values as they are.</summary>
    /// <remarks>
    /// Nothing depends on the machine's culture, clock or time zone. The target is the last column unless <see cref="CsvOptions.Targets"/>
    /// names others. Every row has as many fields as the header; no row is dropped.
    /// </remarks>
    /// <param name="path">The file.</param>
    /// <param name="options">What should not be detected.</param>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="InvalidDataException">
    /// The content is invalid; the message is one line with the file's name, the line and the column from 1, and what to do.
    /// </exception>
    /// <exception cref="ArgumentException">The options contradict each other.</exception>
    public static TableRows FromCsv(string path, CsvOptions options)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(options);
        using var stream = File.OpenRead(path);
        return FromCsv(stream, Path.GetFileName(path), options);
    }

    /// <summary>Reads CSV from a stream.</summary>
    /// <param name="stream">From its position to its end; left open.</param>
    /// <param name="options">What should not be detected.</param>
    /// <inheritdoc cref="FromCsv(string, CsvOptions)"/>
    public static TableRows FromCsv(Stream stream, CsvOptions options)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(options);
        return FromCsv(stream, stream is FileStream file ? Path.GetFileName(file.Name) : "the stream", options);
    }

    /// <summary>Reads CSV from text.</summary>
    /// <param name="reader">From its position to its end; left open.</param>
    /// <param name="options">What should not be detected.</param>
    /// <inheritdoc cref="FromCsv(string, CsvOptions)"/>
    public static TableRows FromCsv(TextReader reader, CsvOptions options)
    {
        ArgumentNullException.ThrowIfNull(reader);
        return FromBytes(CsvBytes.Read(reader, "the text"), "the text", options);
    }

    /// <summary>Rows from any objects: each readable public property is a column of its name.</summary>
    /// <remarks>
    /// Properties may be numbers, strings, truth values, dates, enumerations and their nullable forms; null and NaN are missing values. The
    /// options about the text of a file do not apply.
    /// </remarks>
    /// <param name="rows">At least one.</param>
    /// <param name="options">Targets and what else should not be detected; the target is the last property unless it names others.</param>
    /// <exception cref="ArgumentException">There are no rows, or a property has another type.</exception>
    /// <exception cref="InvalidDataException">A column that the options name does not exist.</exception>
    public static TableRows FromRows<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicProperties)] T>(
        IEnumerable<T> rows, CsvOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(rows);
        options ??= new CsvOptions();
        CheckOptions(options);
        var table = ObjectTable.Of(rows, options.ReadAs?.Missing ?? [.. options.Missing]);
        _ = options.ReadAs is null ? TableColumns.Find(table, options) : null;
        return new TableRows(table, options, RowOrder.Sequential(table.Rows));
    }

    /// <summary>Fits an encoding to these rows: what the columns are, their words, formats and scaling.</summary>
    /// <remarks>
    /// Call it on training rows only, after <see cref="Split(double, int, bool)"/>: test rows must not influence it. With
    /// <see cref="CsvOptions.ReadAs"/> it returns that encoding. The encoding's <c>ToString</c> reports every guess.
    /// </remarks>
    /// <exception cref="InvalidDataException">A column is ambiguous; the message names the place and the remedy.</exception>
    public TableEncoding FitEncoding() => _options.ReadAs ?? new EncodingFit(_table, _rows, _options).Fit();

    /// <summary>The rows as numbers.</summary>
    /// <param name="encoding">Fitted to training rows. Its columns are found by name; other columns are ignored.</param>
    /// <returns>A data set that carries the encoding; without targets if the table has no column of their names.</returns>
    /// <exception cref="InvalidDataException">
    /// A column is missing, a word did not occur in training, or a value has another format; the message names the place and what
    /// the encoding accepts.
    /// </exception>
    public Dataset Encode(TableEncoding encoding)
    {
        ArgumentNullException.ThrowIfNull(encoding);
        return new RowEncoder(_table, _rows, encoding).Encode();
    }

    /// <summary>The size of the table and the names of its columns, on one line.</summary>
    public override string ToString()
    {
        var names = CsvMessage.Shown(_table.Names, mostCharacters: 200);
        return $"{Words.Count(Count, "row")} of {Words.Count(_table.Names.Length, "column")}: {names}";
    }

    private static TableRows FromCsv(Stream stream, string file, CsvOptions options) =>
        FromBytes(CsvBytes.Read(stream, file, options.Encoding), file, options);

    private static TableRows FromBytes(byte[] bytes, string file, CsvOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        CheckOptions(options);
        var table = TableReader.Read(bytes, file, options);
        return new TableRows(table, options, RowOrder.Sequential(table.Rows));
    }

    private static void CheckOptions(CsvOptions options)
    {
        var isDecidedTwice = options.ReadAs is not null && (options.Inputs is not null || options.Culture is not null
            || options.Missing.Count > 0 || options.Targets is not null || options.Ignore.Count > 0 || options.Classes.Count > 0
            || options.ClassLabels is not null || options.TargetUnit is not null || options.TargetScaling != Scaling.Standard);
        if (isDecidedTwice)
        {
            throw new ArgumentException(
                "ReadAs decides about columns, words, formats and targets; leave out Inputs, Targets, Ignore, Classes, ClassLabels, "
                    + "Culture, Missing, TargetScaling and TargetUnit.",
                nameof(options));
        }
    }
}
