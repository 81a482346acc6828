namespace Generated.Neuron.Weights;

/// <summary>Cast: between float types it changes nothing, since everything is computed in float32; masks become numbers.</summary>
internal static class CastOperator
{
    public static GraphValue Cast(NodeCall call)
    {
        var type = OnnxDataTypes.Of(call.Node.Integer("to", 0));
        switch (call.Value(0))
        {
            case Labels labels:
                return labels;
            case Rows rows when OnnxDataTypes.IsReal(type):
                return rows;
            case Constant constant when OnnxDataTypes.IsReal(type):
                return constant;
            case Integers integers when OnnxDataTypes.IsInteger(type):
                return integers;
            case Integers integers when OnnxDataTypes.IsReal(type) && !integers.Numbers.Contains(Integers.Open):
                call.Take(integers.Numbers.Length);
                return new Constant([.. integers.Numbers.Select(number => (float)number)], integers.Shape, OnnxDataTypes.Precision(
                    type),
                    "");
            case Constant constant when OnnxDataTypes.IsInteger(type):
                return Whole(call, constant);
            default:
                throw call.Wrong(
                    $"it makes numbers of the type {(int)type} of its input, but a network computes with float numbers throughout; "
                        + "remove the cast before the export");
        }
    }

    private static Integers Whole(NodeCall call, Constant constant)
    {
        call.Take(constant.Numbers.Length);
        return Array.TrueForAll(constant.Numbers, number => Math.Abs(number) <= int.MaxValue)
            ? new Integers([.. constant.Numbers.Select(number => (long)number)], constant.Shape)
            : throw call.Wrong("it casts numbers to whole numbers that are too large for it; let the exporter fold constants");
    }
}
