namespace Generated.Neuron.Loaded;

/// <summary>The order in which generated code adds the parts of a sum.</summary>
internal static class Halves
{
    /// <summary>Parts i and i + n/2 are added, then i and i + n/4, … down to one.</summary>
    public static float Fold(Span<float> parts)
    {
        for (var half = parts.Length / 2; half > 0; half /= 2)
        {
            for (var i = 0; i < half; i++)
            {
                parts[i] += parts[i + half];
            }
        }

        return parts[0];
    }
}
