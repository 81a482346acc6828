namespace Generated.Neuron.Files;

/// <summary>What the header of a safetensors file says of a tensor, but for its place.</summary>
internal readonly record struct SafetensorsEntry(string Name, string Type, IReadOnlyList<int> Shape, int Bytes);
