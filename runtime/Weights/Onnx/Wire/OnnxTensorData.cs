namespace Generated.Neuron.Weights;

/// <summary>The numbers of a tensor, from raw, typed or external data: as many as its shape says, or the file is refused.</summary>
internal sealed class OnnxTensorData(ModelFile file, Allowance allowance)
{
    private readonly HashSet<string> _externalFiles = [];
    private long _externalBytes;

    /// <summary>A tensor of float32, float16, bfloat16 or float64 as float32.</summary>
    public float[] Singles(OnnxTensor tensor)
    {
        Account(tensor);
        var format = tensor.Type switch
        {
            OnnxDataType.Float => NumberFormat.Float32,
            OnnxDataType.Float16 => NumberFormat.Float16,
            OnnxDataType.BFloat16 => NumberFormat.BFloat16,
            _ => NumberFormat.Float64,
        };
        if (RawBytes(tensor, Numbers.Size(format)) is { } raw)
        {
            return Numbers.Read(file, tensor.Place, raw.Content, raw.Offset, tensor.Count, format);
        }

        // Typed: float_data and double_data in their own size; 16-bit numbers as whole numbers of their bits.
        var bytes = tensor.Type switch
        {
            OnnxDataType.Float => Fixed(tensor, 4, sizeof(float)),
            OnnxDataType.Double => Fixed(tensor, 10, sizeof(double)),
            _ => HalfBytes(tensor),
        };
        return Numbers.Read(file, tensor.Place, bytes, 0, tensor.Count, format);
    }

    /// <summary>A tensor of whole numbers.</summary>
    public long[] Integers(OnnxTensor tensor)
    {
        Account(tensor);
        var size = tensor.Type switch
        {
            OnnxDataType.Int64 => 8,
            OnnxDataType.Int32 => 4,
            OnnxDataType.Int16 or OnnxDataType.UInt16 => 2,
            _ => 1,
        };
        if (RawBytes(tensor, size) is not { } raw)
        {
            return Varints(tensor, tensor.Type == OnnxDataType.Int64 ? 7 : 5);
        }

        var signed = tensor.Type is not (OnnxDataType.UInt16 or OnnxDataType.UInt8 or OnnxDataType.Bool);
        var numbers = new long[tensor.Count];
        for (var i = 0; i < numbers.Length; i++)
        {
            var bits = 0L;
            for (var b = size - 1; b >= 0; b--)
            {
                bits = (bits << 8) | raw.Content[raw.Offset + i * size + b];
            }

            var unused = 64 - 8 * size;
            numbers[i] = signed ? bits << unused >> unused : bits;
        }

        return numbers;
    }

    /// <summary>The exception for a tensor that is refused.</summary>
    public ModelFileException Wrong(OnnxTensor tensor, string problem) => file.Wrong(tensor.Place, problem);

    private void Account(OnnxTensor tensor)
    {
        if (tensor.External is { } external && file.Beside is not null && _externalFiles.Add(external.Location))
        {
            allowance.Add(file.Beside.Length(file, tensor.Place, external));
        }

        allowance.Take(tensor.Count, tensor.Place);
    }

    private (byte[] Content, int Offset)? RawBytes(OnnxTensor tensor, int size)
    {
        var expected = (long)tensor.Count * size;
        CheckExternalBytes(tensor, expected);
        if (tensor.External is { } external)
        {
            var source = file.Beside ?? throw file.Wrong(

                    tensor.Place,
                    $"its data are in the file {PlainText.Quote(external.Location)}; load the model by its path, or export with "
                        + "external_data=False");
            return external.Length is { } length && length != expected
                ? throw Mismatch(tensor, length, expected)
                : (source.Read(file, tensor.Place, external, expected), 0);
        }

        if (tensor.Raw is not { } raw)
        {
            return null;
        }

        return raw.Length == expected ? (file.Content, raw.Start) : throw Mismatch(tensor, raw.Length, expected);
    }

    private void CheckExternalBytes(OnnxTensor tensor, long bytes)
    {
        if (tensor.External is null)
        {
            return;
        }

        _externalBytes += bytes;
        if (_externalBytes > file.MostBytes)
        {
            throw Wrong(
                tensor,
                FormattableString.Invariant($"its data would bring the bytes read from other files to more than {file.MostBytes:N0}, ")
                    + "which no useful network has; "
                    + "load one of this size, or a smaller model");
        }
    }

    private byte[] Fixed(OnnxTensor tensor, int field, int size)
    {
        var bytes = new List<ByteRange>();
        var total = 0L;
        foreach (var reader in Fields(tensor, field))
        {
            var numbers = reader.FixedNumbers(size);
            bytes.Add(numbers);
            total += numbers.Length;
        }

        CheckCount(tensor, total / size);
        var joined = new byte[total];
        var position = 0;
        foreach (var range in bytes)
        {
            Buffer.BlockCopy(file.Content, range.Start, joined, position, range.Length);
            position += range.Length;
        }

        return joined;
    }

    private byte[] HalfBytes(OnnxTensor tensor)
    {
        var numbers = Varints(tensor, 5);
        var bytes = new byte[2 * numbers.Length];
        for (var i = 0; i < numbers.Length; i++)
        {
            bytes[2 * i] = (byte)numbers[i];
            bytes[2 * i + 1] = (byte)(numbers[i] >> 8);
        }

        return bytes;
    }

    private long[] Varints(OnnxTensor tensor, int field)
    {
        var numbers = new List<long>();
        foreach (var reader in Fields(tensor, field))
        {
            reader.AddInt64s(numbers);
        }

        CheckCount(tensor, numbers.Count);
        return [.. numbers];
    }

    private IEnumerable<ProtobufReader> Fields(OnnxTensor tensor, int field)
    {
        var reader = new ProtobufReader(file, tensor.Message);
        while (reader.Next())
        {
            if (reader.Field == field)
            {
                yield return reader;
            }
        }
    }

    private void CheckCount(OnnxTensor tensor, long count)
    {
        if (count != tensor.Count)
        {
            throw file.Wrong(
                tensor.Place,
                $"the shape [{string.Join(", ", tensor.Shape)}] needs {tensor.Count} numbers of the type {(int)tensor.Type}, but there "
                + $"are {count}; the file is damaged, export it again");
        }
    }

    private ModelFileException Mismatch(OnnxTensor tensor, long bytes, long expected) => file.Wrong(
        tensor.Place,
        $"the shape [{string.Join(", ", tensor.Shape)}] needs {expected} bytes of data, but there are {bytes}; the file is damaged, "
        + "export it again");
}
