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

        var widths = Array.ConvertAll(text.Substring(0, open).Split('-'), WithReaches);
        var sizes = Read<int>(Array.ConvertAll(widths, width => width[0]), Digits.TryParse, "a size", out var wrongSize);
        var reaches = Read<int>(
            [.. widths.SelectMany(width => width.Skip(1))], Digits.TryParse, "the reach of a residual connection", out var wrongReach);
        var names = text.Substring(open + 1, semicolon - open - 1).Split(',');
        var activations = Read<Activation>(names, TryReadName, "an activation", out var wrongActivation);
        var loss = Read<Loss>([text.Substring(semicolon + 1, close - semicolon - 1)], TryReadName, "a loss", out var wrongLoss);
        mistake = wrongSize ?? wrongReach ?? wrongActivation ?? wrongLoss
            ?? TopologyRules.MistakeInSizes(sizes) ?? TopologyRules.MistakeInActivations(sizes, activations, loss[0]) ?? "";
        if (mistake.Length > 0)
        {
            return null;
        }

        var layers = Layered(sizes, activations, widths, reaches);
        mistake = ResidualRules.Mistake(layers) ?? "";
        return mistake.Length == 0 ? new TopologyText(layers, loss[0]) : null;
    }

    /// <summary>A width, and the reaches of the residual connections after it.</summary>
    private static string[] WithReaches(string width) =>
        width.Trim().StartsWith("+", StringComparison.Ordinal) ? [width] : width.Split('+');

    private static List<Layer> Layered(int[] sizes, Activation[] activations, string[][] widths, int[] reaches)
    {
        List<Layer> layers = [];
        var next = 0;
        for (var i = 0; i < sizes.Length; i++)
        {
            if (i > 0)
            {
                layers.Add(new DenseLayer(sizes[i - 1], sizes[i], activations[i - 1]));
            }

            for (var residual = 1; residual < widths[i].Length; residual++)
            {
                layers.Add(new ResidualLayer(sizes[i], reaches[next++]));
            }
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
