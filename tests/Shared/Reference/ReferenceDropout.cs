namespace Generated.Neuron.Tests.Reference;

/// <summary>The mask of dropout, number by number, as its definition says: no vector, no shared code.</summary>
internal static class ReferenceDropout
{
    /// <summary>0 where a neuron is dropped, and 1 / (1 − p) where it is kept.</summary>
    public static double Factor(double probability, DropoutKey key, int row, int layer, int neuron)
    {
        var layerKey = SplitMix(SplitMix((ulong)(uint)key.Seed + ((ulong)layer << 32)) + (ulong)key.Step);
        var neuronKey = SplitMix(layerKey + (ulong)neuron);
        var hash = (uint)row + (uint)neuronKey;
        hash = (hash ^ (hash >> 16)) * 0x7FEB352D;
        hash ^= (uint)(neuronKey >> 32);
        hash = (hash ^ (hash >> 15)) * 0x846CA68B;
        hash ^= hash >> 16;
        return hash < Math.Round(probability * 4294967296) ? 0 : 1 / (1 - probability);
    }

    private static ulong SplitMix(ulong state)
    {
        state += 0x9E3779B97F4A7C15;
        state = (state ^ (state >> 30)) * 0xBF58476D1CE4E5B9;
        state = (state ^ (state >> 27)) * 0x94D049BB133111EB;
        return state ^ (state >> 31);
    }
}
