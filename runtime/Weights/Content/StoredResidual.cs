namespace Generated.Neuron.Weights;

/// <summary>A residual connection. It has no parameters: a file has it in its topology, or as a node.</summary>
/// <param name="Width">Of both of its ends.</param>
/// <param name="Reach">How many dense layers it spans.</param>
internal sealed record StoredResidual(int Width, int Reach) : StoredLayer(Width, Width)
{
    public override IReadOnlyList<float[]> Blocks => [];

    public override Layer ToLayer() => new ResidualLayer(Width, Reach);
}
