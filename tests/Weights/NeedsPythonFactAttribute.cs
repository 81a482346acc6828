namespace Generated.Neuron.Tests.Weights;

/// <summary>A test that runs where Python with NumPy is installed, and says so where it is not.</summary>
public sealed class NeedsPythonFactAttribute : FactAttribute
{
    private static readonly Lazy<string?> Found = new(() => PythonCommand.With("numpy"));

    public NeedsPythonFactAttribute()
    {
        if (Python is null)
        {
            Skip = "Python with NumPy is not installed here (Debian: python3-numpy, and python3-torch, python3-sklearn for more).";
        }
    }

    /// <summary>The command, or null.</summary>
    public static string? Python => Found.Value;
}
