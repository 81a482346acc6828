namespace Generated.Neuron;

/// <summary>
/// A column of inputs: a name alone, whose kind is detected, or one of <see cref="NumberColumn"/>, <see cref="WordColumn"/>,
/// <see cref="BooleanColumn"/> and <see cref="DateColumn"/>.
/// </summary>
public abstract class InputColumn
{
    private protected InputColumn(CsvColumn column) => Column = column;

    /// <summary>The column, by name or by place.</summary>
    public CsvColumn Column { get; }

    /// <summary>The column's name in the encoding and in its inputs; null takes the name in the header.</summary>
    public string? Name { get; init; }

    /// <summary>The column of a name; its kind is detected.</summary>
    /// <param name="name">As in the header.</param>
    /// <exception cref="ArgumentNullException">There is no name.</exception>
    public static implicit operator InputColumn(string name) => FromString(name);

    /// <summary>The column of a name; its kind is detected.</summary>
    /// <param name="name">As in the header.</param>
    /// <exception cref="ArgumentNullException">There is no name.</exception>
    public static InputColumn FromString(string name) => new DetectedColumn(name);
}
