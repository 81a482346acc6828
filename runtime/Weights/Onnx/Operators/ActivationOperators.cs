namespace Generated.Neuron.Weights;

/// <summary>
/// The operators that are an activation by themselves, with the attributes that make them the runtime's, which is PyTorch's.
/// </summary>
internal static class ActivationOperators
{
    /// <summary>Attributes are float32: 0.01 is off by 2·10⁻⁸ of itself.</summary>
    private const double AttributePrecision = 1e-6;

    public static GraphValue Relu(NodeCall call) => Of(call, Activation.Relu);

    public static GraphValue Tanh(NodeCall call) => Of(call, Activation.Tanh);

    public static GraphValue Sigmoid(NodeCall call) => Of(call, Activation.Sigmoid);

    public static GraphValue Mish(NodeCall call) => Of(call, Activation.Mish);

    public static GraphValue Softplus(NodeCall call) => Of(call, Activation.Softplus);

    public static GraphValue Softsign(NodeCall call) => Of(call, Activation.Softsign);

    public static GraphValue HardSwish(NodeCall call) => Of(call, Activation.HardSwish);

    public static GraphValue LeakyRelu(NodeCall call)
    {
        Check(call, "alpha", 0.01f, 0.01f);
        return Of(call, Activation.LeakyRelu);
    }

    /// <summary>Its slopes are learned; they may still be those of LeakyRelu.</summary>
    public static GraphValue PRelu(NodeCall call)
    {
        foreach (var slope in RowVector.Of(call, call.Rows(0), call.Constant(1)))
        {
            if (!IsNear(slope, 0.01))
            {
                throw call.Wrong(
                    $"its slope is {PlainText.Number(slope)}, but the runtime has only LeakyRelu, whose slope is 0.01; train with "
                        + "nn.LeakyReLU()");
            }
        }

        return Of(call, Activation.LeakyRelu);
    }

    /// <summary>Elu, and Celu, which is the same with alpha 1.</summary>
    public static GraphValue Elu(NodeCall call)
    {
        Check(call, "alpha", 1, 1);
        return Of(call, Activation.Elu);
    }

    public static GraphValue Selu(NodeCall call)
    {
        Check(call, "alpha", 1.67326319f, 1.67326319f);
        Check(call, "gamma", 1.05070102f, 1.05070102f);
        return Of(call, Activation.Selu);
    }

    public static GraphValue Gelu(NodeCall call) => call.Node.Text("approximate", "none") switch
    {
        "none" => Of(call, Activation.Gelu),
        "tanh" => throw call.Wrong(GeluByTanh.Refusal),
        var other => throw call.Wrong(
            $"its attribute 'approximate' is {PlainText.Quote(other)}, but must be 'none' or 'tanh'; the file is damaged"),
    };

    public static GraphValue Swish(NodeCall call)
    {
        Check(call, "alpha", 1, 1);
        return Of(call, Activation.Silu);
    }

    /// <summary>PyTorch's slope is 1/6; ONNX's default, 0.2, was Keras's.</summary>
    public static GraphValue HardSigmoid(NodeCall call)
    {
        Check(call, "alpha", 0.2f, 1f / 6);
        Check(call, "beta", 0.5f, 0.5f);
        return Of(call, Activation.HardSigmoid);
    }

    /// <summary>Along a row. Before opset 13 the default is the second dimension, and all later dimensions are merged with it.</summary>
    public static GraphValue Softmax(NodeCall call)
    {
        var rows = call.Rows(0);
        var rank = rows.Shape.Length;
        var takesAllAfter = call.Opset < 13;
        var axis = call.Axis(call.Node.Integer("axis", takesAllAfter ? 1 : -1), rank);
        var isLast = axis == rank - 1 || (takesAllAfter && rows.Shape.Skip(axis).Take(rank - 1 - axis).All(size => size == 1));
        return isLast && rows.HasRowsLast && !rows.HasOpenWidth
            ? Of(call, Activation.Softmax)
            : throw call.Wrong(
                $"it is taken over dimension {axis} of {rank}, which is not one row's outputs; take it over the last, "
                    + "nn.Softmax(dim=-1)");
    }

    public static GraphValue LogSoftmax(NodeCall call) => throw call.Wrong(
        "the runtime has no logarithm of softmax; export the network with nn.Softmax(dim=-1) in its place, which changes no weight");

    /// <summary>Part of GELU.</summary>
    public static GraphValue Erf(NodeCall call) => Part(
        call, "Erf",
        "on its own it is not an activation of the runtime, only as part of GELU, 0.5 · z · (1 + Erf(z / √2))");

    /// <summary>Part of Softsign.</summary>
    public static GraphValue Abs(NodeCall call) => Part(
        call, "Abs",
        "on its own it is not an activation of the runtime, only as part of Softsign, z / (1 + |z|)");

    public static GraphValue Of(NodeCall call, Activation activation) => call.Rows(0).Through(call.Node, new ActivationStep(activation));

    public static GraphValue Part(NodeCall call, string function, string refusal) =>
        call.Rows(0).Through(call.Node, new PartialStep(function, refusal));

    private static void Check(NodeCall call, string attribute, float absent, double expected)
    {
        var number = call.Node.Single(attribute, absent);
        if (!IsNear(number, expected))
        {
            throw call.Wrong(
                $"its attribute '{attribute}' is {PlainText.Number(number)}, but the runtime's activation has "
                    + $"{PlainText.Number((float)expected)}; train with PyTorch's default");
        }
    }

    private static bool IsNear(double number, double expected) => Math.Abs(number - expected) <= AttributePrecision * expected;
}
