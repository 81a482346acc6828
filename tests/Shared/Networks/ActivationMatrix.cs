namespace Generated.Neuron.Tests.Networks;

/// <summary>Every activation in every place it may stand, with every loss, as the enums have them now.</summary>
internal static class ActivationMatrix
{
    public static IEnumerable<(Activation Hidden, Activation Output, Loss Loss)> All =>
        from hidden in Enum.GetValues<Activation>()
        where hidden != Activation.Softmax
        from output in Enum.GetValues<Activation>()
        from loss in Enum.GetValues<Loss>()
        where Fits(hidden, output, loss)
        select (hidden, output, loss);

    /// <summary>
    /// Every output with every loss that it fits, and every hidden activation with each of those losses in turn: few enough for one
    /// compilation.
    /// </summary>
    public static IEnumerable<(Activation Hidden, Activation Output, Loss Loss)> Spread
    {
        get
        {
            var hidden = All.Select(place => place.Hidden).Distinct().ToArray();
            var outputs = All.Select(place => (place.Output, place.Loss)).Distinct().ToArray();
            return Enumerable.Range(0, Math.Max(hidden.Length, outputs.Length))
                .Select(i => (hidden[i % hidden.Length], outputs[i % outputs.Length].Output, outputs[i % outputs.Length].Loss));
        }
    }

    /// <summary>What fits is what a topology takes, so that the rule stands in one place.</summary>
    private static bool Fits(Activation hidden, Activation output, Loss loss)
    {
        try
        {
            _ = new Topology([1, 1, 1], [hidden, output], loss);
            return true;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
