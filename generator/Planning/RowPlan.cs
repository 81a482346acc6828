namespace Generated.Neuron.Generator.Planning;

/// <summary>How one row alone goes forward, and up to how many rows go one by one because that is faster than all together.</summary>
/// <param name="MostRows">Rows up to which each goes alone; 0 where there is no way for one row.</param>
internal abstract record RowPlan(int MostRows)
{
    /// <summary>Everything in one method and in registers, one neuron a lane.</summary>
    /// <param name="MostRows">Rows up to which each goes alone.</param>
    public sealed record WrittenOut(int MostRows) : RowPlan(MostRows);

    /// <summary>Kernels of the library, one neuron a lane, a layer's outputs in memory.</summary>
    /// <param name="MostRows">Rows up to which each goes alone.</param>
    /// <param name="Room">Floats that one layer's outputs take, with what vectors reach behind them.</param>
    public sealed record Library(int MostRows, int Room) : RowPlan(MostRows)
    {
        /// <summary>Layers write here and there in turn.</summary>
        public int MemoryLength => 2 * Room;
    }

    /// <summary>As many rows.</summary>
    /// <param name="Reason">Why it has no way of its own.</param>
    public sealed record AsManyRows(string Reason) : RowPlan(0);
}
