using System.ComponentModel;

namespace Generated.Neuron.Passes;

/// <summary>The passes of one generated network, with the memory that they work in as their last argument.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IMemoryPasses
{
    /// <summary>The outputs of the rows.</summary>
    static abstract void Forward(
        ref readonly float parameters, ReadOnlySpan<float> inputs, Span<float> outputs, int rows, Span<float> memory);

    /// <summary>The mean cost of the rows.</summary>
    static abstract float Cost(
        ref readonly float parameters,
        ReadOnlySpan<float> inputs,
        ReadOnlySpan<float> targets,
        int rows,
        in PassTerms terms,
        Span<float> memory);

    /// <summary>The mean cost of the rows and its gradient: see <see cref="IShardPasses.Backward"/>.</summary>
    static abstract float Backward(
        ref readonly float parameters,
        ReadOnlySpan<float> inputs,
        ReadOnlySpan<float> targets,
        ReadOnlySpan<int> batch,
        Span<float> gradients,
        Span<float> inputGradients,
        int rows,
        in PassTerms terms,
        Span<float> memory);
}
