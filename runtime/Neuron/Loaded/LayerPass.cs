using System.Collections.Immutable;
using Generated.Neuron.Simd;

namespace Generated.Neuron.Loaded;

/// <summary>
/// The forward pass of a layer for one row, with a shape that is known only at run time: z, which the kind computes, and a = f(z). Each
/// layer has its own place in the memory of a row, because a later layer may add its outputs.
/// </summary>
/// <param name="shape">What all kinds have.</param>
internal abstract class LayerPass(LayerShape shape)
{
    /// <summary>How many numbers after the parameters, and after a layer's outputs, whole steps of four vectors may access.</summary>
    public const int Room = 4 * 16;

    /// <summary>What all kinds have.</summary>
    protected LayerShape Shape => shape;

    /// <summary>The layers of a network.</summary>
    /// <param name="topology">The network's.</param>
    /// <param name="floats">How many numbers the memory of a row has.</param>
    public static ImmutableArray<LayerPass> Of(Topology topology, out int floats)
    {
        var layers = topology.Layers;
        var isWrittenOut = LayerShape.IsWrittenOutNetwork(topology);
        var passes = ImmutableArray.CreateBuilder<LayerPass>(layers.Length);
        var places = new int[layers.Length + 1];
        places[0] = LayerShape.NetworkInputs;
        floats = 0;
        for (var i = 0; i < layers.Length; i++)
        {
            places[i + 1] = floats;
            var shape = new LayerShape(layers[i], topology.ActivationAfter(i), isWrittenOut) { From = places[i], To = floats };
            var blocks = topology.BlocksAt(i);
            passes.Add(layers[i] switch
            {
                DenseLayer => new DensePass(shape, blocks[DenseBlocks.Weights].Offset, blocks[DenseBlocks.Biases].Offset),
                ResidualLayer residual => new ResidualPass(shape, places[residual.Start(layers, i)]),
                var other => throw new InvalidOperationException($"There is no pass for {other}."),
            });
            floats += layers[i].Outputs + Room;
        }

        return passes.ToImmutable();
    }

    /// <param name="parameters">The network's, with <see cref="Room"/> after them.</param>
    /// <param name="inputs">The network's, of the row.</param>
    /// <param name="memory">The outputs of the previous layers; the layer's own place is overwritten.</param>
    public void Run<TSimd, TVector>(ref readonly float parameters, ReadOnlySpan<float> inputs, Span<float> memory)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
    {
        var z = memory.Slice(shape.To, shape.Outputs + Room);
        Sums<TSimd, TVector>(in parameters, inputs, memory, z);
        if (shape.Activation == Activation.Softmax)
        {
            SoftmaxPass.Run<TSimd, TVector>(z, shape.Outputs, shape.IsWrittenOut);
        }
        else
        {
            ActivationPass<TSimd, TVector>.Run(shape.Activation, ref z[0], shape.Outputs);
        }
    }

    /// <param name="parameters">The network's.</param>
    /// <param name="inputs">The network's, of the row.</param>
    /// <param name="memory">What the layers before gave.</param>
    /// <param name="z"><c>[outputs, and room]</c>, overwritten</param>
    protected abstract void Sums<TSimd, TVector>(
        ref readonly float parameters, ReadOnlySpan<float> inputs, Span<float> memory, Span<float> z)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct;

    /// <summary>A value: what a layer gives, or the network's inputs.</summary>
    protected ReadOnlySpan<float> Value(int place, ReadOnlySpan<float> inputs, Span<float> memory) =>
        place == LayerShape.NetworkInputs ? inputs : memory.Slice(place, shape.Inputs);
}
