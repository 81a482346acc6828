using System.Runtime.InteropServices;

namespace Generated.Neuron.Benchmarks;

/// <summary>
/// The functions of native/networks.c for one topology. The project file compiles them if it finds a C compiler.
/// </summary>
internal sealed unsafe class CProgram
{
    private readonly delegate* unmanaged[Cdecl]<float*, float*, float*, int, void> _forward;
    private readonly delegate* unmanaged[Cdecl, SuppressGCTransition]<float*, float*, float*, int, void> _shortForward;
    private readonly delegate* unmanaged[Cdecl]<float*, float*, float*, float*, int, float> _gradient;
    private readonly delegate* unmanaged[Cdecl, SuppressGCTransition]<float*, float*, float*, float*, int, float> _shortGradient;
    private readonly bool _isShort;
    private readonly int _rows;
    private readonly float* _parameters;
    private readonly float* _inputs;
    private readonly float* _targets;
    private readonly float* _outputs;
    private readonly float* _gradients;

    // The arrays are pinned; this keeps them alive.
    private readonly float[] _copy;
    private readonly Batch _batch;

    /// <param name="network">Its parameters are copied.</param>
    /// <param name="batch">Read and written at every call.</param>
    /// <param name="rows">The rows of the batch.</param>
    public CProgram(INetwork network, Batch batch, int rows)
    {
        var library = NativeLibrary.Load(LibraryPath);
        var name = string.Join('_', network.Topology.Sizes);
        var forward = NativeLibrary.GetExport(library, $"forward_{name}");
        var gradient = NativeLibrary.GetExport(library, $"gradient_{name}");
        _forward = (delegate* unmanaged[Cdecl]<float*, float*, float*, int, void>)forward;
        _shortForward = (delegate* unmanaged[Cdecl, SuppressGCTransition]<float*, float*, float*, int, void>)forward;
        _gradient = (delegate* unmanaged[Cdecl]<float*, float*, float*, float*, int, float>)gradient;
        _shortGradient = (delegate* unmanaged[Cdecl, SuppressGCTransition]<float*, float*, float*, float*, int, float>)gradient;

        // A garbage collection waits for a call without transition: only for calls under a microsecond.
        _isShort = rows == 1;
        _rows = rows;
        _batch = batch;
        _copy = Batch.Pinned(network.Parameters.Length);
        network.Parameters.CopyTo(_copy);
        _parameters = Address(_copy);
        _inputs = Address(batch.Inputs);
        _targets = Address(batch.Targets);
        _outputs = Address(batch.Outputs);
        _gradients = Address(batch.Gradients);
    }

    /// <summary>Whether the library was built and loads.</summary>
    public static bool IsAvailable { get; } = File.Exists(LibraryPath) && NativeLibrary.TryLoad(LibraryPath, out _);

    private static string LibraryPath => Path.Combine(AppContext.BaseDirectory, "networks.so");

    /// <summary>The outputs of the batch; the last one.</summary>
    public float Forward()
    {
        if (_isShort)
        {
            _shortForward(_parameters, _inputs, _outputs, _rows);
        }
        else
        {
            _forward(_parameters, _inputs, _outputs, _rows);
        }

        return _batch.Outputs[^1];
    }

    /// <summary>The cost of the batch and its gradient; the cost and the last number of the gradient.</summary>
    public float Gradient()
    {
        var cost = _isShort
            ? _shortGradient(_parameters, _inputs, _targets, _gradients, _rows)
            : _gradient(_parameters, _inputs, _targets, _gradients, _rows);
        return cost + _batch.Gradients[^1];
    }

    private static float* Address(float[] pinned) => (float*)Marshal.UnsafeAddrOfPinnedArrayElement(pinned, 0);
}
