namespace Generated.Neuron.Weights;

/// <summary>
/// Finds attention that an exporter wrote as single operators: a matrix product of two values that both depend on the network's input.
/// No plain sequence of layers has one, and the transpositions before it would be refused with a message that does not explain it.
/// </summary>
internal static class AttentionSearch
{
    /// <summary>The first such product; null if there is none.</summary>
    public static OnnxNode? Find(OnnxGraph graph)
    {
        var moving = new HashSet<string>(
            graph.Inputs.Select(input => input.Name).Where(name => !graph.Initializers.ContainsKey(name)), StringComparer.Ordinal);
        foreach (var node in graph.Nodes)
        {
            if (node.Operator is "MatMul" or "Gemm" && node.Inputs.Length >= 2 && moving.Contains(node.Inputs[0])
                && moving.Contains(node.Inputs[1]))
            {
                return node;
            }

            // What is computed from sizes alone does not depend on the numbers.
            if (node.Operator != "Shape" && node.Inputs.Any(moving.Contains))
            {
                moving.UnionWith(node.Outputs.Where(name => name.Length > 0));
            }
        }

        return null;
    }
}
