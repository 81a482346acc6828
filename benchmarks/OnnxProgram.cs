using Microsoft.ML.OnnxRuntime;

namespace Generated.Neuron.Benchmarks;

/// <summary>A network in ONNX Runtime, with inputs and outputs bound to a batch: a run copies nothing and allocates nothing here.</summary>
internal sealed class OnnxProgram : IDisposable
{
    private readonly SessionOptions _options;
    private readonly InferenceSession _session;
    private readonly RunOptions _runOptions = new();
    private readonly OrtValue _inputs;
    private readonly OrtValue _outputs;
    private readonly OrtIoBinding _binding;

    /// <param name="network">Its parameters are copied.</param>
    /// <param name="batch">Read and written at every run.</param>
    /// <param name="rows">The rows of the batch.</param>
    /// <param name="threads">The threads inside an operator; 0 is ONNX Runtime's own choice, one per core.</param>
    public OnnxProgram(INetwork network, Batch batch, int rows, int threads)
    {
        _options = new SessionOptions { IntraOpNumThreads = threads, InterOpNumThreads = 1 };
        using var model = new MemoryStream();
        Onnx.Save(network, model);
        _session = new InferenceSession(model.ToArray(), _options);
        _inputs = Bound(batch.Inputs, rows);
        _outputs = Bound(batch.Outputs, rows);
        _binding = _session.CreateIoBinding();
        _binding.BindInput("input", _inputs);
        _binding.BindOutput("output", _outputs);
    }

    /// <summary>The outputs of the batch.</summary>
    public void Run() => _session.RunWithBinding(_runOptions, _binding);

    public void Dispose()
    {
        _binding.Dispose();
        _outputs.Dispose();
        _inputs.Dispose();
        _runOptions.Dispose();
        _session.Dispose();
        _options.Dispose();
    }

    private static OrtValue Bound(float[] values, int rows) =>
        OrtValue.CreateTensorValueFromMemory(values, [rows, values.Length / rows]);
}
