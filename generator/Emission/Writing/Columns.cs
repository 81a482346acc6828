namespace Generated.Neuron.Generator.Emission;

/// <summary>Places in columns, as arguments of the vocabulary.</summary>
internal static class Columns
{
    /// <summary>Some column's place at row r: <c>a1, 2 * Stride, r</c>.</summary>
    public static string At(string columns, int column) => column switch
    {
        0 => $"{columns}, r",
        1 => $"{columns}, Stride, r",
        _ => $"{columns}, {column} * Stride, r",
    };
}
