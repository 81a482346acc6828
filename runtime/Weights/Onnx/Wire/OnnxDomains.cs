namespace Generated.Neuron.Weights;

/// <summary>The domains whose operators are read.</summary>
internal static class OnnxDomains
{
    /// <summary>ONNX's own, which files also spell "ai.onnx".</summary>
    public const string Onnx = "";

    /// <summary>Of classical machine learning: what scikit-learn's converter adds.</summary>
    public const string MachineLearning = "ai.onnx.ml";

    public static string Normalize(string domain) => domain == "ai.onnx" ? Onnx : domain;
}
