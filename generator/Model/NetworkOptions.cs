namespace Generated.Neuron.Generator.Model;

/// <summary>How a network is to be written, on its attribute or by a property of the build; null where nothing is said.</summary>
internal sealed record NetworkOptions(Unroll? Unroll, int? MaxVectorWidth)
{
    public static readonly NetworkOptions None = new(null, null);

    /// <summary>The widest vectors there are, in bits.</summary>
    public const int WidestVector = 512;

    public static bool IsVectorWidth(int bits) => bits is 128 or 256 or WidestVector;

    /// <summary>These, and the build's where these say nothing.</summary>
    public NetworkOptions Over(NetworkOptions build) => new(Unroll ?? build.Unroll, MaxVectorWidth ?? build.MaxVectorWidth);
}
