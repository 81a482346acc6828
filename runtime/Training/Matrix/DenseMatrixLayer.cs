using System.Numerics.Tensors;

namespace Generated.Neuron;

/// <summary>
/// The matrix products of a dense layer. Lanes are the outputs, whose weights from one input are adjacent in memory; if there
/// is a single output, lanes are the inputs.
/// </summary>
internal sealed class DenseMatrixLayer : MatrixLayer
{
    private readonly Range _weights;
    private readonly Range _biases;

    /// <param name="weights">The range of its weights in the parameters.</param>
    /// <param name="biases">The range of its biases in the parameters.</param>
    /// <param name="activation">Its own, or the identity if another layer applies it.</param>
    public DenseMatrixLayer(ParameterBlock weights, ParameterBlock biases, Activation activation)
        : base(weights.FanIn, weights.FanOut, activation)
    {
        _weights = weights.Offset..(weights.Offset + weights.Count);
        _biases = biases.Offset..(biases.Offset + biases.Count);
    }

    /// <summary>z = x W + b.</summary>
    public override void Forward(in Workspace work, ReadOnlySpan<float> parameters)
    {
        var x = work.Value(Index);
        var z = work.Z(this);
        var weights = parameters[_weights];
        var biases = parameters[_biases];
        for (var row = 0; row * Outputs < z.Length; row++)
        {
            var xRow = x.Slice(row * Inputs, Inputs);
            var zRow = z.Slice(row * Outputs, Outputs);
            if (Outputs == 1)
            {
                zRow[0] = TensorPrimitives.Dot(xRow, weights) + biases[0];
                continue;
            }

            biases.CopyTo(zRow);
            for (var input = 0; input < Inputs; input++)
            {
                TensorPrimitives.MultiplyAddEstimate(weights.Slice(input * Outputs, Outputs), xRow[input], zRow, zRow);
            }
        }
    }

    /// <summary>Adds xᵀ dz to the gradient of the weights, and the sum of dz over the rows to that of the biases.</summary>
    public override void AddGradients(in Workspace work, Span<float> gradients, ReadOnlySpan<float> rowWeights)
    {
        var x = work.Value(Index);
        var dz = work.Dz(this);
        var weights = gradients[_weights];
        var biases = gradients[_biases];
        for (var row = 0; row * Outputs < dz.Length; row++)
        {
            if (!rowWeights.IsEmpty && rowWeights[row] == 0)
            {
                continue;
            }

            var xRow = x.Slice(row * Inputs, Inputs);
            var dzRow = dz.Slice(row * Outputs, Outputs);
            if (Outputs == 1)
            {
                TensorPrimitives.MultiplyAddEstimate(xRow, dzRow[0], weights, weights);
                biases[0] += dzRow[0];
                continue;
            }

            TensorPrimitives.Add(biases, dzRow, biases);
            for (var input = 0; input < Inputs; input++)
            {
                var weightsRow = weights.Slice(input * Outputs, Outputs);
                TensorPrimitives.MultiplyAddEstimate(dzRow, xRow[input], weightsRow, weightsRow);
            }
        }
    }

    /// <summary>dx = dz Wᵀ.</summary>
    public override void InputGradients(in Workspace work, ReadOnlySpan<float> parameters, Span<float> dx)
    {
        var dz = work.Dz(this);
        var weights = parameters[_weights];
        for (var row = 0; row * Outputs < dz.Length; row++)
        {
            var dxRow = dx.Slice(row * Inputs, Inputs);
            var dzRow = dz.Slice(row * Outputs, Outputs);
            if (Outputs == 1)
            {
                TensorPrimitives.Multiply(weights, dzRow[0], dxRow);
                continue;
            }

            for (var input = 0; input < Inputs; input++)
            {
                dxRow[input] = TensorPrimitives.Dot(weights.Slice(input * Outputs, Outputs), dzRow);
            }
        }
    }
}
