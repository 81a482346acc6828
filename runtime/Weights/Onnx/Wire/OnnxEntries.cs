namespace Generated.Neuron.Weights;

/// <summary>StringStringEntryProto: a key and a value.</summary>
internal static class OnnxEntries
{
    public static (string Key, string Value) Read(ProtobufReader reader)
    {
        var (key, value) = ("", "");
        while (reader.Next())
        {
            switch (reader.Field)
            {
                case 1:
                    key = reader.Text();
                    break;
                case 2:
                    value = reader.Text();
                    break;
            }
        }

        return (key, value);
    }
}
