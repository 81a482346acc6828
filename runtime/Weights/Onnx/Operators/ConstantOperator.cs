namespace Generated.Neuron.Weights;

/// <summary>Constant: an initializer in the form of a node.</summary>
internal static class ConstantOperator
{
    public static GraphValue Constant(NodeCall call)
    {
        var node = call.Node;
        if (node.Attributes.Length != 1)
        {
            throw call.Wrong($"it has {node.Attributes.Length} values, but must have one; the file is damaged");
        }

        return node.Attributes[0].Name switch
        {
            "value" => InitializerValue.Of(call.Data, node.Tensor("value")!),
            "value_float" => OfSingles([node.Single("value_float", 0)], []),
            "value_floats" => OfSingles(node.Singles("value_floats"), [node.Singles("value_floats").Length]),
            "value_int" => new Integers([node.Integer("value_int", 0)], []),
            _ => Integers.Vector(node.Integers("value_ints")!),
        };

        Constant OfSingles(float[] numbers, int[] shape)
        {
            Numbers.CheckFinite(node.File, node.Place, numbers);
            return new Constant(numbers, shape, OnnxDataTypes.Precision(OnnxDataType.Float), "");
        }
    }
}
