namespace Generated.Neuron.Weights;

/// <summary>Additions and multiplications of rows, by constants and by each other.</summary>
internal static class RowArithmetic
{
    public static readonly double[] One = [1];

    public static readonly double[] Zero = [0];

    /// <summary>scale · rows + shift: part of a layer, or of an activation.</summary>
    public static Rows Scale(NodeCall call, Rows rows, double[] scale, double[] shift, double precision)
    {
        foreach (var number in scale.Concat(shift))
        {
            if (double.IsNaN(number) || double.IsInfinity(number))
            {
                throw call.Wrong("it divides by zero or overflows; the file is damaged, or its network was not trained");
            }
        }

        var product = scale.Length == 1 && shift.Length == 1 ? rows.Product.Scaled(scale[0], shift[0], precision) : null;
        var width = Math.Max(scale.Length, shift.Length);
        var scaled = rows.Through(call.Node, new ScaleStep(scale, shift), product, width > 1 ? width : 0);
        return product is null ? scaled : CompositeActivations.Find(call, scaled) ?? scaled;
    }

    /// <summary>x · y, if both depend on the input: only as part of an activation.</summary>
    public static Rows Multiply(NodeCall call, Rows x, Rows y) => Combine(call, x, y, x.Product.Times(y.Product));

    /// <summary>x / y.</summary>
    public static Rows Divide(NodeCall call, Rows x, Rows y) => Combine(call, x, y, x.Product.Times(y.Product.Reciprocal()));

    /// <summary>Any other combination, which is not an activation.</summary>
    public static Rows Combine(NodeCall call, Rows x, Rows y, Product? product = null)
    {
        var step = new PartialStep(
            call.Node.Operator,
            "it combines two values that both depend on the network's input, as a gate does, and the two are neither an activation of the "
            + "runtime nor a residual connection, x + f(x) with layers f; run the model in ONNX Runtime");
        var combined = x.Through(call.Node, step, x.Shape.SequenceEqual(y.Shape) && x.IsTransposed == y.IsTransposed ? product : null);
        return CompositeActivations.Find(call, combined) ?? combined;
    }
}
