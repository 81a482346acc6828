namespace Generated.Neuron.Weights;

/// <summary>One node with what is known of its inputs: what an operator is evaluated on.</summary>
internal sealed class NodeCall(OnnxNode node, long opset, GraphValue?[] inputs, OnnxTensorData data, Allowance allowance)
{
    public OnnxNode Node => node;

    /// <summary>The version of ONNX's operators.</summary>
    public long Opset => opset;

    public OnnxTensorData Data => data;

    public int InputCount => inputs.Length;

    /// <summary>The input, or null if it is left out.</summary>
    public GraphValue? Optional(int index) => index < inputs.Length ? inputs[index] : null;

    public GraphValue Value(int index) => Optional(index) ?? throw Wrong(
        $"its input {index} is missing; the file is damaged, export it again");

    /// <summary>The input as rows that depend on the network's input.</summary>
    public Rows Rows(int index) => Value(index) as Rows
        ?? throw Wrong($"its input {index}, {InputName(index)}, does not depend on the network's input; let the exporter fold constants");

    /// <summary>The input as numbers that the file gives.</summary>
    public Constant Constant(int index) => Value(index) as Constant
        ?? throw Wrong(
            $"its input {index}, {InputName(index)}, is not given as float numbers in the file; only networks with fixed weights are "
                + "read, so export them with it");

    public Constant? OptionalConstant(int index) => Optional(index) is null ? null : Constant(index);

    /// <summary>The input as whole numbers that are in the file.</summary>
    public long[] Integers(int index) => (Value(index) as Integers)?.Numbers
        ?? throw Wrong($"its input {index}, {InputName(index)}, is not given as whole numbers in the file; export with fixed shapes");

    /// <summary>The input, or if it is left out, the attribute: newer versions turned some attributes into inputs.</summary>
    public long[]? IntegersOr(int index, string attribute) => Optional(index) is null ? node.Integers(attribute) : Integers(index);

    /// <summary>A dimension as files write it, from the end if negative, among <paramref name="rank"/> ones.</summary>
    public int Axis(long axis, int rank)
    {
        var counted = axis < 0 ? axis + rank : axis;
        return counted >= 0 && counted < rank ? (int)counted : throw Wrong(
            $"the axis {axis} does not exist: its input has {rank} dimensions; the file is damaged");
    }

    /// <summary>Before an operator computes or copies so many numbers.</summary>
    public void Take(long numbers) => allowance.Take(numbers, node.Place);

    public ModelFileException Wrong(string problem) => node.Wrong(problem);

    private string InputName(int index) => PlainText.Quote(node.Inputs[index]);
}
