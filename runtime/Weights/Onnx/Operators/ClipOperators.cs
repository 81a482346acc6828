namespace Generated.Neuron.Weights;

/// <summary>Clip and Max: ReLU if the lower limit is 0 and there is no upper one, and parts of the hard activations.</summary>
internal static class ClipOperators
{
    /// <summary>The function of the part that is Clip(z, 0, 6).</summary>
    public const string Clip0To6 = "Clip to [0, 6]";

    /// <summary>What exporters write for no limit is the largest float32, or a little less.</summary>
    private const double NoLimit = 3.4e38;

    public static GraphValue Clip(NodeCall call)
    {
        // Attributes up to opset 10, inputs from 11.
        var low = Limit(call, 1, "min", -float.MaxValue);
        var high = Limit(call, 2, "max", float.MaxValue);
        var rows = call.Rows(0);
        if (rows.Step is ActivationStep { Activation: Activation.Relu } && low <= 0)
        {
            // ReLU6 as PyTorch writes it: ReLU, then the upper limit.
            (rows, low) = (rows.Source!.Reshaped(rows.Shape), 0);
        }

        if (low <= -NoLimit && high >= NoLimit)
        {
            return rows;
        }

        if (low == 0 && high >= NoLimit)
        {
            return rows.Through(call.Node, new ActivationStep(Activation.Relu));
        }

        return low == 0 && high == 6
            ? rows.Through(call.Node, new PartialStep(
                Clip0To6,
                "it is ReLU6, which the runtime does not have; train with nn.ReLU(), or nn.Hardswish() for a bounded gate"))
            : throw call.Wrong(
                $"it limits values to [{PlainText.Number(low)}, {PlainText.Number(high)}], which is not an activation of the runtime; only "
                    + "Clip from 0 upward is, as ReLU");
    }

    public static GraphValue Max(NodeCall call)
    {
        if (call.InputCount == 1)
        {
            return call.Rows(0);
        }

        var constantFirst = call.Value(0) is Constant;
        var limit = call.InputCount == 2 ? call.Constant(constantFirst ? 0 : 1) : null;
        return limit is { IsSingle: true } && limit.Numbers[0] == 0
            ? call.Rows(constantFirst ? 1 : 0).Through(call.Node, new ActivationStep(Activation.Relu))
            : throw call.Wrong("only the larger of a value and 0 is read, as ReLU");
    }

    private static float Limit(NodeCall call, int input, string attribute, float absent)
    {
        if (call.OptionalConstant(input) is not { } constant)
        {
            return call.Node.Single(attribute, absent);
        }

        return constant.IsSingle ? constant.Numbers[0] : throw call.Wrong($"its limit is {constant.Text}, but must be one number");
    }
}
