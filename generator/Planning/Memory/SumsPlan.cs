using System.Collections.Immutable;

namespace Generated.Neuron.Generator.Planning;

/// <summary>Where the gradients of neighboring blocks are summed over the chunks, until they become means.</summary>
/// <param name="First">The first of the blocks.</param>
/// <param name="Last">The last one.</param>
internal abstract record SumsPlan(Block First, Block Last)
{
    /// <summary>The parameters of the blocks.</summary>
    public int ParameterCount => Last.End - First.Offset;

    /// <summary>The working memory that it takes; null if it takes none.</summary>
    public virtual Value? Value => null;

    // Sums1 for W1 and its neighbors, SumsS1 for a vector s1: two layers may have the same number.
    private string Name => $"Sums{(First.Spec.IsMatrix ? First.Spec.Name.Substring(1) : First.Name)}";

    private string Gradients => $"d{First.Spec.Name}{(First.End == Last.Offset ? ", " : " to ")}d{Last.Spec.Name}";

    /// <summary>In sixteen lanes per parameter, in working memory.</summary>
    /// <param name="First">The first of the blocks.</param>
    /// <param name="Last">The last one.</param>
    public sealed record InLanes(Block First, Block Last) : SumsPlan(First, Last)
    {
        public override Value Value => Value.OfFloats(
            Name, VectorWidth.Widest * ParameterCount, $"{Gradients}: [parameters × {VectorWidth.Widest} lanes]");
    }

    /// <summary>In rows that are padded to whole vectors, in working memory, for one layer.</summary>
    /// <param name="First">The first of its blocks.</param>
    /// <param name="Last">The last one.</param>
    /// <param name="Outputs">Parameters per row.</param>
    public sealed record InPaddedRows(Block First, Block Last, int Outputs) : SumsPlan(First, Last)
    {
        /// <summary>Rows: of a dense layer, one for every input, and one for the biases.</summary>
        public int Rows => ParameterCount / Outputs;

        /// <summary>Floats per row.</summary>
        public int RowLength => VectorWidth.Padded(Outputs);

        public override Value Value => Value.OfFloats(
            Name, Rows * RowLength, $"{Gradients}: [{Rows - 1} + 1 × outputs, padded to whole vectors]");
    }

    /// <summary>Directly in the caller's span: rows of weights are whole vectors.</summary>
    /// <param name="First">The first of the blocks.</param>
    /// <param name="Last">The last one.</param>
    public sealed record InPlace(Block First, Block Last) : SumsPlan(First, Last);

    /// <summary>The blocks of all steps, in as few parts as possible.</summary>
    public static IEnumerable<SumsPlan> Of(ImmutableArray<Step> steps)
    {
        var parts = new List<SumsPlan>();
        foreach (var part in steps.Where(step => step.Blocks.Length > 0).Select(Of))
        {
            var joined = (parts.LastOrDefault(), part) switch
            {
                (InLanes last, InLanes next) => new InLanes(last.First, next.Last),
                (InPlace last, InPlace next) => new InPlace(last.First, next.Last),
                _ => (SumsPlan?)null,
            };
            if (joined is null)
            {
                parts.Add(part);
            }
            else
            {
                parts[parts.Count - 1] = joined;
            }
        }

        return parts;
    }

    private static SumsPlan Of(Step step)
    {
        var (first, last) = (step.Blocks[0], step.Blocks[step.Blocks.Length - 1]);
        return step.SumLanes != Lanes.Outputs ? new InLanes(first, last)
            : step.To.Columns % VectorWidth.Widest == 0 ? new InPlace(first, last)
            : new InPaddedRows(first, last, step.To.Columns);
    }
}
