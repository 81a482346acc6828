namespace Generated.Neuron.Weights;

/// <summary>A constant that meets rows in an addition or multiplication: one number for all, or one per column.</summary>
internal static class RowVector
{
    /// <summary>The constant's numbers: one, or as many as a row has.</summary>
    /// <exception cref="ModelFileException">It differs between rows, or does not fit them.</exception>
    public static double[] Of(NodeCall call, Rows rows, Constant constant)
    {
        if (!constant.IsSingle && !Fits(rows, constant))
        {
            var width = rows.HasOpenWidth ? rows.LastSize : rows.Width;
            throw call.Wrong(
                $"it combines rows of {(width < 0 ? "an open number of" : width)} numbers with {constant.Text}, but only one number, "
                    + "or one per column, can be folded into a layer");
        }

        call.Take(constant.Numbers.Length);
        return [.. constant.Numbers.Select(number => (double)number)];
    }

    private static bool Fits(Rows rows, Constant constant)
    {
        // Leading dimensions of 1 mean nothing: [1, n] is [n].
        var shape = constant.Shape.SkipWhile(size => size == 1).ToArray();
        var count = constant.Numbers.Length;
        if (rows.IsTransposed)
        {
            return count == rows.Width && shape.Length == 2 && shape[1] == 1;
        }

        // As many dimensions as a whole sample has, such as [height, width] of an image.
        var first = rows.Shape.Length - shape.Length;
        var isWholeSample = rows.HasOpenWidth && first >= 1 && rows.Shape.Skip(1).Take(first - 1).All(size => size == 1);
        var isWholeRow = rows.HasRowsLast ? shape.Length == 1 || isWholeSample : count == rows.Width && first >= 0;
        for (var i = 0; isWholeRow && i < shape.Length; i++)
        {
            isWholeRow = first >= 0 && (rows.Shape[first + i] == shape[i] || (rows.Shape[first + i] < 0 && shape.Length == 1));
        }

        return isWholeRow && (rows.HasOpenWidth || count == rows.Width);
    }
}
