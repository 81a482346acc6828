namespace Generated.Neuron.Weights;

/// <summary>The dtypes of safetensors that fill whole bytes; those that may be weights have a number format.</summary>
internal static class SafetensorsTypes
{
    private static readonly Dictionary<string, (int Size, NumberFormat? Format)> Types = new(StringComparer.Ordinal)
    {
        ["F64"] = (8, NumberFormat.Float64),
        ["F32"] = (4, NumberFormat.Float32),
        ["F16"] = (2, NumberFormat.Float16),
        ["BF16"] = (2, NumberFormat.BFloat16),
        ["I64"] = (8, null),
        ["I32"] = (4, null),
        ["I16"] = (2, null),
        ["I8"] = (1, null),
        ["U64"] = (8, null),
        ["U32"] = (4, null),
        ["U16"] = (2, null),
        ["U8"] = (1, null),
        ["BOOL"] = (1, null),
        ["C64"] = (8, null),
        ["F8_E4M3"] = (1, null),
        ["F8_E5M2"] = (1, null),
    };

    public static string Names => string.Join(", ", Types.Keys);

    /// <summary>The bytes of one number and how it is read as float32, if it is.</summary>
    public static (int Size, NumberFormat? Format)? Find(string name) => Types.TryGetValue(name, out var type) ? type : null;
}
