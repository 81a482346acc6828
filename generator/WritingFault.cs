using Generated.Neuron.Generator.Diagnostics;
using Generated.Neuron.Generator.Emission;
using Generated.Neuron.Generator.Model;

namespace Generated.Neuron.Generator;

/// <summary>
/// What is thrown while one network is planned or written. The generator leaves that network out and writes all others; the analyzer, which
/// sees that it is missing, tries again and says why.
/// </summary>
internal static class WritingFault
{
    /// <summary>The fault of a network that parsed; null if it can be written.</summary>
    public static string? Of(NetworkSpec spec)
    {
        try
        {
            _ = NetworkEmitter.Emit(spec);
            _ = EmittedFile.Emit(spec.Topology);
            return null;
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return Fault.Describe(exception);
        }
    }
}
