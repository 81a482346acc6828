namespace Generated.Neuron.Tables;

/// <summary>How one column of a table becomes inputs. Equal by content.</summary>
/// <param name="Name">The column's name.</param>
internal abstract record ColumnEncoding(string Name)
{
    /// <summary>How many inputs.</summary>
    public abstract int Width { get; }

    /// <summary>The names of the inputs, such as <c>district=See</c>, <c>metres missing</c> or <c>sold month sin</c>.</summary>
    public abstract IEnumerable<string> InputNames { get; }
}
