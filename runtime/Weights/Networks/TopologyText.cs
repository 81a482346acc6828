namespace Generated.Neuron.Weights;

/// <summary>
/// The text form of a topology, <c>2-8-1 (Relu, Sigmoid; BinaryCrossEntropy)</c>, which is also in model files: the one
/// place that writes and reads it. A residual connection follows the width of its layer: <c>16-32-32+1-4 (…)</c>.
/// </summary>
internal sealed class TopologyText
{
    private const string Form = "write a topology as 2-8-1 (Relu, Sigmoid; BinaryCrossEntropy)";

    private TopologyText(IReadOnlyList<Layer> layers, Loss loss) => (Layers, Loss) = (layers, loss);

    public IReadOnlyList<Layer> Layers { get; }

    public Loss Loss { get; }

    public static string Print(IReadOnlyList<Layer> layers, Loss loss) =>
        $"{PrintWidths(layers)} ({string.Join(", ", layers.OfType<DenseLayer>().Select(layer => layer.Activation))}; {loss})";

    /// <summary>For example <c>2-8-1</c>.</summary>
    public static string PrintWidths(IReadOnlyList<Layer> layers) => layers[0].Inputs + string.Concat(layers.Select(layer => layer.Text));

    /// <summary>
    /// The topology, or null if the text is not a topology; <paramref name="mistake"/> then says what is wrong, in one sentence.
    /// </summary>
    public static TopologyText? Parse(string text, out string mistake)
    {
        var open = text.IndexOf('(');
        var semicolon = text.IndexOf(';');
        var close = text.TrimEnd().Length - 1;
        if (open < 0 || semicolon < open || text[close] != ')')
        {
            mistake = $"{PlainText.Quote(text)} is not a topology; {Form}.";
            return null;
        }

        var widths = Array.ConvertAll(text.Substring(0, open).Split('-'), LayerSign.Split);
        var sizes = Read<int>(Array.ConvertAll(widths, width => width.Width), Digits.TryParse, "a size", out var wrongSize);
        var numbers = new Queue<int>();
        string? wrongNumber = null;
        foreach (var (kind, number) in widths.SelectMany(width => width.Layers))
        {
            numbers.Enqueue(Read<int>([number], Digits.TryParse, kind.Number, out var wrong)[0]);
            wrongNumber ??= wrong;
        }

        var names = text.Substring(open + 1, semicolon - open - 1).Split(',');
        var activations = Read<Activation>(names, TryReadName, "an activation", out var wrongActivation);
        var loss = Read<Loss>([text.Substring(semicolon + 1, close - semicolon - 1)], TryReadName, "a loss", out var wrongLoss);
        mistake = wrongSize ?? wrongNumber ?? wrongActivation ?? wrongLoss
            ?? TopologyRules.MistakeInSizes(sizes) ?? TopologyRules.MistakeInActivations(sizes, activations, loss[0]) ?? "";
        if (mistake.Length > 0)
        {
            return null;
        }

        var layers = Layered(sizes, activations, [.. widths.Select(width => width.Layers)], numbers);
        mistake = ResidualRules.Mistake(layers) ?? "";
        return mistake.Length == 0 ? new TopologyText(layers, loss[0]) : null;
    }

    private static List<Layer> Layered(
        int[] sizes, Activation[] activations, List<(LayerSign Kind, string Number)>[] signs, Queue<int> numbers)
    {
        List<Layer> layers = [];
        for (var i = 0; i < sizes.Length; i++)
        {
            if (i > 0)
            {
                layers.Add(new DenseLayer(sizes[i - 1], sizes[i], activations[i - 1]));
            }

            layers.AddRange(signs[i].Select(sign => sign.Kind.Create(sizes[i], numbers.Dequeue())));
        }

        return layers;
    }

    private delegate bool TryRead<T>(string text, out T value);

    private static T[] Read<T>(string[] parts, TryRead<T> read, string kind, out string? mistake)
    {
        mistake = null;
        var values = new T[parts.Length];
        for (var i = 0; i < parts.Length; i++)
        {
            if (!read(parts[i].Trim(), out values[i]))
            {
                mistake ??= $"{PlainText.Quote(parts[i].Trim())} is not {kind}; {Form}.";
            }
        }

        return values;
    }

    /// <summary>By name alone: Enum.TryParse also takes numbers.</summary>
    private static bool TryReadName<T>(string text, out T value)
        where T : struct, Enum => Enum.TryParse(text, out value) && value.ToString() == text;
}
