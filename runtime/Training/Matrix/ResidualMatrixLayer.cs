using System.Numerics.Tensors;

namespace Generated.Neuron;

/// <summary>The sum of two values: what the layer before it gives, and what an earlier layer takes.</summary>
/// <param name="width">Of both.</param>
/// <param name="from">The value that is added.</param>
/// <param name="activation">The output's if it is the last layer, or the identity.</param>
internal sealed class ResidualMatrixLayer(int width, int from, Activation activation) : MatrixLayer(width, width, activation)
{
    /// <summary>Whether no later layer adds the same value, so that this one's gradient is the first on the way back.</summary>
    public bool IsLastOfValue { get; set; }

    /// <summary>z = a + x.</summary>
    public override void Forward(in Workspace work, ReadOnlySpan<float> parameters) =>
        TensorPrimitives.Add(work.Value(Index), work.Value(from), work.Z(this));

    /// <summary>It has no parameters.</summary>
    public override void AddGradients(in Workspace work, Span<float> gradients, ReadOnlySpan<float> rowWeights)
    {
    }

    /// <summary>da = dx = dz.</summary>
    public override void InputGradients(in Workspace work, ReadOnlySpan<float> parameters, Span<float> dx)
    {
        var dz = work.Dz(this);
        var added = work.Added(from);
        dz.CopyTo(dx);
        if (IsLastOfValue)
        {
            dz.CopyTo(added);
        }
        else
        {
            TensorPrimitives.Add(added, dz, added);
        }
    }
}
