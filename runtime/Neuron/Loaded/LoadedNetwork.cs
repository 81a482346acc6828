using System.Buffers;
using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Generated.Neuron.Passes;
using Generated.Neuron.Simd;

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

    /// <param name="topology">Its layers.</param>
    /// <param name="parameters">Copied.</param>
    public LoadedNetwork(Topology topology, ReadOnlySpan<float> parameters)
    {
        Topology = topology;
        _layers = LayerPass.Of(topology);
        _width = topology.Sizes.Skip(1).Max() + LayerPass.Room;
        _parameters = new AlignedFloats(topology.ParameterCount, LayerPass.Room);
        parameters.CopyTo(_parameters.Span);
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
