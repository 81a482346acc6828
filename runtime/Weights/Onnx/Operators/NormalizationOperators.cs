namespace Generated.Neuron.Weights;

/// <summary>Batch normalization and scaling of the inputs, which are folded into the adjacent layer.</summary>
internal static class NormalizationOperators
{
    /// <summary>γ · (x − mean) / √(variance + ε) + β, as after training.</summary>
    public static GraphValue BatchNormalization(NodeCall call)
    {
        var (node, rows) = (call.Node, call.Rows(0));
        if (node.Integer("training_mode", 0) != 0 || node.Integer("spatial", 1) != 1)
        {
            throw call.Wrong(
                "it normalizes by the statistics of its batch, so a row's result depends on the others; call model.eval() before "
                    + "the export");
        }

        if (rows.Shape.Length != 2)
        {
            throw call.Wrong($"it normalizes {rows.Shape.Length} dimensions, but rows of a network have two, [rows × columns]");
        }

        var (gamma, beta, mean, variance) = (Column(call, 1), Column(call, 2), Column(call, 3), Column(call, 4));
        var epsilon = node.Single("epsilon", 1e-5f);
        var count = gamma.Numbers.Length;
        if (beta.Numbers.Length != count || mean.Numbers.Length != count || variance.Numbers.Length != count)
        {
            throw call.Wrong(
                $"its scale, bias, mean and variance have {count}, {beta.Numbers.Length}, {mean.Numbers.Length} and "
                    + $"{variance.Numbers.Length} numbers, but must have one per column each");
        }

        if (!rows.HasOpenWidth && count != rows.Width)
        {
            throw call.Wrong($"it normalizes {count} columns, but its rows have {rows.Width}; the file is damaged");
        }

        var scale = RowVector.Of(call, rows, gamma);
        var shift = RowVector.Of(call, rows, beta);
        for (var i = 0; i < count; i++)
        {
            scale[i] /= Math.Sqrt((double)variance.Numbers[i] + epsilon);
            shift[i] -= scale[i] * mean.Numbers[i];
        }

        return RowArithmetic.Scale(call, rows, scale, shift, OnnxDataTypes.Precision(OnnxDataType.Float));
    }

    /// <summary>ai.onnx.ml: (x − offset) · scale.</summary>
    public static GraphValue Scaler(NodeCall call)
    {
        var rows = call.Rows(0);
        var (scale, offset) = (Vector(call, rows, "scale", 1), Vector(call, rows, "offset", 0));
        if (scale.Length > 1 && offset.Length > 1 && scale.Length != offset.Length)
        {
            throw call.Wrong($"its scale has {scale.Length} numbers and its offset {offset.Length}, but both must have one per column");
        }

        var shift = new double[Math.Max(scale.Length, offset.Length)];
        for (var i = 0; i < shift.Length; i++)
        {
            shift[i] = -offset[offset.Length == 1 ? 0 : i] * scale[scale.Length == 1 ? 0 : i];
        }

        return RowArithmetic.Scale(call, rows, scale, shift, OnnxDataTypes.Precision(OnnxDataType.Float));
    }

    private static Constant Column(NodeCall call, int index)
    {
        var constant = call.Constant(index);
        return constant.Shape.Length == 1 ? constant : throw call.Wrong(
            $"its input {index} is {constant.Text}, but must be a list of one number per column");
    }

    private static double[] Vector(NodeCall call, Rows rows, string attribute, float absent)
    {
        var numbers = call.Node.Singles(attribute);
        float[] present = numbers.Length == 0 ? [absent] : numbers;
        return RowVector.Of(call, rows, new Constant(present, [present.Length], OnnxDataTypes.Precision(OnnxDataType.Float), attribute));
    }
}
