namespace Generated.Neuron;

/// <summary>A number or a list of numbers as it goes into a file.</summary>
/// <param name="Name">Once in a file.</param>
/// <param name="Type">The dtype of safetensors.</param>
/// <param name="Shape">Empty for one number.</param>
/// <param name="Content">The least significant byte first.</param>
internal sealed record StateTensor(string Name, string Type, int[] Shape, byte[] Content)
{
    public const string Float32 = "F32";
    public const string Float64 = "F64";
    public const string Int32 = "I32";
    public const string Int64 = "I64";
    public const string UInt32 = "U32";
}
