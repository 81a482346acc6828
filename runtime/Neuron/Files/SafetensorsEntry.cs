namespace Generated.Neuron.Files;

/// <summary>What the header of a safetensors file says about a tensor, except its place.</summary>
internal readonly record struct SafetensorsEntry(string Name, string Type, IReadOnlyList<int> Shape, int Bytes);
