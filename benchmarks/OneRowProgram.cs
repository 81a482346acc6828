using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Generated.Neuron.Benchmarks;

/// <summary>
/// The function of native/one_row.c for one network, in the library whose vectors are faster for it: gcc's choice between two widths
/// is right for some shapes and wrong for others. Where .NET uses no vectors of 512 bits, neither does C.
/// </summary>
internal sealed unsafe class OneRowProgram
{
    // Calls per round, and rounds of which the fastest counts: a few milliseconds per library, alternating, so that noise affects both.
    private const int Calls = 2000;
    private const int Rounds = 11;

    private static readonly string[] Libraries =
        Vector512.IsHardwareAccelerated ? ["one_row_256", "one_row_512"] : ["one_row_128_avx2", "one_row_256_avx2"];

    private readonly delegate* unmanaged[Cdecl, SuppressGCTransition]<float*, float*, float*, void> _row;
    private readonly float* _parameters;
    private readonly float* _inputs;
    private readonly float* _outputs;

    // The arrays are pinned; this keeps them alive.
    private readonly float[] _copy;
    private readonly Batch _batch;

    /// <param name="network">Its parameters are copied.</param>
    /// <param name="batch">One row, read and written at every call.</param>
    public OneRowProgram(INetwork network, Batch batch)
    {
        _batch = batch;
        _copy = Batch.Pinned(network.Parameters.Length);
        network.Parameters.CopyTo(_copy);
        _parameters = Address(_copy);
        _inputs = Address(batch.Inputs);
        _outputs = Address(batch.Outputs);
        var candidates = Libraries.Select(library => Function(network.Topology, library)).ToArray();
        var fastest = new TimeSpan[] { TimeSpan.MaxValue, TimeSpan.MaxValue };
        for (var round = 0; round < Rounds; round++)
        {
            for (var i = 0; i < candidates.Length; i++)
            {
                _row = (delegate* unmanaged[Cdecl, SuppressGCTransition]<float*, float*, float*, void>)candidates[i];
                var time = Time();
                fastest[i] = time < fastest[i] ? time : fastest[i];
            }
        }

        _row = (delegate* unmanaged[Cdecl, SuppressGCTransition]<float*, float*, float*, void>)candidates[fastest[0] <= fastest[1] ? 0 : 1];
    }

    /// <summary>Whether both libraries were built and load.</summary>
    public static bool IsAvailable { get; } =
        Libraries.All(library => File.Exists(LibraryPath(library)) && NativeLibrary.TryLoad(LibraryPath(library), out _));

    /// <summary>The outputs of the row; the last one.</summary>
    public float Forward()
    {
        _row(_parameters, _inputs, _outputs);
        return _batch.Outputs[^1];
    }

    private TimeSpan Time()
    {
        var start = Stopwatch.GetTimestamp();
        for (var call = 0; call < Calls; call++)
        {
            _row(_parameters, _inputs, _outputs);
        }

        return Stopwatch.GetElapsedTime(start);
    }

    private static nint Function(Topology topology, string library) =>
        NativeLibrary.GetExport(NativeLibrary.Load(LibraryPath(library)), Name(topology));

    private static string Name(Topology topology) =>
        $"row_{string.Join('_', topology.Sizes)}_{topology.Activations[0] switch
        {
            Activation.Tanh => "tanhf",
            Activation.Sigmoid => "sigmoid",
            _ => "relu",
        }}";

    private static string LibraryPath(string library) => Path.Combine(AppContext.BaseDirectory, $"{library}.so");

    private static float* Address(float[] pinned) => (float*)Marshal.UnsafeAddrOfPinnedArrayElement(pinned, 0);
}
