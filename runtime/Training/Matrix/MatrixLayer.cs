using System.Numerics.Tensors;

namespace Generated.Neuron;

/// <summary>
/// The matrix products of one layer. Lanes are the outputs, whose weights from one input stand side by side; where there
/// is a single output, lanes are the inputs.
/// </summary>
internal sealed class MatrixLayer
{
    private readonly Range _weights;
    private readonly Range _biases;

    public MatrixLayer(Topology topology, int layer)
    {
        var (weights, biases) = (topology.Weights(layer), topology.Biases(layer));
        (Inputs, Outputs) = (weights.FanIn, weights.FanOut);
        NeuronsBelow = topology.Sizes.Take(layer).Skip(1).Sum();
        Activation = ActivationFunction.Of(topology.Activations[layer - 1]);
        _weights = weights.Offset..(weights.Offset + weights.Count);
        _biases = biases.Offset..(biases.Offset + biases.Count);
    }

    public int Inputs { get; }

    public int Outputs { get; }

    /// <summary>The outputs of all layers before this one: where its working memory starts.</summary>
    public int NeuronsBelow { get; }

    public ActivationFunction Activation { get; }

    /// <summary>z = x W + b.</summary>
    /// <param name="parameters">The network's.</param>
    /// <param name="x"><c>[rows × inputs]</c></param>
    /// <param name="z"><c>[rows × outputs]</c></param>
    public void Forward(ReadOnlySpan<float> parameters, ReadOnlySpan<float> x, Span<float> z)
    {
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
    /// <param name="x"><c>[rows × inputs]</c></param>
    /// <param name="dz"><c>[rows × outputs]</c></param>
    /// <param name="gradients">The network's.</param>
    /// <param name="rowWeights">
    /// What each row counts; empty if all count the same. A row of weight 0 adds nothing, whatever it holds.
    /// </param>
    public void AddGradients(ReadOnlySpan<float> x, ReadOnlySpan<float> dz, Span<float> gradients, ReadOnlySpan<float> rowWeights)
    {
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
    /// <param name="parameters">The network's.</param>
    /// <param name="dz"><c>[rows × outputs]</c></param>
    /// <param name="dx"><c>[rows × inputs]</c></param>
    public void InputGradients(ReadOnlySpan<float> parameters, ReadOnlySpan<float> dz, Span<float> dx)
    {
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
