namespace Generated.Neuron.Weights;

/// <summary>NodeProto and AttributeProto.</summary>
internal sealed class OnnxNodeReader(ModelFile file, OnnxCensus census)
{
    public OnnxNode Read(ProtobufReader reader, int index)
    {
        census.Add();
        var (name, domain, operation) = ("", "", "");
        var (inputs, outputs, attributes) = (new List<string>(), new List<string>(), new List<OnnxAttribute>());
        while (reader.Next())
        {
            switch (reader.Field)
            {
                case 1:
                    AddName(inputs, reader.Text());
                    break;
                case 2:
                    AddName(outputs, reader.Text());
                    break;
                case 3:
                    name = reader.Text();
                    break;
                case 4:
                    operation = reader.Text();
                    break;
                case 5:
                    attributes.Add(ReadAttribute(reader.Message()));
                    break;
                case 7:
                    domain = OnnxDomains.Normalize(reader.Text());
                    break;
            }
        }

        var node = new OnnxNode(file, index, name, domain, operation, [.. inputs], [.. outputs], [.. attributes]);
        CheckAttributes(node);
        return node;
    }

    private void AddName(List<string> names, string name)
    {
        census.Add();
        names.Add(name);
    }

    private OnnxAttribute ReadAttribute(ProtobufReader reader)
    {
        census.Add();
        var attribute = new OnnxAttribute("", OnnxAttributeKind.None);
        var (singles, integers) = (new List<float>(), new List<long>());
        var found = OnnxAttributeKind.None;
        while (reader.Next())
        {
            var kind = reader.Field switch
            {
                2 => OnnxAttributeKind.Single,
                3 => OnnxAttributeKind.Integer,
                4 => OnnxAttributeKind.Text,
                5 => OnnxAttributeKind.Tensor,
                6 or 11 => OnnxAttributeKind.Graph,
                7 => OnnxAttributeKind.Singles,
                8 => OnnxAttributeKind.Integers,
                9 => OnnxAttributeKind.Texts,
                _ => OnnxAttributeKind.None,
            };
            found = kind == OnnxAttributeKind.None ? found : kind;
            attribute = reader.Field switch
            {
                1 => attribute with { Name = reader.Text() },
                2 => attribute with { Single = reader.Single() },
                3 => attribute with { Integer = reader.Int64() },
                4 => attribute with { Text = reader.Text() },
                5 => attribute with { Tensor = OnnxTensorReader.Read(file, census, reader.Bytes()) },
                20 => attribute with { Kind = (OnnxAttributeKind)reader.Int64() },
                _ => attribute,
            };
            if (kind == OnnxAttributeKind.Singles)
            {
                var bytes = reader.FixedNumbers(sizeof(float));
                var place = $"attribute {PlainText.Quote(attribute.Name)}";
                var count = bytes.Length / sizeof(float);
                singles.AddRange(Numbers.Read(file, place, file.Content, bytes.Start, count, NumberFormat.Float32));
            }
            else if (kind == OnnxAttributeKind.Integers)
            {
                reader.AddInt64s(integers);
            }
        }

        // Files of the first versions do not have the kind; and an empty list leaves no trace except the kind.
        return attribute with
        {
            Kind = attribute.Kind == OnnxAttributeKind.None ? found : attribute.Kind,
            Singles = [.. singles],
            Integers = [.. integers],
        };
    }

    private static void CheckAttributes(OnnxNode node)
    {
        var names = new HashSet<string>();
        foreach (var attribute in node.Attributes)
        {
            if (!names.Add(attribute.Name))
            {
                throw node.Wrong($"the attribute {PlainText.Quote(attribute.Name)} appears twice; the file is damaged");
            }

            if (attribute.Kind == OnnxAttributeKind.Graph)
            {
                throw node.Wrong("it contains a subgraph; export a network without conditions and loops");
            }

            if (attribute.Kind == OnnxAttributeKind.Tensor && attribute.Tensor is null)
            {
                throw node.Wrong($"the attribute {PlainText.Quote(attribute.Name)} has no tensor; the file is damaged");
            }
        }
    }
}
