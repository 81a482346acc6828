using System.Collections.Immutable;
using Generated.Neuron.Weights;

namespace Generated.Neuron;

/// <summary>A tensor of a <see cref="TensorFile"/>.</summary>
public sealed class StoredTensor
{
    private readonly ModelFile _file;
    private readonly RawTensor _tensor;

    internal StoredTensor(ModelFile file, RawTensor tensor)
    {
        (_file, _tensor) = (file, tensor);
        Shape = [.. tensor.Shape];
    }

    /// <summary>As the file has it.</summary>
    public string Name => _tensor.Name;

    /// <summary>As the file has it: <c>F32</c> in safetensors, <c>&lt;f4</c> in NumPy's files.</summary>
    public string DataType => _tensor.DataType;

    /// <summary>Its lengths, the slowest first; none for a single number.</summary>
    public ImmutableArray<int> Shape { get; }

    /// <summary>A copy of its numbers as float32, the last index the fastest.</summary>
    /// <exception cref="ModelFileException">It holds no floating-point numbers, or one of them is not finite as float32.</exception>
    public float[] ToArray() => _tensor.Read(_file);

    /// <summary>For example <c>0.weight F32 [8 × 2]</c>.</summary>
    public override string ToString() => $"{PlainText.Escape(Name)} {PlainText.Escape(DataType)} {_tensor.ShapeText}";
}
