using System.Globalization;

namespace Generated.Neuron;

/// <summary>
/// A column of a CSV file, by the name in its header or by its place: <c>"species"</c>, <c>0</c> for the first, <c>^1</c> for the last.
/// </summary>
public readonly record struct CsvColumn
{
    private readonly string? _name;
    private readonly Index _place;

    private CsvColumn(string? name, Index place) => (_name, _place) = (name, place);

    /// <summary>The name in the header, if the column was given by it.</summary>
    public string? Name => _name;

    /// <summary>The place, if the column was given by it; the first column is 0.</summary>
    public Index? Place => _name is null ? _place : null;

    /// <summary>The column with a name. Case matters; white space around the name in the file does not.</summary>
    /// <param name="name">As in the header.</param>
    /// <exception cref="ArgumentNullException">There is no name.</exception>
    public static implicit operator CsvColumn(string name) => FromName(name);

    /// <summary>The column at a place.</summary>
    /// <param name="place">0 for the first column.</param>
    /// <exception cref="ArgumentOutOfRangeException">The place is negative.</exception>
    public static implicit operator CsvColumn(int place) => FromPlace(place);

    /// <summary>The column at a place, also counted from the end.</summary>
    /// <param name="place"><c>0</c> for the first column, <c>^1</c> for the last.</param>
    public static implicit operator CsvColumn(Index place) => FromPlace(place);

    /// <summary>The column with a name.</summary>
    /// <param name="name">As in the header.</param>
    /// <exception cref="ArgumentNullException">There is no name.</exception>
    public static CsvColumn FromName(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return new CsvColumn(name, default);
    }

    /// <summary>The column at a place, also counted from the end.</summary>
    /// <param name="place"><c>0</c> for the first column, <c>^1</c> for the last.</param>
    public static CsvColumn FromPlace(Index place) => new(null, place);

    /// <summary>The name in quotes, or the place.</summary>
    public override string ToString() => _name is null ? _place.ToString() : string.Create(CultureInfo.InvariantCulture, $"\"{_name}\"");
}
