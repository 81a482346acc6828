namespace Generated.Neuron;

/// <summary>How a CSV file is written, and which of its columns are what. Whatever is not set is found out.</summary>
public sealed class CsvOptions
{
    /// <summary>
    /// Whether the first line that is neither blank nor a comment is a header: true or false, or null to find out. A first line
    /// without a number is a header then, one of numbers is a row, and one that could be either is an error that asks for this property.
    /// </summary>
    public bool? Header { get; init; }

    /// <summary>What stands between two columns; null finds out whether it is a comma, a semicolon or a tab.</summary>
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
    /// The columns that are targets, by name or by place, in the order wanted: <c>["species"]</c>, <c>[^1]</c>, <c>[0, 1]</c>. Null takes
    /// the last column; none at all reads rows to predict, without targets. Names need a header.
    /// </summary>
    public IReadOnlyList<CsvColumn>? Targets { get; init; }

    /// <summary>Columns that are neither inputs nor targets, such as a row's number; any text may stand in them.</summary>
    public IReadOnlyList<CsvColumn> Ignore { get; init; } = [];

    /// <summary>
    /// Whether the target column holds class labels, words or numbers; null finds out: labels of which none is a number are classes.
    /// Two classes become a target of 0 or 1, more become one-hot targets, as the losses want them.
    /// </summary>
    public bool? ClassLabels { get; init; }

    /// <summary>
    /// The names of the classes in the order wanted, the first being class 0. A label is one of them, or its place counted from 0. Empty
    /// takes the labels of the file: numbers in their order, words in alphabetical order (by character code).
    /// </summary>
    public IReadOnlyList<string> Classes { get; init; } = [];
}
