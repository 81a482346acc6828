namespace Generated.Neuron.Weights;

/// <summary>ValueInfoProto: name, type and shape of an input or output of the graph.</summary>
internal static class OnnxInputReader
{
    public static OnnxInput Read(ModelFile file, OnnxCensus census, ProtobufReader reader)
    {
        census.Add();
        var (name, type, shape) = ("", (OnnxDataType)0, (long[]?)null);
        while (reader.Next())
        {
            switch (reader.Field)
            {
                case 1:
                    name = reader.Text();
                    break;
                case 2:
                    ReadType(file, reader.Message(), ref type, ref shape);
                    break;
            }
        }

        return name.Length > 0
            ? new OnnxInput(name, type, shape)
            : throw file.Wrong("graph", "an input or output has no name; the file is damaged");
    }

    // TypeProto; everything that is not a tensor is skipped.
    private static void ReadType(ModelFile file, ProtobufReader reader, ref OnnxDataType type, ref long[]? shape)
    {
        while (reader.Next())
        {
            if (reader.Field != 1)
            {
                continue;
            }

            var tensor = reader.Message();
            while (tensor.Next())
            {
                switch (tensor.Field)
                {
                    case 1:
                        type = OnnxDataTypes.Of(tensor.Int64());
                        break;
                    case 2:
                        shape = ReadShape(file, tensor.Message());
                        break;
                }
            }
        }
    }

    private static long[] ReadShape(ModelFile file, ProtobufReader reader)
    {
        var sizes = new List<long>();
        while (reader.Next())
        {
            if (reader.Field != 1)
            {
                continue;
            }

            if (sizes.Count == OnnxCensus.MostSizes)
            {
                throw file.Wrong("graph", $"an input or output has more than {OnnxCensus.MostSizes} dimensions; a network takes rows");
            }

            sizes.Add(ReadSize(reader.Message()));
        }

        return [.. sizes];
    }

    /// <summary>A name instead of a number, and what exporters write for it, leave the size open.</summary>
    private static long ReadSize(ProtobufReader reader)
    {
        var size = -1L;
        while (reader.Next())
        {
            if (reader.Field == 1)
            {
                size = reader.Int64();
            }
        }

        return size > 0 ? size : -1;
    }
}
