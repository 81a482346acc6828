namespace Generated.Neuron.Tables;

/// <summary>Words with an order: one input, their place from 0, scaled.</summary>
/// <param name="Name">The column's name.</param>
/// <param name="Words">In their order.</param>
/// <param name="Mean">Subtracted from the place.</param>
/// <param name="Deviation">What the difference is divided by.</param>
internal sealed record OrderedEncoding(string Name, WordList Words, double Mean, double Deviation) : ColumnEncoding(Name)
{
    public override int Width => 1;

    public override IEnumerable<string> InputNames => [Name];
}
