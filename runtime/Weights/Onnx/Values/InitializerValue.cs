namespace Generated.Neuron.Weights;

/// <summary>An initializer, or the tensor of a Constant node, as a value.</summary>
internal static class InitializerValue
{
    public static GraphValue Of(OnnxTensorData data, OnnxTensor tensor)
    {
        if (OnnxDataTypes.IsReal(tensor.Type))
        {
            return new Constant(data.Singles(tensor), tensor.Shape, OnnxDataTypes.Precision(tensor.Type), tensor.Name);
        }

        if (OnnxDataTypes.IsInteger(tensor.Type))
        {
            return new Integers(data.Integers(tensor), tensor.Shape);
        }

        return tensor.Type == OnnxDataType.Text
            ? new Labels()
            : throw data.Wrong(
                tensor,
                $"its data type {(int)tensor.Type} is not read; export weights as float32, float16, bfloat16 or float64, not quantized");
    }
}
