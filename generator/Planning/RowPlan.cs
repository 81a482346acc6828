namespace Generated.Neuron.Generator.Planning;

/// <summary>The forward pass of one row, and up to how many rows are computed one at a time because that is faster than together.</summary>
/// <param name="MostRows">The most rows that are computed one at a time; 0 if one row is computed like many.</param>
internal abstract record RowPlan(int MostRows)
{
    /// <summary>What a vector's lanes are.</summary>
    public virtual Lanes Lanes => Lanes.Neurons;

    /// <summary>Whether one row has separate kernels.</summary>
    public bool IsApart => MostRows > 0;

    /// <summary>Floats that one row works in; 0 if everything of it is in registers, or in the memory of many rows.</summary>
    public virtual int MemoryLength => 0;

    /// <summary>What it is, for readers.</summary>
    public abstract string Description { get; }

    private string Few => MostRows < 2 ? "" : $"; up to {MostRows} rows are computed one at a time";

    /// <summary>Everything in one method and in registers.</summary>
    /// <param name="MostRows">The most rows that are computed one at a time.</param>
    public sealed record WrittenOut(int MostRows) : RowPlan(MostRows)
    {
        public override string Description => $"one neuron per lane, {VectorWidth.OfOneRow} at a time, everything in registers{Few}";

        /// <summary>So many neurons in vectors.</summary>
        public static IEnumerable<NeuronRange> Vectors(int neurons) => NeuronRange.Parts(neurons, VectorWidth.OfOneRow);

        /// <summary>Which vector a neuron is in, and which of its lanes.</summary>
        public static (int Vector, int Lane) PlaceOf(int neuron) => (neuron / VectorWidth.OfOneRow, neuron % VectorWidth.OfOneRow);

        /// <summary>Whether a vector has lanes after the last neuron.</summary>
        public static bool HasRoom(NeuronRange vector) => vector.Count < VectorWidth.OfOneRow;
    }

    /// <summary>Kernels of the library, a layer's outputs in memory.</summary>
    /// <param name="MostRows">The most rows that are computed one at a time.</param>
    /// <param name="Memory">The offsets of the values of one row: each with room for whole vectors.</param>
    public sealed record Library(int MostRows, MemoryPlan Memory) : RowPlan(MostRows)
    {
        public override string Description => $"one neuron per lane, up to eight vectors of neurons side by side{Few}";

        public override int MemoryLength => Memory.Length;

        /// <summary>The constant for the offset of a value.</summary>
        public static string NameOf(Value value) => $"Row{value.Name}";
    }

    /// <summary>As many rows.</summary>
    /// <param name="Reason">Why it has no separate kernels.</param>
    public sealed record AsManyRows(string Reason) : RowPlan(0)
    {
        public override Lanes Lanes => Lanes.Rows;

        public override string Description => $"as many rows: {Reason}";
    }
}
