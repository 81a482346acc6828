namespace Generated.Neuron;

/// <summary>
/// A topology and its forward pass, which is all that predictions need. Everything is float32,
/// rows are row-major: a span of inputs holds rows × <see cref="Topology.InputCount"/> numbers, sample after sample.
/// </summary>
public interface IModel
{
    /// <summary>Sizes, activations and loss.</summary>
    Topology Topology { get; }

    /// <summary>The outputs of any number of rows.</summary>
    /// <param name="inputs"><c>[rows × inputs]</c></param>
    /// <param name="outputs"><c>[rows × outputs]</c>, overwritten</param>
    /// <exception cref="ArgumentException">A span has the wrong length; nothing is written then.</exception>
    void Forward(ReadOnlySpan<float> inputs, Span<float> outputs);
}
