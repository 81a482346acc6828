namespace Generated.Neuron.Tests.Weights;

/// <summary>A test that runs where Python's onnx is installed, and says so where it is not.</summary>
public sealed class NeedsOnnxFactAttribute : FactAttribute
{
    private static readonly Lazy<string?> Found = new(() => PythonCommand.With("onnx"));

    public NeedsOnnxFactAttribute()
    {
        if (Python is null)
        {
            Skip = "Python with onnx is not installed here (Debian: python3-onnx).";
        }
    }

    /// <summary>The command, or null.</summary>
    public static string? Python => Found.Value;
}
