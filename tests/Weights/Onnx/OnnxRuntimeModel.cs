using Microsoft.ML.OnnxRuntime;

namespace Generated.Neuron.Tests.Weights;

/// <summary>A model in ONNX Runtime, as the other opinion on what it computes.</summary>
internal sealed class OnnxRuntimeModel(byte[] model) : IDisposable
{
    private readonly InferenceSession _session = new(model);

    public IReadOnlyDictionary<string, string> Metadata => _session.ModelMetadata.CustomMetadataMap;

    /// <summary>The shape of the input; −1 where it is open.</summary>
    public int[] InputShape => _session.InputMetadata["input"].Dimensions;

    public float[] Run(float[] inputs, int rows)
    {
        using var input = OrtValue.CreateTensorValueFromMemory(inputs, [rows, inputs.Length / rows]);
        using var options = new RunOptions();
        using var outputs = _session.Run(options, ["input"], [input], ["output"]);
        return outputs[0].GetTensorDataAsSpan<float>().ToArray();
    }

    public void Dispose() => _session.Dispose();
}
