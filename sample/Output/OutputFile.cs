namespace Generated.Neuron.Sample.Output;

/// <summary>A finished file, still in memory.</summary>
internal sealed record OutputFile(string Name, byte[] Content);
