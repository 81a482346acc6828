namespace Generated.Neuron.Weights;

/// <summary>A node of the graph: one operator and the names of what it takes and gives.</summary>
/// <param name="File">For messages.</param>
/// <param name="Index">Its position in the graph, from 0.</param>
/// <param name="Name">May be empty.</param>
/// <param name="Domain">Empty for the operators of ONNX itself.</param>
/// <param name="Operator">For example Gemm.</param>
/// <param name="Inputs">An empty name is an input that is left out.</param>
/// <param name="Outputs">Likewise.</param>
/// <param name="Attributes">Each name once.</param>
internal sealed record OnnxNode(
    ModelFile File, int Index, string Name, string Domain, string Operator, string[] Inputs, string[] Outputs, OnnxAttribute[] Attributes)
{
    /// <summary>As messages call it: <c>node 3 'fc1' (Gemm)</c>.</summary>
    public string Place
    {
        get
        {
            var name = Name.Length == 0 ? "" : " " + PlainText.Quote(Name);
            var domain = Domain.Length == 0 ? "" : PlainText.Escape(Domain, LongestName) + ".";
            return $"node {Index}{name} ({domain}{PlainText.Escape(Operator, LongestName)})";
        }
    }

    // As PlainText.Quote's.
    private const int LongestName = 80;

    public ModelFileException Wrong(string problem) => File.Wrong(Place, problem);

    public bool Has(string attribute) => Find(attribute) is not null;

    public long Integer(string attribute, long absent) =>
        Find(attribute) is { } found ? Check(found, OnnxAttributeKind.Integer).Integer : absent;

    public float Single(string attribute, float absent) =>
        Find(attribute) is { } found ? Check(found, OnnxAttributeKind.Single).Single : absent;

    public string Text(string attribute, string absent) =>
        Find(attribute) is { } found ? Check(found, OnnxAttributeKind.Text).Text : absent;

    public float[] Singles(string attribute) => Find(attribute) is { } found ? Check(found, OnnxAttributeKind.Singles).Singles : [];

    public long[]? Integers(string attribute) => Find(attribute) is { } found ? Check(found, OnnxAttributeKind.Integers).Integers : null;

    public OnnxTensor? Tensor(string attribute) => Find(attribute) is { } found ? Check(found, OnnxAttributeKind.Tensor).Tensor : null;

    private OnnxAttribute? Find(string attribute) => Array.Find(Attributes, candidate => candidate.Name == attribute);

    private OnnxAttribute Check(OnnxAttribute attribute, OnnxAttributeKind kind) => attribute.Kind == kind
        ? attribute
        : throw Wrong(
            $"the attribute {PlainText.Quote(attribute.Name)} must be of the type {(int)kind}, but is of the type "
                + $"{(int)attribute.Kind}; export the model again");
}
