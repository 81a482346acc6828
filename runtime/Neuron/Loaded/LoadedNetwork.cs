using System.Buffers;
using System.Collections.Immutable;
using System.Runtime.Intrinsics;
using Generated.Neuron.Passes;
using Generated.Neuron.Simd;

namespace Generated.Neuron.Loaded;

/// <summary>
/// A network from a file, whose topology is known only at run time, forward only. Its outputs are those of a generated class of the same
/// topology without options, bit for bit, in any batch; it computes one row after the other.
/// </summary>
internal sealed class LoadedNetwork : IModel
{
    private readonly ImmutableArray<LayerPass> _layers;
    private readonly AlignedFloats _parameters;
    private readonly int _floats;

    /// <param name="topology">Its layers.</param>
    /// <param name="parameters">Copied.</param>
    public LoadedNetwork(Topology topology, ReadOnlySpan<float> parameters)
    {
        Topology = topology;
        _layers = LayerPass.Of(topology, out _floats);
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
        var memory = ArrayPool<float>.Shared.Rent(_floats);
        try
        {
            for (var row = 0; row < rows; row++)
            {
                var x = inputs.Slice(row * Topology.InputCount, Topology.InputCount);
                foreach (var layer in _layers)
                {
                    Run(layer, x, memory);
                }

                var outputsAndRoom = Topology.OutputCount + LayerPass.Room;
                memory.AsSpan(_floats - outputsAndRoom, Topology.OutputCount).CopyTo(outputs[(row * Topology.OutputCount)..]);
            }
        }
        finally
        {
            ArrayPool<float>.Shared.Return(memory);
        }
    }

    private void Run(LayerPass layer, ReadOnlySpan<float> inputs, Span<float> memory)
    {
        if (Vector512.IsHardwareAccelerated)
        {
            layer.Run<Simd512, Vector512<float>>(in _parameters.First, inputs, memory);
        }
        else if (Vector256.IsHardwareAccelerated)
        {
            layer.Run<Simd256, Vector256<float>>(in _parameters.First, inputs, memory);
        }
        else
        {
            layer.Run<Simd128, Vector128<float>>(in _parameters.First, inputs, memory);
        }
    }
}
