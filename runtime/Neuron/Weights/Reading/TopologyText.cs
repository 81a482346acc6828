namespace Generated.Neuron.Weights;

/// <summary>
/// The text form of a topology, <c>2-8-1 (Relu, Sigmoid; BinaryCrossEntropy)</c>, which also stands in model files: the one
/// place that writes and reads it.
/// </summary>
internal sealed class TopologyText
{
    private const string Form = "write a topology as 2-8-1 (Relu, Sigmoid; BinaryCrossEntropy)";

    private TopologyText(int[] sizes, Activation[] activations, Loss loss) => (Sizes, Activations, Loss) = (sizes, activations, loss);

    public int[] Sizes { get; }

    public Activation[] Activations { get; }

    public Loss Loss { get; }

    public static string Print(IEnumerable<int> sizes, IEnumerable<Activation> activations, Loss loss) =>
        $"{string.Join("-", sizes)} ({string.Join(", ", activations)}; {loss})";

    /// <summary>
    /// The topology, or null where the text is none; <paramref name="mistake"/> then says what is wrong, in one sentence.
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

        var sizes = Read<int>(text.Substring(0, open).Split('-'), Digits.TryParse, "a size", out var wrongSize);
        var names = text.Substring(open + 1, semicolon - open - 1).Split(',');
        var activations = Read<Activation>(names, TryReadName, "an activation", out var wrongActivation);
        var loss = Read<Loss>([text.Substring(semicolon + 1, close - semicolon - 1)], TryReadName, "a loss", out var wrongLoss);
        mistake = wrongSize ?? wrongActivation ?? wrongLoss
            ?? TopologyRules.MistakeInSizes(sizes) ?? TopologyRules.MistakeInActivations(sizes, activations, loss[0]) ?? "";
        return mistake.Length == 0 ? new TopologyText(sizes, activations, loss[0]) : null;
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
