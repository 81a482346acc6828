using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using Generated.Neuron.Weights;

namespace Generated.Neuron.Files;

/// <summary>Writes safetensors. Networks are named as PyTorch's <c>nn.Sequential</c> names its layers, float32.</summary>
internal static class SafetensorsWriter
{
    /// <summary>Readers map the file into memory: its numbers start at a multiple of this.</summary>
    private const int Alignment = 8;

    /// <summary>A network with its topology, and its table's encoding if it has one, in the metadata.</summary>
    public static byte[] Write(NetworkToWrite network)
    {
        var tensors = network.Tensors;

        // PyTorch users mark their files with "format": "pt".
        var content = Begin(
            network.Texts.Prepend(new("format", "pt")),
            [.. tensors.Select(tensor => new SafetensorsEntry(tensor.Name, "F32", tensor.Shape, tensor.Bytes))],
            out var position);
        foreach (var tensor in tensors)
        {
            tensor.WriteTo(content.AsSpan(position));
            position += tensor.Bytes;
        }

        return content;
    }

    /// <summary>
    /// A whole file with its header; the caller writes the tensors' bytes, one after the other from <paramref name="start"/> on.
    /// </summary>
    public static byte[] Begin(IEnumerable<KeyValuePair<string, string>> metadata, IEnumerable<SafetensorsEntry> tensors, out int start)
    {
        var header = new StringBuilder("""{"__metadata__":{""");
        header.AppendJoin(',', metadata.Select(entry => $"{Quote(entry.Key)}:{Quote(entry.Value)}")).Append('}');
        var offset = 0L;
        foreach (var tensor in tensors)
        {
            var (shape, end) = (string.Join(',', tensor.Shape), offset + tensor.Bytes);
            header.Append(
                CultureInfo.InvariantCulture,
                $$""",{{Quote(tensor.Name)}}:{"dtype":"{{tensor.Type}}","shape":[{{shape}}],"data_offsets":[{{offset}},{{end}}]}""");
            offset = end;
        }

        header.Append('}');
        header.Append(' ', -header.Length & (Alignment - 1));
        start = SafetensorsReader.LengthBytes + header.Length;
        var content = new byte[checked(start + offset)];
        BinaryPrimitives.WriteInt64LittleEndian(content, header.Length);
        Encoding.ASCII.GetBytes(header.ToString(), content.AsSpan(SafetensorsReader.LengthBytes));
        return content;
    }

    /// <summary>A text in JSON, with ASCII alone.</summary>
    private static string Quote(string text)
    {
        var json = new StringBuilder("\"");
        foreach (var character in text)
        {
            if (character is >= ' ' and <= '~' and not ('"' or '\\'))
            {
                json.Append(character);
            }
            else if (character is '"' or '\\')
            {
                json.Append('\\').Append(character);
            }
            else
            {
                json.Append("\\u").Append(((int)character).ToString("x4", CultureInfo.InvariantCulture));
            }
        }

        return json.Append('"').ToString();
    }
}
