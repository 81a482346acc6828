using System.Globalization;

namespace Generated.Neuron.Weights;

/// <summary>TensorProto without its numbers: name, type, shape and the place of the data. Checks what the numbers do not show.</summary>
internal static class OnnxTensorReader
{
    /// <summary>The value of data_location for data in another file.</summary>
    private const long ElsewhereLocation = 1;

    public static OnnxTensor Read(ModelFile file, OnnxCensus census, ByteRange message)
    {
        census.Add();
        var reader = new ProtobufReader(file, message);
        var (name, type, sizes) = ("", 0L, new List<long>());
        ByteRange? raw = null;
        var (typed, external, elsewhere) = (false, new Dictionary<string, string>(), false);
        while (reader.Next())
        {
            switch (reader.Field)
            {
                case 1:
                    reader.AddInt64s(sizes);
                    break;
                case 2:
                    type = reader.Int64();
                    break;
                case 4 or 5 or 6 or 7 or 10 or 11:
                    typed = true;
                    break;
                case 8:
                    name = reader.Text();
                    break;
                case 9:
                    raw = raw is null ? reader.Bytes() : throw file.Wrong(
                        ModelFile.Byte(reader.Bytes().Start),
                        "a tensor has raw data twice; the file is damaged");
                    break;
                case 13:
                    AddExternal(file, external, reader.Message());
                    break;
                case 14:
                    elsewhere = reader.Int64() == ElsewhereLocation;
                    break;
            }
        }

        var place = ModelFile.Tensor(name);
        if (elsewhere ? raw is not null || typed : raw is not null && typed)
        {
            throw file.Wrong(place, "its data is in two of raw, typed and external data; the file is damaged, export it again");
        }

        var (shape, count) = CheckShape(file, place, sizes);
        return new OnnxTensor(name, OnnxDataTypes.Of(type), shape, count, message, raw, elsewhere ? Place(file, place, external) : null);
    }

    private static (int[] Shape, int Count) CheckShape(ModelFile file, string place, List<long> sizes)
    {
        if (sizes.Count > OnnxCensus.MostSizes)
        {
            throw file.Wrong(place, $"it has {sizes.Count} dimensions; weights have two and biases one");
        }

        var (shape, count) = (new int[sizes.Count], 1L);
        for (var i = 0; i < shape.Length; i++)
        {
            count = sizes[i] is >= 0 and <= int.MaxValue ? count * sizes[i] : long.MaxValue;
            if (count > int.MaxValue)
            {
                throw file.Wrong(
                    place,
                    $"the shape [{string.Join(", ", sizes)}] is negative or too large; a network has fewer than {int.MaxValue} numbers");
            }

            shape[i] = (int)sizes[i];
        }

        return (shape, (int)count);
    }

    private static void AddExternal(ModelFile file, Dictionary<string, string> external, ProtobufReader entry)
    {
        var (key, value) = OnnxEntries.Read(entry);
        if (external.ContainsKey(key) || external.Count > OnnxCensus.MostDomains)
        {
            throw file.Wrong("external_data", $"the key {PlainText.Quote(key)} appears twice, or there are too many; the file is damaged");
        }

        external.Add(key, value);
    }

    private static ExternalPlace Place(ModelFile file, string place, Dictionary<string, string> external) =>
        external.TryGetValue("location", out var location) && location.Length > 0
            ? new ExternalPlace(location, Number(file, place, external, "offset") ?? 0, Number(file, place, external, "length"))
            : throw file.Wrong(place, "its data are in another file, but the name of it is missing; export with external_data=False");

    private static long? Number(ModelFile file, string place, Dictionary<string, string> external, string key)
    {
        if (!external.TryGetValue(key, out var text))
        {
            return null;
        }

        return long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw file.Wrong(
                place,
                $"the {key} of its external data is {PlainText.Quote(text)}, but must be a number of bytes; export with "
                    + "external_data=False");
    }
}
