using System.Buffers;
using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Generated.Neuron.Simd;
using Generated.Neuron.Weights;

namespace Generated.Neuron.Loaded;

/// <summary>
/// A network of a file, whose topology is known only at run time, forward alone. Its outputs are those of a generated class of the same
/// topology without options, bit for bit, in any batch; it computes one row after the other.
/// </summary>
internal sealed class LoadedNetwork : IModel
{
    private readonly ImmutableArray<LayerPass> _layers;
    private readonly AlignedFloats _parameters;
    private readonly int _width;

    public LoadedNetwork(Topology topology, StoredNetwork stored)
    {
        Topology = topology;
        _layers = LayerPass.Of(topology);
        _width = topology.Sizes.Skip(1).Max() + LayerPass.Room;
        _parameters = new AlignedFloats(topology.ParameterCount, LayerPass.Room);
        for (var layer = 1; layer <= topology.LayerCount; layer++)
        {
            stored.Layers[layer - 1].Weights.CopyTo(_parameters.Span[topology.WeightsOffset(layer)..]);
            stored.Layers[layer - 1].Biases.CopyTo(_parameters.Span[topology.BiasesOffset(layer)..]);
        }
    }

    /// <inheritdoc/>
    public Topology Topology { get; }

    /// <inheritdoc/>
    public void Forward(ReadOnlySpan<float> inputs, Span<float> outputs)
    {
        var rows = Arguments.Rows(inputs.Length, Topology.InputCount);
        Arguments.CheckRows(outputs.Length, rows, Topology.OutputCount, nameof(outputs));
        var memory = ArrayPool<float>.Shared.Rent(2 * _width);
        try
        {
            var a = memory.AsSpan(0, _width);
            var next = memory.AsSpan(_width, _width);
            for (var row = 0; row < rows; row++)
            {
                ref readonly var x = ref inputs[row * Topology.InputCount];
                foreach (var layer in _layers)
                {
                    Run(layer, in x, next);
                    var free = a;
                    a = next;
                    next = free;
                    x = ref MemoryMarshal.GetReference(a);
                }

                a[..Topology.OutputCount].CopyTo(outputs[(row * Topology.OutputCount)..]);
            }
        }
        finally
        {
            ArrayPool<float>.Shared.Return(memory);
        }
    }

    private void Run(LayerPass layer, ref readonly float x, Span<float> a)
    {
        if (Vector512.IsHardwareAccelerated)
        {
            layer.Run<Simd512, Vector512<float>>(in _parameters.First, in x, a);
        }
        else if (Vector256.IsHardwareAccelerated)
        {
            layer.Run<Simd256, Vector256<float>>(in _parameters.First, in x, a);
        }
        else
        {
            layer.Run<Simd128, Vector128<float>>(in _parameters.First, in x, a);
        }
    }
}
