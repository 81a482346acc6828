namespace Generated.Neuron.Weights;

/// <summary>Gemm and MatMul: the layers, with constant weights on either side.</summary>
internal static class LayerOperators
{
    /// <summary>alpha · A′ B′ + beta · C.</summary>
    public static GraphValue Gemm(NodeCall call)
    {
        var (transA, transB) = (call.Node.Integer("transA", 0) != 0, call.Node.Integer("transB", 0) != 0);
        var alpha = Finite(call, "alpha");
        CheckTwoDimensions(call, 0);
        CheckTwoDimensions(call, 1);
        var product = call.Value(0) is Constant weights
            ? WeightsFirst(call, weights, transA, Turned(call, call.Rows(1), transB), alpha)
            : RowsFirst(call, Turned(call, call.Rows(0), transA), call.Constant(1), transB, alpha);
        if (call.OptionalConstant(2) is not { } c)
        {
            return product;
        }

        var (beta, shift) = (Finite(call, "beta"), RowVector.Of(call, product, c));
        if (beta != 1)
        {
            shift = [.. shift.Select(number => number * beta)];
        }

        return RowArithmetic.Scale(call, product, RowArithmetic.One, shift, c.Precision);
    }

    /// <summary>A B.</summary>
    public static GraphValue MatMul(NodeCall call) => call.Value(0) is Constant weights
        ? WeightsFirst(call, weights, false, call.Rows(1), 1)
        : RowsFirst(call, call.Rows(0), call.Constant(1), false, 1);

    // x: [… × inputs], W: [inputs × outputs], or [inputs] for a single output without its own dimension.
    private static Rows RowsFirst(NodeCall call, Rows x, Constant weights, bool transposed, float alpha)
    {
        var (inputs, outputs) = Sizes(call, weights, transposed);
        if (!x.HasRowsLast)
        {
            throw call.Wrong(
                "its rows are not in the last dimension: the operators before it mix rows of different samples, or transpose them");
        }

        CheckInputs(call, x.HasOpenWidth ? x.LastSize : x.Width, inputs, weights);
        var shape = new List<long>(x.Shape);
        shape.RemoveAt(shape.Count - 1);
        if (weights.Shape.Length == 2)
        {
            shape.Add(outputs);
        }

        return x.Through(call.Node, new LinearStep(weights, transposed, alpha, inputs, outputs), [.. shape]);
    }

    // W: [outputs × inputs], x: [inputs × samples], one sample per column.
    private static Rows WeightsFirst(NodeCall call, Constant weights, bool transposed, Rows x, float alpha)
    {
        var (outputs, inputs) = Sizes(call, weights, transposed);
        var isVector = x.Shape.Length == 1;
        if (weights.Shape.Length != 2 || x.Shape.Length is not (1 or 2) || !(isVector ? x.HasRowsLast : x.IsTransposed || x.HasOpenWidth))
        {
            throw call.Wrong("with the weights first, its second input must have one sample per column; write x W instead of W x");
        }

        CheckInputs(call, x.HasOpenWidth ? x.Shape[0] : x.Width, inputs, weights);
        var step = new LinearStep(weights, !transposed, alpha, inputs, outputs);
        return isVector ? x.Through(call.Node, step, [outputs]) : x.Through(call.Node, step, [outputs, x.Shape[1]], transposed: true);
    }

    private static (int Rows, int Columns) Sizes(NodeCall call, Constant weights, bool transposed)
    {
        if (weights.Numbers.Length == 0 || weights.Shape.Length is not (1 or 2))
        {
            throw call.Wrong($"its weights are {weights.Text}, but must be a matrix [inputs × outputs] or its transpose");
        }

        var (rows, columns) = (weights.Shape[0], weights.Shape.Length == 2 ? weights.Shape[1] : 1);
        return transposed ? (columns, rows) : (rows, columns);
    }

    private static void CheckInputs(NodeCall call, long width, int inputs, Constant weights)
    {
        if (width >= 0 && width != inputs)
        {
            throw call.Wrong(
                $"it gets rows of {width} numbers, but its weights {weights.Text} take {inputs}; the file is damaged, export it again");
        }
    }

    private static Rows Turned(NodeCall call, Rows rows, bool turn) => !turn ? rows : TransposeOperator.Turn(call, rows);

    private static void CheckTwoDimensions(NodeCall call, int index)
    {
        var rank = call.Value(index) switch
        {
            Rows rows => rows.Shape.Length,
            Constant constant => constant.Shape.Length,
            _ => 2,
        };
        if (rank != 2)
        {
            throw call.Wrong($"its input {index} has {rank} dimensions, but Gemm takes matrices; the file is damaged");
        }
    }

    private static float Finite(NodeCall call, string attribute)
    {
        var number = call.Node.Single(attribute, 1);
        return number - number == 0 ? number : throw call.Wrong($"its attribute '{attribute}' is not finite; the file is damaged");
    }
}
