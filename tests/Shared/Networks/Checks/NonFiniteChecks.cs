using Generated.Neuron.Tests.Widths;

namespace Generated.Neuron.Tests.Networks.Checks;

/// <summary>
/// What is not a finite number goes through a network as through <see cref="MatrixNetwork"/>, whose ReLU takes NaN as PyTorch's does.
/// </summary>
internal static class NonFiniteChecks
{
    private static readonly float[] Values = [float.NaN, float.PositiveInfinity, float.NegativeInfinity];

    /// <summary>
    /// A large network is looked at in so many of its parameters, spread by a step that meets all rows and columns of its weights.
    /// </summary>
    private const int MostParameters = 20;

    /// <summary>Of one so large that a comparison takes milliseconds: its kernels are those of the others.</summary>
    private const int MostParametersOfLarge = 7;

    /// <summary>One row alone, which has a pass of its own, and more at every width.</summary>
    public static void Goes_through_as_in_MatrixNetwork(Func<INetwork> create)
    {
        Goes_through_as_in_MatrixNetwork(create(), rows: 1);
        var rows = create().Topology.ParameterCount < 20_000 ? 19 : 3;
        foreach (var width in WidthNetwork.Widths)
        {
            Goes_through_as_in_MatrixNetwork(new WidthNetwork(create(), width), rows);
        }
    }

    /// <param name="network">A generated network, or one width of it; its parameters are changed.</param>
    /// <param name="rows">Not a multiple of a vector's lanes, so that some lanes are after the last row.</param>
    private static void Goes_through_as_in_MatrixNetwork(INetwork network, int rows)
    {
        var data = new NetworkData(NetworkData.Randomize(network), rows);
        var (inputs, targets) = ((float[])data.Inputs.Clone(), (float[])data.Targets.Clone());
        var matrix = new MatrixNetwork(network.Topology);
        var most = network.Topology.ParameterCount < 20_000 ? MostParameters : MostParametersOfLarge;
        foreach (var value in Values)
        {
            for (var input = 0; input < Math.Min(network.Topology.InputCount, most); input++)
            {
                With(
                    inputs,
                    input * rows / network.Topology.InputCount * network.Topology.InputCount + input,
                    value,
                    $"input {input}",
                    mayBlock: false);
            }

            With(targets, targets.Length - 1, value, "last target", mayBlock: false);
            var step = Math.Max(1, network.Topology.ParameterCount / most) | 1;
            for (var parameter = 0; parameter < network.Topology.ParameterCount; parameter += step)
            {
                With(network.Parameters, parameter, value, $"parameter {parameter}", mayBlock: true);
            }
        }

        void With(Span<float> numbers, int at, float value, string place, bool mayBlock)
        {
            (var kept, numbers[at]) = (numbers[at], value);
            network.Parameters.CopyTo(matrix.Parameters);
            var (actual, expected) = (new NetworkResults(network, inputs, targets), new NetworkResults(matrix, inputs, targets));
            numbers[at] = kept;
            var what = $"{network.Topology}, {rows} rows, {place} is {value}";
            Compare(expected.Outputs, actual.Outputs, $"{what}: outputs");
            Compare(
                [expected.Cost, expected.BackwardCost, expected.BackwardCostToo],
                [actual.Cost, actual.BackwardCost, actual.BackwardCostToo],
                $"{what}: costs");
            Compare(expected.Gradients, actual.Gradients, $"{what}: gradients");
            Compare(expected.GradientsToo, actual.GradientsToo, $"{what}: gradients, with the inputs'");
            Compare(expected.InputGradients, actual.InputGradients, $"{what}: input gradients");
            Compare(expected.Backpropagated, actual.Backpropagated, $"{what}: gradients of derivatives");
            Compare(expected.BackpropagatedInputs, actual.BackpropagatedInputs, $"{what}: input gradients of derivatives");

            void Compare(float[] matrixHas, float[] generated, string where)
            {
                for (var i = 0; i < matrixHas.Length; i++)
                {
                    var right = float.IsNaN(value)
                        // A weight that is NaN leads from a unit that ReLU blocks in all rows: 0 there, or 0 · NaN in the lanes after
                        // them.
                        ? float.IsNaN(matrixHas[i]) == float.IsNaN(generated[i]) || (mayBlock && matrixHas[i] == 0)
                        // ∞ − ∞ and 0 · ∞ depend on what is multiplied and added first. Neither order may give a number where the other has
                        // none.
                        : float.IsFinite(matrixHas[i]) || !float.IsFinite(generated[i]);
                    if (!right)
                    {
                        Assert.Fail($"{where}[{i}] is {generated[i]:R}, MatrixNetwork has {matrixHas[i]:R}.");
                    }
                }
            }
        }
    }
}
