namespace Generated.Neuron.Weights;

/// <summary>
/// A layer in the text of a topology that has the width of the layer before it: a sign after that width, and a number, as in <c>32+1</c>.
/// </summary>
/// <param name="Sign">Which kind it is.</param>
/// <param name="Number">What the number is, for messages.</param>
/// <param name="Create">The layer, from the width and the number.</param>
internal sealed record LayerSign(char Sign, string Number, Func<int, int, Layer> Create)
{
    private static readonly LayerSign[] All =
    [
        new('+', "the reach of a residual connection", (width, reach) => new ResidualLayer(width, reach)),
    ];

    private static readonly char[] Signs = Array.ConvertAll(All, kind => kind.Sign);

    /// <summary>A width and what follows it, up to the next one: <c>32</c>, and <c>1</c> after the sign of a residual connection.</summary>
    public static (string Width, List<(LayerSign Kind, string Number)> Layers) Split(string text)
    {
        List<(LayerSign Kind, string Number)> layers = [];
        var end = text.IndexOfAny(Signs);
        if (end < 0 || text.Substring(0, end).Trim().Length == 0)
        {
            return (text, layers);
        }

        for (var start = end; start < text.Length;)
        {
            var next = text.IndexOfAny(Signs, start + 1);
            next = next < 0 ? text.Length : next;
            layers.Add((All[Array.IndexOf(Signs, text[start])], text.Substring(start + 1, next - start - 1)));
            start = next;
        }

        return (text.Substring(0, end), layers);
    }
}
