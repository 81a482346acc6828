namespace Generated.Neuron.Generator.Model;

/// <summary>How a network should be written, set on its attribute or by a build property; null if it is not set.</summary>
internal sealed record NetworkOptions(Unroll? Unroll, int? MaxVectorWidth)
{
    public static readonly NetworkOptions None = new(null, null);

    /// <summary>The widest vectors there are, in bits.</summary>
    public const int WidestVector = 512;

    public static bool IsVectorWidth(int bits) => bits is 128 or 256 or WidestVector;

    /// <summary>These options, with the build's for those that are not set.</summary>
    public NetworkOptions Over(NetworkOptions build) => new(Unroll ?? build.Unroll, MaxVectorWidth ?? build.MaxVectorWidth);
}
