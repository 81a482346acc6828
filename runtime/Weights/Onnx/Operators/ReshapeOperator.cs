namespace Generated.Neuron.Weights;

/// <summary>
/// Reshape, with the shapes that exporters write: fixed ones, 0 for “as it was”, −1 for the rest, computed ones for open sizes.
/// </summary>
internal static class ReshapeOperator
{
    public static GraphValue Reshape(NodeCall call)
    {
        if (call.Value(0) is Labels)
        {
            return call.Value(0);
        }

        var (shape, target) = (ShapeOperators.ShapeOf(call), call.Integers(1));
        if (target.Length > OnnxCensus.MostSizes)
        {
            throw call.Wrong($"it makes {target.Length} dimensions; a network takes rows");
        }

        return ShapeOperators.Reshaped(call, Resolve(call, shape, target));
    }

    private static long[] Resolve(NodeCall call, long[] shape, long[] target)
    {
        var (resolved, rest) = ((long[])target.Clone(), -1);
        for (var i = 0; i < resolved.Length; i++)
        {
            if (target[i] == Integers.Open)
            {
                resolved[i] = -1;
            }
            else if (target[i] == -1 && rest < 0)
            {
                rest = i;
            }
            else if (target[i] == 0 && i < shape.Length && call.Node.Integer("allowzero", 0) == 0)
            {
                resolved[i] = shape[i];
            }
            else if (target[i] < 1 || target[i] > int.MaxValue)
            {
                throw call.Wrong($"its shape [{string.Join(", ", target)}] has a size that is not one; the file is damaged");
            }
        }

        if (rest >= 0)
        {
            resolved[rest] = Rest(shape, [.. resolved.Where((_, i) => i != rest)]);
        }

        return resolved;
    }

    /// <summary>What is left for the dimension −1: known if as many sizes are open before as after, as the number of rows is.</summary>
    private static long Rest(long[] before, long[] after)
    {
        var (open, whole) = (before.Count(size => size < 0), ShapeOperators.Count(before.Where(size => size >= 0)));
        var part = ShapeOperators.Count(after.Where(size => size >= 0));
        return after.Count(size => size < 0) == open && part > 0 && whole >= 0 && whole % part == 0 ? whole / part : -1;
    }
}
