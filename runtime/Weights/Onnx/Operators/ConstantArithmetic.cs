namespace Generated.Neuron.Weights;

/// <summary>Arithmetic that exporters leave uncomputed: of constants, such as weights and a mask.</summary>
internal static class ConstantArithmetic
{
    public static Constant Each(NodeCall call, Constant constant, Func<double, double> function)
    {
        call.Take(constant.Numbers.Length);
        return constant.With(Checked(call, [.. constant.Numbers.Select(number => (float)function(number))]));
    }

    /// <summary>Number by number: tensors of one shape, or one of them a single number.</summary>
    public static Constant Pairs(NodeCall call, Constant x, Constant y, Func<double, double, double> function)
    {
        if (!x.IsSingle && !y.IsSingle && !x.Shape.SequenceEqual(y.Shape))
        {
            throw call.Wrong($"it combines the constants {x.Text} and {y.Text}, whose shapes differ; let the exporter fold constants");
        }

        var larger = x.IsSingle && y.Shape.Length >= x.Shape.Length ? y : x.IsSingle && !y.IsSingle ? y : x;
        call.Take(larger.Numbers.Length);
        var numbers = new float[larger.Numbers.Length];
        for (var i = 0; i < numbers.Length; i++)
        {
            numbers[i] = (float)function(x.Numbers[x.IsSingle ? 0 : i], y.Numbers[y.IsSingle ? 0 : i]);
        }

        return new Constant(Checked(call, numbers), larger.Shape, Math.Max(x.Precision, y.Precision), larger.Name);
    }

    /// <summary>Number by number, of sizes; what depends on an open size is open.</summary>
    public static Integers Pairs(NodeCall call, Integers x, Integers y, Func<double, double, double> function)
    {
        if (x.Numbers.Length != 1 || y.Numbers.Length != 1)
        {
            throw call.Wrong(
                $"it computes with {x.Numbers.Length} and {y.Numbers.Length} whole numbers, but only with one size at a time is read; "
                    + "export with fixed shapes");
        }

        var (a, b) = (x.Numbers[0], y.Numbers[0]);
        if (a == Integers.Open || b == Integers.Open)
        {
            return new Integers([Integers.Open], x.Shape);
        }

        var result = function(a, b);
        return Math.Abs(result) <= int.MaxValue
            ? new Integers([(long)result], x.Shape)
            : throw call.Wrong($"it makes a size of {a} and {b} that is too large; the file is damaged");
    }

    private static float[] Checked(NodeCall call, float[] numbers)
    {
        Numbers.CheckFinite(call.Node.File, call.Node.Place, numbers);
        return numbers;
    }
}
