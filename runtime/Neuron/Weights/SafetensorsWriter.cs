using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace Generated.Neuron.Weights;

/// <summary>Writes safetensors as PyTorch's <c>nn.Sequential</c> names its layers, float32, with the topology in the metadata.</summary>
internal static class SafetensorsWriter
{
    /// <summary>Readers map the file into memory: its numbers start at a multiple of this.</summary>
    private const int Alignment = 8;

    public static byte[] Write(StoredNetwork network)
    {
        var tensors = TensorToWrite.Of(network);
        var header = new StringBuilder();

        // "format": "pt" is how PyTorch's own users of the format mark their files.
        header.Append(
            CultureInfo.InvariantCulture,
            $$"""{"__metadata__":{"format":"pt","{{TensorSet.TopologyKey}}":"{{TensorToWrite.TopologyOf(network)}}"}""");
        var offset = 0L;
        foreach (var tensor in tensors)
        {
            var (shape, end) = (string.Join(',', tensor.Shape), offset + tensor.Bytes);
            header.Append(
                CultureInfo.InvariantCulture,
                $$""","{{tensor.Name}}":{"dtype":"F32","shape":[{{shape}}],"data_offsets":[{{offset}},{{end}}]}""");
            offset = end;
        }

        header.Append('}');
        header.Append(' ', -header.Length & (Alignment - 1));
        var content = new byte[checked(SafetensorsReader.LengthBytes + header.Length + offset)];
        BinaryPrimitives.WriteInt64LittleEndian(content, header.Length);
        Encoding.ASCII.GetBytes(header.ToString(), content.AsSpan(SafetensorsReader.LengthBytes));
        var position = SafetensorsReader.LengthBytes + header.Length;
        foreach (var tensor in tensors)
        {
            tensor.WriteTo(content.AsSpan(position));
            position += tensor.Bytes;
        }

        return content;
    }
}
