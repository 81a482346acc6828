namespace Generated.Neuron.Generator.Planning;

/// <summary>A named value in working memory.</summary>
/// <param name="Name">The name of the constant for its offset: <c>A1</c>.</param>
/// <param name="Symbol">As formulas call it: <c>a1</c>.</param>
/// <param name="Columns">Columns of a chunk, one number per row each; 0 if its size does not depend on the rows.</param>
/// <param name="Floats">Its length if it has no columns.</param>
/// <param name="Remark">What it holds, and what takes its place later.</param>
internal sealed record Value(string Name, string Symbol, int Columns, int Floats, string Remark)
{
    /// <summary>Columns of a chunk.</summary>
    /// <param name="name">The name of the constant for their offset.</param>
    /// <param name="columns">How many.</param>
    /// <param name="later">What takes their place later; empty if nothing does.</param>
    /// <param name="remark">What formulas do not say about them.</param>
    public static Value OfRows(string name, int columns, string later = "", string remark = "") => OfRows(
        name, char.ToLowerInvariant(name[0]) + name.Substring(1), columns, later, remark);

    /// <summary>The same with a symbol that is not the name in lower case.</summary>
    public static Value OfRows(string name, string symbol, int columns, string later, string remark) => new(
        name,
        symbol,
        columns,
        Floats: 0,
        $"{symbol}: [{columns} × rows]{(remark.Length == 0 ? "" : $", {remark}")}{(later.Length == 0 ? "" : $"; later {later}")}");

    /// <summary>Numbers that are not columns of the chunk.</summary>
    public static Value OfFloats(string name, int floats, string remark) => new(name, name, Columns: 0, floats, remark);

    /// <summary>Its place, as it is passed to kernels.</summary>
    public string Place => $"memory[{Name}]";

    /// <summary>Floats that it takes.</summary>
    /// <param name="stride">The distance of two columns.</param>
    public int Length(int stride) => Columns * stride + Floats;
}
