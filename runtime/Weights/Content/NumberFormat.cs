namespace Generated.Neuron.Weights;

/// <summary>How a file writes its numbers.</summary>
internal enum NumberFormat
{
    /// <summary>IEEE 754 binary16.</summary>
    Float16,

    /// <summary>The upper half of a binary32.</summary>
    BFloat16,

    /// <summary>IEEE 754 binary32.</summary>
    Float32,

    /// <summary>IEEE 754 binary64, rounded to the nearest float32.</summary>
    Float64,
}
