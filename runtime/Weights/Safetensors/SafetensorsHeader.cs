namespace Generated.Neuron.Weights;

/// <summary>The header of a safetensors file: where each tensor lies, checked against the file and the other tensors.</summary>
/// <param name="file">The file.</param>
/// <param name="end">Where the header ends and the tensors start.</param>
internal sealed class SafetensorsHeader(ModelFile file, int end)
{
    private readonly JsonCursor _json = new(file, SafetensorsReader.LengthBytes, end);

    private readonly List<RawTensor> _tensors = [];

    private readonly Dictionary<string, string> _metadata = new(StringComparer.Ordinal);

    public TensorSet Read()
    {
        if (end <= SafetensorsReader.LengthBytes || file.Content[SafetensorsReader.LengthBytes] != '{')
        {
            throw _json.Wrong("the header does not start with '{'");
        }

        var names = new HashSet<string>(StringComparer.Ordinal);
        Members(() =>
        {
            var name = Name(names, "a tensor");
            if (name == "__metadata__")
            {
                Metadata();
            }
            else
            {
                _tensors.Add(Tensor(name));
            }
        });
        if (!_json.AtEnd)
        {
            throw _json.Wrong("the header continues after its last '}'");
        }

        CheckPlaces();
        return new TensorSet(_tensors, _metadata);
    }

    /// <summary>The members of an object, with <paramref name="member"/> for each.</summary>
    private void Members(Action member)
    {
        _json.Take('{');
        if (_json.TryTake('}'))
        {
            return;
        }

        do
        {
            member();
        }
        while (_json.TryTake(','));
        _json.Take('}');
    }

    private string Name(HashSet<string> names, string what)
    {
        var name = _json.Text();
        if (!names.Add(name))
        {
            throw _json.Wrong($"the header names {what} {PlainText.Quote(name)} twice");
        }

        _json.Take(':');
        return name;
    }

    private void Metadata()
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        Members(() => _metadata.Add(Name(names, "the metadata"), _json.Text()));
    }

    /// <summary><c>{"dtype":"F32","shape":[8,2],"data_offsets":[0,64]}</c>, in any order.</summary>
    private RawTensor Tensor(string name)
    {
        string? type = null;
        List<long>? shape = null, offsets = null;
        var names = new HashSet<string>(StringComparer.Ordinal);
        Members(() =>
        {
            switch (Name(names, $"in {ModelFile.Tensor(name)} the field"))
            {
                case "dtype":
                    type = _json.Text();
                    break;
                case "shape":
                    shape = WholeNumbers();
                    break;
                case "data_offsets":
                    offsets = WholeNumbers();
                    break;
                case var other:
                    throw _json.Wrong(
                        $"{ModelFile.Tensor(name)} has the field {PlainText.Quote(other)}, but takes dtype, shape and data_offsets alone");
            }
        });
        return type is null || shape is null || offsets is not { Count: 2 }
            ? throw _json.Wrong($"{ModelFile.Tensor(name)} needs the fields dtype, shape and data_offsets, the last with two numbers")
            : Place(name, type, shape, offsets[0], offsets[1]);
    }

    private List<long> WholeNumbers()
    {
        List<long> numbers = [];
        _json.Take('[');
        if (_json.TryTake(']'))
        {
            return numbers;
        }

        do
        {
            numbers.Add(_json.WholeNumber());
        }
        while (_json.TryTake(','));
        _json.Take(']');
        return numbers;
    }

    private RawTensor Place(string name, string type, List<long> shape, long begin, long endOfTensor)
    {
        var place = ModelFile.Tensor(name);
        var available = file.Content.Length - end;
        if (begin > endOfTensor || endOfTensor > available)
        {
            throw file.Wrong(
                place,
                $"lies at {begin} to {endOfTensor} of the {available} bytes after the header; {SafetensorsReader.SaveAgain}");
        }

        if (SafetensorsTypes.Find(type) is not { } found)
        {
            throw file.Wrong(place, $"has the dtype {PlainText.Quote(type)}, which is not one of {SafetensorsTypes.Names}; save it as F32");
        }

        // Divides the available bytes by each size, so that no product overflows.
        var bytes = endOfTensor - begin;
        long expected = found.Size;
        foreach (var length in shape)
        {
            if (length > int.MaxValue || (length != 0 && expected > int.MaxValue / length))
            {
                throw file.Wrong(
                    place,
                    $"has the shape {RawTensor.ShapeOf(shape)}, which is more than a file can hold; {SafetensorsReader.SaveAgain}");
            }

            expected *= length;
        }

        return expected == bytes
            ? new RawTensor(name, type, found.Format, [.. shape.Select(length => (int)length)], file.Content, end + (int)begin)
            : throw file.Wrong(
                place,
                $"has {bytes} bytes, but its shape {RawTensor.ShapeOf(shape)} of {type} takes {expected}; {SafetensorsReader.SaveAgain}");
    }

    /// <summary>One tensor after the other, from the header's end to the file's: every byte belongs to exactly one tensor.</summary>
    private void CheckPlaces()
    {
        var position = end;
        foreach (var tensor in _tensors.OrderBy(tensor => tensor.Offset).ThenBy(tensor => tensor.Count))
        {
            if (tensor.Offset != position)
            {
                var problem = tensor.Offset < position
                    ? $"inside the previous tensor, which ends at {position}"
                    : $"but the previous data ends at {position}, and gaps are not allowed";
                throw file.Wrong(tensor.Place, $"starts at byte {tensor.Offset}, {problem}; {SafetensorsReader.SaveAgain}");
            }

            position += tensor.Count * SafetensorsTypes.Find(tensor.DataType)!.Value.Size;
        }

        if (position != file.Content.Length)
        {
            throw file.Wrong(
                ModelFile.Byte(position),
                $"the last tensor ends, but the file continues to byte {file.Content.Length}; {SafetensorsReader.SaveAgain}");
        }
    }
}
