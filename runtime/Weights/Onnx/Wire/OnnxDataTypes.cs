namespace Generated.Neuron.Weights;

/// <summary>What the numbers of <see cref="OnnxDataType"/> mean.</summary>
internal static class OnnxDataTypes
{
    private const int Largest = 1000;

    /// <summary>0, which is not a type, for numbers that ONNX does not use.</summary>
    public static OnnxDataType Of(long number) => number is > 0 and < Largest ? (OnnxDataType)number : 0;

    public static bool IsReal(OnnxDataType type) =>
        type is OnnxDataType.Float or OnnxDataType.Float16 or OnnxDataType.BFloat16 or OnnxDataType.Double;

    public static bool IsInteger(OnnxDataType type) =>
        type is OnnxDataType.Int64 or OnnxDataType.Int32 or OnnxDataType.Int16 or OnnxDataType.Int8
            or OnnxDataType.UInt8 or OnnxDataType.UInt16 or OnnxDataType.Bool;

    /// <summary>
    /// How much a number may be off, relative to itself, because the type rounds it: half a unit in the last place, with room for two
    /// roundings.
    /// </summary>
    public static double Precision(OnnxDataType type) => type switch
    {
        OnnxDataType.Float16 => 1.0 / (1 << 10),
        OnnxDataType.BFloat16 => 1.0 / (1 << 7),
        _ => 1e-6,
    };
}
