using System.Buffers.Binary;
using System.Runtime.InteropServices;
using Generated.Neuron.Weights;

namespace Generated.Neuron.Files;

/// <summary>A tensor as it is written to a file of named tensors: float32, the last index varies fastest.</summary>
internal sealed record TensorToWrite(string Name, int[] Shape, float[] Numbers)
{
    /// <summary>A block of a network as PyTorch's <c>nn.Sequential</c> has it: a matrix is <c>[outputs × inputs]</c> there.</summary>
    /// <param name="block">Its name and shape.</param>
    /// <param name="numbers">In the order of the parameters; copied.</param>
    public static TensorToWrite Of(ParameterBlock block, ReadOnlySpan<float> numbers) => new(
        block.Name,
        [.. block.Shape],
        block.Shape is [var outputs, var inputs] ? NamedLayer.InputMajor(numbers.ToArray(), outputs, inputs) : numbers.ToArray());

    public int Bytes => checked(sizeof(float) * Numbers.Length);

    /// <summary>Writes <see cref="Bytes"/> bytes.</summary>
    public void WriteTo(Span<byte> destination)
    {
        if (BitConverter.IsLittleEndian)
        {
            MemoryMarshal.AsBytes(Numbers.AsSpan()).CopyTo(destination);
            return;
        }

        for (var i = 0; i < Numbers.Length; i++)
        {
            BinaryPrimitives.WriteSingleLittleEndian(destination[(sizeof(float) * i)..], Numbers[i]);
        }
    }
}
