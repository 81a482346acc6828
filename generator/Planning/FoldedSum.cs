namespace Generated.Neuron.Generator.Planning;

/// <summary>A sum that is taken in parts, as one vector's lanes are, and folded in halves.</summary>
/// <param name="Parts">The number of parts, at most the number of terms.</param>
internal sealed record FoldedSum(int Parts)
{
    /// <summary>The sum of so many terms in a vector of so many lanes.</summary>
    public static FoldedSum Of(int terms, int lanes) => new(Math.Min(terms, lanes));

    /// <summary>The part that a term belongs to.</summary>
    public int PartOf(int term) => term % Parts;

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
