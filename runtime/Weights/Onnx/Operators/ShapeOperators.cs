namespace Generated.Neuron.Weights;

/// <summary>Identity, Dropout, Flatten, Squeeze and Unsqueeze: no number changes.</summary>
internal static class ShapeOperators
{
    public static GraphValue Identity(NodeCall call) => call.Value(0);

    /// <summary>After training it changes nothing, and with the ratio 0 in training neither.</summary>
    public static GraphValue Dropout(NodeCall call) =>
        call.Optional(2) is null || call.Integers(2).All(number => number == 0)
        || call.OptionalConstant(1) is { IsSingle: true, Numbers: [0] }
        ? call.Value(0)
        : throw call.Wrong("it drops numbers at random, as in training; call model.eval() before the export");

    public static GraphValue Flatten(NodeCall call)
    {
        var shape = ShapeOf(call);
        var written = call.Node.Integer("axis", 1);
        var axis = written == shape.Length ? shape.Length : call.Axis(written, shape.Length);
        return Reshaped(call, [Count(shape.Take(axis)), Count(shape.Skip(axis))]);
    }

    public static GraphValue Squeeze(NodeCall call)
    {
        var shape = ShapeOf(call);
        var written = call.IntegersOr(1, "axes");
        var axes = (written is null
            ? Enumerable.Range(0, shape.Length).Where(axis => shape[axis] == 1)
            : written.Select(axis => call.Axis(axis, shape.Length))).ToArray();
        foreach (var axis in axes)
        {
            if (shape[axis] is not (1 or -1))
            {
                throw call.Wrong($"it removes dimension {axis}, which has the size {shape[axis]}, not 1; the file is damaged");
            }
        }

        return Reshaped(call, [.. shape.Where((_, axis) => !axes.Contains(axis))]);
    }

    public static GraphValue Unsqueeze(NodeCall call)
    {
        var shape = new List<long>(ShapeOf(call));
        var axes = call.IntegersOr(1, "axes") ?? throw call.Wrong("it has no axes; the file is damaged");
        if (shape.Count + axes.Length > OnnxCensus.MostSizes)
        {
            throw call.Wrong($"it makes more than {OnnxCensus.MostSizes} dimensions; a network takes rows");
        }

        var rank = shape.Count + axes.Length;
        foreach (var axis in axes.Select(axis => call.Axis(axis, rank)).OrderBy(axis => axis))
        {
            shape.Insert(Math.Min(axis, shape.Count), 1);
        }

        return Reshaped(call, [.. shape]);
    }

    /// <summary>The dimensions of the first input; −1 for an open one.</summary>
    public static long[] ShapeOf(NodeCall call) => call.Value(0) switch
    {
        Rows rows => rows.Shape,
        Constant constant => [.. constant.Shape.Select(size => (long)size)],
        Integers integers => [.. integers.Shape.Select(size => (long)size)],
        _ => [],
    };

    /// <summary>The first input with other dimensions.</summary>
    public static GraphValue Reshaped(NodeCall call, long[] shape) => call.Value(0) switch
    {
        Rows { IsTransposed: true } => throw call.Wrong(
            "it changes the dimensions of transposed rows, which mixes samples; transpose them back before"),
        Rows rows => rows.Reshaped(shape),
        Constant constant when Count(shape) == constant.Numbers.Length => constant.Reshaped(Fixed(shape)),
        Integers integers when Count(shape) == integers.Numbers.Length => new Integers(integers.Numbers, Fixed(shape)),
        Labels labels => labels,
        _ => throw call.Wrong(
            $"it gives its input the shape [{string.Join(", ", shape)}], which has another number of elements; the file is damaged"),
    };

    /// <summary>The product of sizes; −1 if one of them is open, or if it is too large to be a shape.</summary>
    public static long Count(IEnumerable<long> sizes)
    {
        var count = 1L;
        foreach (var size in sizes)
        {
            count = size < 0 || count < 0 || (size > 0 && count > int.MaxValue / size) ? -1 : count * size;
        }

        return count;
    }

    private static int[] Fixed(long[] shape) => [.. shape.Select(size => (int)size)];
}
