using System.Globalization;

namespace Generated.Neuron;

/// <summary>How a CSV file is written, and the roles of its columns. Whatever is not set is detected.</summary>
public sealed class CsvOptions
{
    /// <summary>
    /// Whether the first line that is neither blank nor a comment is a header: true or false, or null to detect it. A first line
    /// without a number is a header then, one of numbers is a row, and one that could be either is an error that asks for this property.
    /// </summary>
    public bool? Header { get; init; }

    /// <summary>
    /// The character between two columns; null detects from header and rows whether it is a comma, a semicolon or a tab.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">
    /// The character can be part of a number or a line, such as a point, a digit or a quote.
    /// </exception>
    public char? Separator
    {
        get;
        init => field = value is not { } separator || CsvSeparator.IsPossible(separator)
            ? value
            : throw new ArgumentOutOfRangeException(
                nameof(Separator),
                CsvMessage.Shown([separator]),
                "A separator can be a comma, a semicolon, a tab, a space or a sign such as |; it "
                    + "must not be part of a number or end a line.");
    }

    /// <summary>
    /// The columns that are targets, by name or by place, in the desired order: <c>["species"]</c>, <c>[^1]</c>, <c>[0, 1]</c>. Null takes
    /// the last column; an empty list reads rows without targets, for prediction. Names need a header.
    /// </summary>
    public IReadOnlyList<CsvColumn>? Targets { get; init; }

    /// <summary>Columns that are neither inputs nor targets, such as row numbers; they may contain any text.</summary>
    public IReadOnlyList<CsvColumn> Ignore { get; init; } = [];

    /// <summary>
    /// Whether the target column holds class labels, words or numbers; null detects it: if no label is a number, they are classes.
    /// Two classes become a target of 0 or 1, more become one-hot targets, as the losses need them. Numeric labels keep all
    /// their digits; 1, 01 and 1.0 are one class.
    /// </summary>
    public bool? ClassLabels { get; init; }

    /// <summary>
    /// The names of the classes in the desired order, the first being class 0. A label is one of them, or its place counted from 0 if none
    /// of the names is a number. Empty takes the labels of the file: numbers in ascending order, words in alphabetical order (by character
    /// code).
    /// </summary>
    /// <exception cref="ArgumentException">A class is named twice, or as two spellings of the same number, or has no name.</exception>
    public IReadOnlyList<string> Classes
    {
        get;
        init => field = CsvLabels.Problem(value) is { } problem ? throw new ArgumentException(problem, nameof(Classes)) : [.. value];
    } = [];

    /// <summary>Lines that start with this character are skipped, such as <c>'#'</c>; null skips none, so every line is a row.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The character can start a row: a quote, a digit or the end of a line.</exception>
    public char? Comment
    {
        get;
        init => field = value is null or not ('"' or '\r' or '\n' or (>= '0' and <= '9')) && !char.IsSurrogate(value ?? ' ')
            ? value
            : throw new ArgumentOutOfRangeException(
                nameof(Comment), CsvMessage.Shown([value ?? ' ']), "A comment can start with a sign such as # or %, not as a row does.");
    }

    /// <summary>
    /// The encoding of the bytes, such as <c>Encoding.Latin1</c>, unless a byte order mark says otherwise; null reads UTF-8 and refuses
    /// bytes that are not.
    /// </summary>
    public System.Text.Encoding? Encoding { get; init; }

    /// <summary>
    /// For tables: the input columns in the order of their inputs, such as
    /// <c>["meters", new WordColumn("heating") { RareBelow = 20 }, new DateColumn("sold")]</c>. Null takes and detects all columns that are
    /// neither targets nor ignored.
    /// </summary>
    public IReadOnlyList<InputColumn>? Inputs { get; init; }

    /// <summary>
    /// For tables: how numbers and the names of months are written. Null detects the decimal sign; the current culture is never used.
    /// </summary>
    public CultureInfo? Culture { get; init; }

    /// <summary>For tables: texts that mean a missing value in every column, such as <c>"-999"</c>; an empty field always does.</summary>
    /// <exception cref="ArgumentException">A text is empty or appears twice.</exception>
    public IReadOnlyList<string> Missing
    {
        get;
        init => field = WordColumn.Problem(value, out var texts) is { } problem
            ? throw new ArgumentException(problem, nameof(Missing))
            : texts;
    } = [];

    /// <summary>
    /// For tables: reads this file as another one was read, with its columns, words, formats and scaling. Excludes <see cref="Inputs"/>,
    /// <see cref="Culture"/>, <see cref="Missing"/>, <see cref="Targets"/>, <see cref="Ignore"/> and everything else that the encoding
    /// decides.
    /// </summary>
    public TableEncoding? ReadAs { get; init; }

    /// <summary>For tables: how numeric targets are scaled; classes never are.</summary>
    public Scaling TargetScaling { get; init; } = Scaling.Standard;

    /// <summary>For tables: the unit of numeric targets, such as <c>"€"</c>; null takes the unit in the fields.</summary>
    public string? TargetUnit { get; init; }

    /// <summary>Whether an option is set that only tables have.</summary>
    internal bool IsTable => Inputs is not null || Culture is not null || Missing.Count > 0 || ReadAs is not null || TargetUnit is not null
        || TargetScaling != Scaling.Standard;
}
