namespace Generated.Neuron.Generator.Planning;

/// <summary>The order of a sum: each part is one chain in the order of its terms, and the parts are added in halves.</summary>
/// <param name="Parts">The number of parts, at most the number of terms.</param>
/// <param name="Length">
/// The terms of a part if they are consecutive, as those of one of several neurons are: part 0 then begins as the neuron's bias, the others
/// as 0. If it is 0, term i is in part i mod <paramref name="Parts"/>, as in the lanes of a vector; the parts of a single neuron then begin
/// as products, and its bias is added last.
/// </param>
internal sealed record FoldedSum(int Parts, int Length = 0)
{
    /// <summary>Whether part 0 begins as the bias.</summary>
    public bool StartsWithBias => Length > 0;

    /// <summary>That of each of several neurons over its inputs.</summary>
    public static FoldedSum OfChains(int inputs, int outputs)
    {
        var parts = SumParts.Of(inputs, outputs);
        return new FoldedSum(parts, SumParts.Length(inputs, parts));
    }

    /// <summary>Whether a term is the first one of a part but the first part.</summary>
    public bool BeginsPart(int term) => Length > 0 && term > 0 && term % Length == 0;

    /// <summary>The sum of so many terms in a vector of so many lanes.</summary>
    public static FoldedSum Of(int terms, int lanes) => new(Math.Min(terms, lanes));

    /// <summary>The part that a term belongs to.</summary>
    public int PartOf(int term) => Length > 0 ? term / Length : term % Parts;

    /// <summary>Which part is added to which, one after the other: i and i + 4, i and i + 2, i and i + 1 of eight.</summary>
    public IEnumerable<(int Into, int From)> Folds
    {
        get
        {
            var half = 1;
            while (2 * half < Parts)
            {
                half *= 2;
            }

            for (; half >= 1; half /= 2)
            {
                for (var i = 0; i < half && i + half < Parts; i++)
                {
                    yield return (i, i + half);
                }
            }
        }
    }
}
