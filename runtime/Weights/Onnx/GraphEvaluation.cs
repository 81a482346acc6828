namespace Generated.Neuron.Weights;

/// <summary>Follows the graph from its input to its outputs: what every value is, node after node.</summary>
internal sealed class GraphEvaluation(ModelFile file, OnnxGraph graph, OnnxTensorData data, Allowance allowance)
{
    private readonly Dictionary<string, GraphValue> _values = [];
    private readonly HashSet<string> _names = [];

    /// <summary>The rows that the network gives.</summary>
    public Rows Run()
    {
        // Before the first node is evaluated, because nodes before a foreign layer may be refused as well, with a less helpful message.
        if (ForeignOperators.Find(graph.Nodes) is { } foreign)
        {
            throw foreign.Wrong(ForeignOperators.Refusal(foreign));
        }

        AddInput();
        if (AttentionSearch.Find(graph) is { } product)
        {
            throw product.Wrong(ForeignOperators.Product);
        }

        foreach (var node in graph.Nodes)
        {
            Evaluate(node);
        }

        return Output();
    }

    private void AddInput()
    {
        var inputs = graph.Inputs.Where(input => !graph.Initializers.ContainsKey(input.Name)).ToArray();
        if (inputs.Length != 1)
        {
            var names = string.Join(", ", inputs.Take(3).Select(input => PlainText.Quote(input.Name)));
            throw file.Wrong(
                "graph",
                inputs.Length == 0 ? "it has no input; a network takes rows of numbers"
                    : $"it has {inputs.Length} inputs ({names}{(inputs.Length > 3 ? ", …" : "")}), but a network has one; where they "
                        + "are its weights, export with export_params=True");
        }

        // Without a shape, the usual one: any number of rows of any length.
        var shape = inputs[0].Shape ?? [-1, -1];
        if (shape.Length == 0 || !(OnnxDataTypes.IsReal(inputs[0].Type) || OnnxDataTypes.IsInteger(inputs[0].Type)))
        {
            throw file.Wrong($"input {PlainText.Quote(inputs[0].Name)}", "it is not a tensor of rows of numbers, which a network takes");
        }

        foreach (var initializer in graph.Initializers.Keys)
        {
            _names.Add(initializer);
        }

        _names.Add(inputs[0].Name);
        _values.Add(inputs[0].Name, Rows.Input(shape));
    }

    private void Evaluate(OnnxNode node)
    {
        var operation = OperatorTable.Find(node);
        var inputs = new GraphValue?[node.Inputs.Length];
        for (var i = 0; i < inputs.Length; i++)
        {
            inputs[i] = node.Inputs[i].Length == 0 ? null : Find(node, node.Inputs[i]);
        }

        var value = operation.Evaluate(new NodeCall(node, graph.Opset, inputs, data, allowance));
        for (var i = 0; i < node.Outputs.Length; i++)
        {
            if (node.Outputs[i].Length == 0)
            {
                continue;
            }

            if (!_names.Add(node.Outputs[i]))
            {
                throw node.Wrong(
                    $"its output {PlainText.Quote(node.Outputs[i])} exists already; every value has one node that computes it");
            }

            // Further outputs are masks and statistics of training.
            if (i == 0)
            {
                _values.Add(node.Outputs[i], value);
            }
        }
    }

    private GraphValue Find(OnnxNode node, string name)
    {
        if (_values.TryGetValue(name, out var known))
        {
            return known;
        }

        if (!graph.Initializers.TryGetValue(name, out var tensor))
        {
            throw node.Wrong(
                $"its input {PlainText.Quote(name)} is computed by no node before it; nodes must be in the order of computation, without "
                    + "cycles");
        }

        return _values[name] = InitializerValue.Of(data, tensor);
    }

    private Rows Output()
    {
        var outputs = new List<(string Name, Rows Rows)>();
        foreach (var name in graph.Outputs)
        {
            if (!_values.TryGetValue(name, out var value))
            {
                throw file.Wrong($"output {PlainText.Quote(name)}", "no node computes it; the file is damaged, export it again");
            }

            if (value is Rows rows)
            {
                outputs.Add((name, rows));
            }
        }

        if (outputs.Count == 1 && outputs[0].Rows is { IsTransposed: true, HasColumnsAsInput: false })
        {
            throw file.Wrong(
                $"output {PlainText.Quote(outputs[0].Name)}",
                "it has one sample per column, but the input has one per row; export the model without the last transposition");
        }

        return outputs.Count == 1
            ? outputs[0].Rows
            : throw file.Wrong("graph", outputs.Count == 0
                ? "none of its outputs depends on its input; a network gives rows of numbers"
                : $"it has {outputs.Count} outputs ({PlainText.Quote(outputs[0].Name)}, {PlainText.Quote(outputs[1].Name)}, …), but a "
                    + "network has one; export it with the last alone");
    }
}
