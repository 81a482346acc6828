namespace Generated.Neuron.Weights;

/// <summary>
/// The computations that exporters write to get at the number of rows, as x.view(x.size(0), -1) does. And what chooses or joins the
/// probabilities of two classes, for which the same operators are used.
/// </summary>
internal static class ShapeVectorOperators
{
    public static GraphValue Shape(NodeCall call)
    {
        var shape = ShapeOperators.ShapeOf(call).Select(size => size < 0 ? Integers.Open : size).ToArray();
        var start = Place(call.Node.Integer("start", 0), shape.Length);
        var end = Place(call.Node.Integer("end", shape.Length), shape.Length);
        return Integers.Vector([.. shape.Skip(start).Take(end - start)]);
    }

    public static GraphValue Gather(NodeCall call)
    {
        if (call.Value(0) is Constant && call.Value(1) is Rows)
        {
            throw call.Wrong(ForeignOperators.Embedding);
        }

        var indices = call.Integers(1);
        if (call.Value(0) is not Integers { Shape.Length: 1 } numbers)
        {
            var keepsDimension = ((Integers)call.Value(1)).Shape.Length == 1;
            return BothClasses.Choose(call, call.Node.Integer("axis", 0), indices, keepsDimension);
        }

        call.Take(indices.Length);
        return new Integers(
            [.. indices.Select(index => numbers.Numbers[call.Axis(index, numbers.Numbers.Length)])], ((Integers)call.Value(1)).Shape);
    }

    public static GraphValue Slice(NodeCall call)
    {
        var starts = call.IntegersOr(1, "starts");
        var ends = call.IntegersOr(2, "ends");
        var axes = call.IntegersOr(3, "axes") ?? [0];
        var steps = call.Optional(4) is null ? [1] : call.Integers(4);
        if (starts is not { Length: 1 } || ends is not { Length: 1 } || axes.Length != 1 || steps is not [1])
        {
            throw call.Wrong("it takes parts of several dimensions, or with gaps; a network is a plain sequence of layers");
        }

        if (call.Value(0) is Integers { Shape.Length: 1 } numbers && call.Axis(axes[0], 1) == 0)
        {
            var (start, end) = (Place(starts[0], numbers.Numbers.Length), Place(ends[0], numbers.Numbers.Length));
            return Integers.Vector([.. numbers.Numbers.Skip(start).Take(end - start)]);
        }

        var width = call.Rows(0).Width;
        var (first, last) = (Place(starts[0], width), Place(ends[0], width));
        long[] columns = [.. Enumerable.Range(first, Math.Max(last - first, 0)).Select(index => (long)index)];
        return BothClasses.Choose(call, axes[0], columns, keepsDimension: true);
    }

    public static GraphValue Concat(NodeCall call)
    {
        if (call.Value(0) is not Integers)
        {
            return BothClasses.Join(call);
        }

        var numbers = new List<long>();
        for (var i = 0; i < call.InputCount; i++)
        {
            var part = call.Integers(i);
            call.Take(numbers.Count + part.Length);
            numbers.AddRange(part);
        }

        return Integers.Vector([.. numbers]);
    }

    /// <summary>An index below <paramref name="count"/>, counted from the end if negative, and clamped to the range.</summary>
    private static int Place(long index, int count) => (int)Math.Max(0, Math.Min(index < 0 ? index + count : index, count));
}
