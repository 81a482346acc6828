namespace Generated.Neuron.Weights;

/// <summary>Add, Sub, Mul, Div and their like, on constants and on rows.</summary>
internal static class ArithmeticOperators
{
    public static GraphValue Add(NodeCall call) => Of(
        call,
        static (x, y) => x + y,
        (rows, constant) => RowArithmetic.Scale(call, rows, RowArithmetic.One, RowVector.Of(call, rows, constant), constant.Precision),
        (constant, rows) => RowArithmetic.Scale(call, rows, RowArithmetic.One, RowVector.Of(call, rows, constant), constant.Precision),
        (x, y) => ResidualAddition.Find(call, x, y) ?? ResidualAddition.Find(call, y, x) ?? RowArithmetic.Combine(call, x, y));

    public static GraphValue Sub(NodeCall call) => Of(
        call,
        static (x, y) => x - y,
        (rows, constant) => RowArithmetic.Scale(
            call, rows, RowArithmetic.One, Each(RowVector.Of(call, rows, constant), static number => -number), constant.Precision),
        (constant, rows) => RowArithmetic.Scale(call, rows, [-1], RowVector.Of(call, rows, constant), constant.Precision),
        (x, y) => RowArithmetic.Combine(call, x, y));

    public static GraphValue Mul(NodeCall call) => Of(
        call,
        static (x, y) => x * y,
        (rows, constant) => RowArithmetic.Scale(call, rows, RowVector.Of(call, rows, constant), RowArithmetic.Zero, constant.Precision),
        (constant, rows) => RowArithmetic.Scale(call, rows, RowVector.Of(call, rows, constant), RowArithmetic.Zero, constant.Precision),
        (x, y) => RowArithmetic.Multiply(call, x, y));

    public static GraphValue Div(NodeCall call) => Of(
        call,
        static (x, y) => x / y,
        (rows, constant) => RowArithmetic.Scale(
            call, rows, Each(RowVector.Of(call, rows, constant), static number => 1 / number), RowArithmetic.Zero, constant.Precision),
        (constant, rows) => Over(call, rows, constant),
        (x, y) => RowArithmetic.Divide(call, x, y));

    public static GraphValue Neg(NodeCall call) => call.Value(0) is Constant constant
        ? ConstantArithmetic.Each(call, constant, static number => -number)
        : RowArithmetic.Scale(call, call.Rows(0), [-1], RowArithmetic.Zero, OnnxDataTypes.Precision(OnnxDataType.Float));

    public static GraphValue Reciprocal(NodeCall call) => call.Value(0) is Constant constant
        ? ConstantArithmetic.Each(call, constant, static number => 1 / number)
        : Over(call, call.Rows(0), new Constant([1], [], OnnxDataTypes.Precision(OnnxDataType.Float), ""));

    public static GraphValue Sqrt(NodeCall call) =>
        ConstantArithmetic.Each(call, call.Constant(0), static number => Math.Sqrt(number));

    private static GraphValue Of(
        NodeCall call,
        Func<double, double, double> numbers,
        Func<Rows, Constant, Rows> constantSecond,
        Func<Constant, Rows, Rows> constantFirst,
        Func<Rows, Rows, Rows> bothRows) => (call.Value(0), call.Value(1)) switch
        {
            (Constant x, Constant y) => ConstantArithmetic.Pairs(call, x, y, numbers),
            (Integers x, Integers y) => ConstantArithmetic.Pairs(call, x, y, numbers),
            (Rows x, Rows y) => bothRows(x, y),
            (Constant x, _) => constantFirst(x, call.Rows(1)),
            _ => constantSecond(call.Rows(0), call.Constant(1)),
        };

    private static Rows Over(NodeCall call, Rows rows, Constant numerator)
    {
        var step = new PartialStep(
            call.Node.Operator,
            "it divides by a value that depends on the network's input, which is neither a layer nor an activation of the runtime");
        var isNumber = numerator.IsSingle && numerator.Numbers[0] != 0;
        return rows.Through(call.Node, step, isNumber ? rows.Product.Reciprocal(numerator.Numbers[0]) : null);
    }

    private static double[] Each(double[] numbers, Func<double, double> function) => [.. numbers.Select(function)];
}
