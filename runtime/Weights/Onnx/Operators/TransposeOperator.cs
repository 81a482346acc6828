namespace Generated.Neuron.Weights;

/// <summary>Transpose: computed for weights, and recorded for rows.</summary>
internal static class TransposeOperator
{
    public static GraphValue Transpose(NodeCall call)
    {
        var rank = ShapeOperators.ShapeOf(call).Length;
        var order = Order(call, rank);
        if (order.SequenceEqual(Enumerable.Range(0, rank)))
        {
            return call.Value(0);
        }

        return call.Value(0) switch
        {
            Constant constant when rank == 2 => OfMatrix(call, constant),
            Rows rows => Turn(call, rows),
            _ => throw call.Wrong("it exchanges the dimensions of what is neither a matrix nor rows; let the exporter fold constants"),
        };
    }

    /// <summary>Rows as columns, or back.</summary>
    public static Rows Turn(NodeCall call, Rows rows)
    {
        var isMatrix = rows.Shape.Length == 2 && (rows.HasRowsLast || rows.IsTransposed);
        return isMatrix ? rows.Transposed() : throw call.Wrong(
            $"it exchanges the dimensions [{string.Join(", ", rows.Shape)}] (−1: open) of rows, which mixes samples; only fully connected "
                + "layers on rows are read, so leave the transposition out of the model, or run it in ONNX Runtime");
    }

    private static int[] Order(NodeCall call, int rank)
    {
        var written = call.Node.Integers("perm");
        var order = written is null
            ? [.. Enumerable.Range(0, rank).Reverse()]
            : written.Select(axis => call.Axis(axis, rank)).ToArray();
        return order.Length == rank && order.Distinct().Count() == rank
            ? order
            : throw call.Wrong($"its attribute 'perm' is not an order of {rank} dimensions; the file is damaged");
    }

    private static Constant OfMatrix(NodeCall call, Constant constant)
    {
        call.Take(constant.Numbers.Length);
        var (rows, columns) = (constant.Shape[0], constant.Shape[1]);
        var numbers = new float[constant.Numbers.Length];
        for (var row = 0; row < rows; row++)
        {
            for (var column = 0; column < columns; column++)
            {
                numbers[column * rows + row] = constant.Numbers[row * columns + column];
            }
        }

        return new Constant(numbers, [columns, rows], constant.Precision, constant.Name);
    }
}
