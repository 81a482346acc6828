namespace Generated.Neuron.Tables;

/// <summary>One of two or more classes. Two classes are one target, 0 or 1; more are one-hot targets.</summary>
/// <param name="Name">The column's name.</param>
/// <param name="Classes">Class 0 first.</param>
internal sealed record ClassTarget(string Name, WordList Classes) : TargetEncoding(Name)
{
    public override int Width => Classes.Count == 2 ? 1 : Classes.Count;

    /// <summary>Writes the target of a class.</summary>
    public void EncodeClass(int place, Span<float> targets)
    {
        targets.Clear();
        targets[Classes.Count == 2 ? 0 : place] = Classes.Count == 2 ? place : 1;
    }

    protected override string? EncodeText(ReadOnlySpan<char> text, Span<float> targets)
    {
        var place = Classes.IndexOf(text);
        if (place < 0)
        {
            return KnownWords.Unseen(text, Classes);
        }

        EncodeClass(place, targets);
        return null;
    }
}
