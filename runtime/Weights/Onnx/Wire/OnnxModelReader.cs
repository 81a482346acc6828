namespace Generated.Neuron.Weights;

/// <summary>
/// ModelProto: the graph of a file, and the versions of the operators in it. Field numbers are those of onnx.proto.
/// </summary>
internal sealed class OnnxModelReader
{
    /// <summary>The first version whose operators broadcast as NumPy does, without attributes for it.</summary>
    private const long OldestOpset = 7;

    /// <summary>The newest that ONNX Runtime 1.31 supports. No operator that is read here changed its meaning after 17.</summary>
    private const long NewestOpset = 26;

    private readonly ModelFile _file;
    private readonly Dictionary<string, long> _opsets = [];
    private readonly Dictionary<string, string> _metadata = [];
    private ByteRange? _graph;

    private OnnxModelReader(ModelFile file) => _file = file;

    /// <exception cref="ModelFileException">The file is not an ONNX model, or of a version that is not read.</exception>
    public static OnnxGraph Read(ModelFile file)
    {
        var model = new OnnxModelReader(file);
        model.ReadFields();
        var graph = model._graph ?? throw file.Wrong(ModelFile.Byte(0), "there is no graph in the file; it is not an ONNX model");
        var opset = model.CheckVersions();
        return new OnnxGraphReader(file, new OnnxCensus(file)).Read(graph, opset, model._metadata);
    }

    private void ReadFields()
    {
        var reader = new ProtobufReader(_file, new ByteRange(0, _file.Content.Length));
        while (reader.Next())
        {
            switch (reader.Field)
            {
                case 7:
                    _graph = _graph is null ? reader.Bytes() : throw _file.Wrong(
                        ModelFile.Byte(reader.Bytes().Start),
                        "a second graph starts here; a model has one");
                    break;
                case 8:
                    AddOpset(reader.Message());
                    break;
                case 14:
                    AddMetadata(reader.Message());
                    break;
                case 25:
                    throw _file.Wrong(
                        ModelFile.Byte(reader.Bytes().Start),
                        "the model defines functions; inline them with onnx.inliner.inline_local_functions, or export with "
                        + "dynamo=False");
            }
        }
    }

    // OperatorSetIdProto
    private void AddOpset(ProtobufReader reader)
    {
        var (domain, version) = ("", 0L);
        while (reader.Next())
        {
            switch (reader.Field)
            {
                case 1:
                    domain = OnnxDomains.Normalize(reader.Text());
                    break;
                case 2:
                    version = reader.Int64();
                    break;
            }
        }

        if (_opsets.Count > OnnxCensus.MostDomains)
        {
            throw _file.Wrong("opset_import", $"there are more than {OnnxCensus.MostDomains} operator sets; the file is damaged");
        }

        if (_opsets.TryGetValue(domain, out var other) && other != version)
        {
            throw _file.Wrong(
                "opset_import",
                $"the operator set {PlainText.Quote(domain)} has the versions {other} and {version}; a model has one");
        }

        _opsets[domain] = version;
    }

    // StringStringEntryProto
    private void AddMetadata(ProtobufReader reader)
    {
        var (key, value) = OnnxEntries.Read(reader);
        if (_metadata.ContainsKey(key))
        {
            throw _file.Wrong("metadata_props", $"the key {PlainText.Quote(key)} appears twice; each key must be unique");
        }

        if (_metadata.Count == OnnxCensus.MostMetadata)
        {
            throw _file.Wrong("metadata_props", $"there are more than {OnnxCensus.MostMetadata} entries; remove those that are not needed");
        }

        _metadata.Add(key, value);
    }

    private long CheckVersions()
    {
        if (!_opsets.TryGetValue(OnnxDomains.Onnx, out var opset))
        {
            throw _file.Wrong("opset_import", "the version of ONNX's operators is missing; the file is not an ONNX model, or is damaged");
        }

        return opset is >= OldestOpset and <= NewestOpset
            ? opset
            : throw _file.Wrong(
                "opset_import",
                $"opset {opset} is not read, only {OldestOpset} to {NewestOpset}; export with opset_version=17");
    }
}
