namespace Generated.Neuron.Loaded;

/// <summary>The sum of two values, z = a + x.</summary>
/// <param name="shape">a is the value that it takes.</param>
/// <param name="added">The place of x.</param>
internal sealed class ResidualPass(LayerShape shape, int added) : LayerPass(shape)
{
    protected override void Sums<TSimd, TVector>(
        ref readonly float parameters, ReadOnlySpan<float> inputs, Span<float> memory, Span<float> z)
    {
        var a = Value(Shape.From, inputs, memory);
        var x = Value(added, inputs, memory);
        for (var i = 0; i < a.Length; i++)
        {
            z[i] = a[i] + x[i];
        }
    }
}
