using Generated.Neuron.Tests.Widths;

namespace Generated.Neuron.Tests.Networks.Checks;

/// <summary>
/// Lanes after the last row add nothing to a gradient, even if a parameter or an input is not finite: so many equal rows have the gradient
/// of one, NaN and infinities alike.
/// </summary>
internal static class PaddingChecks
{
    private static readonly float[] Values = [float.NaN, float.PositiveInfinity, float.NegativeInfinity];

    /// <summary>At the processor's width with many counts, and at every width with those around a vector's end.</summary>
    public static void Equal_rows_have_the_gradient_of_one(Func<INetwork> create)
    {
        var (trials, counts) = create().Topology.ParameterCount switch
        {
            // Each count with each value: eight trials take every third count, the next eight the counts after them.
            < 500 => (24, trial => Enumerable.Range(1, 33).Where(count => count % 3 == trial / 8)),
            < 20_000 => (8, _ => [1, 15, 17, 32, 33]),
            _ => (3, (Func<int, IEnumerable<int>>)(_ => [1, 17])),
        };
        Equal_rows_have_the_gradient_of_one(create(), trials, counts);
        foreach (var width in WidthNetwork.Widths)
        {
            Equal_rows_have_the_gradient_of_one(new WidthNetwork(create(), width), trials / 3, _ => [1, 15, 17, 33]);
        }
    }

    /// <param name="network">A generated network, or one width of it; its parameters are changed.</param>
    /// <param name="trials">Random places, in parameters and inputs.</param>
    /// <param name="countsOf">Numbers of equal rows, of a trial.</param>
    private static void Equal_rows_have_the_gradient_of_one(INetwork network, int trials, Func<int, IEnumerable<int>> countsOf)
    {
        var topology = network.Topology;
        var random = new SplitMix64((ulong)topology.ParameterCount);
        var matrix = new MatrixNetwork(topology);
        var row = new NetworkData(NetworkData.Randomize(network), 1);
        for (var trial = 0; trial < trials; trial++)
        {
            var (value, ofParameters) = (Values[trial % 3], trial % 4 != 3);
            var numbers = ofParameters ? network.Parameters : row.Inputs;
            var place = random.NextInt32(numbers.Length);
            (var kept, numbers[place]) = (numbers[place], value);
            network.Parameters.CopyTo(matrix.Parameters);
            var what = $"{topology}: {(ofParameters ? "parameter" : "input")} {place} is {value}";
            var (sixteen, plain) = (Gradients(network, row, 16), Gradients(matrix, row, 1));
            foreach (var count in countsOf(trial))
            {
                var gradients = Gradients(network, row, count);
                for (var i = 0; i < gradients.Length; i++)
                {
                    for (var k = 0; k < gradients[i].Length; k++)
                    {
                        var (of16, ofCount, reference) = (sixteen[i][k], gradients[i][k], plain[i][k]);
                        if (float.IsNaN(of16) != float.IsNaN(ofCount) || float.IsFinite(reference) != float.IsFinite(ofCount))
                        {
                            Assert.Fail($"{what}, {count} rows: number {k} of gradient {i} is {ofCount:R}, but {of16:R} of 16 rows, and "
                                + $"MatrixNetwork has {reference:R} of one.");
                        }
                    }
                }
            }

            numbers[place] = kept;
        }
    }

    /// <summary>A row of weight 0 adds nothing, with and without lanes after the last row, and in a matrix.</summary>
    public static void A_row_of_weight_0_adds_nothing(INetwork network)
    {
        A_row_of_weight_0_adds_nothing(network, rows: 4);
        A_row_of_weight_0_adds_nothing(network, rows: 7);
        A_row_of_weight_0_adds_nothing(network, rows: 19);
        A_row_of_weight_0_adds_nothing(network, rows: 32);
        A_row_of_weight_0_adds_nothing(new MatrixNetwork(network.Topology), rows: 19);
    }

    /// <summary>A row of weight 0 adds nothing, whatever stands in it: as if it were not there.</summary>
    /// <param name="network">Its parameters are changed.</param>
    /// <param name="rows">More than three.</param>
    private static void A_row_of_weight_0_adds_nothing(INetwork network, int rows)
    {
        var topology = network.Topology;
        var (x, y) = (topology.InputCount, topology.OutputCount);
        var data = new NetworkData(NetworkData.Randomize(network), rows);
        var weights = new float[rows];
        Array.Fill(weights, 1);
        foreach (var (row, value) in new[] { (0, float.NaN), (2, float.PositiveInfinity), (rows - 1, float.NegativeInfinity) })
        {
            weights[row] = 0;
            data.Inputs.AsSpan(row * x, x).Fill(value);
            data.Targets.AsSpan(row * y, y).Fill(value);
        }

        int[] left = [.. Enumerable.Range(0, rows).Where(row => weights[row] > 0)];
        var (expected, actual) = (new float[topology.ParameterCount], new float[topology.ParameterCount]);
        var expectedCost = network.Backward(data.Inputs, data.Targets, new TrainingStep { Batch = left }, expected);
        var cost = network.Backward(data.Inputs, data.Targets, new TrainingStep { RowWeights = weights }, actual);
        Compare("all rows");
        cost = network.Backward(
            data.Inputs, data.Targets, new TrainingStep { RowWeights = weights, Batch = [.. Enumerable.Range(0, rows)] }, actual);
        Compare("a batch of them");
        cost = network.Cost(data.Inputs, data.Targets, weights);
        Compare("the cost alone");

        void Compare(string what)
        {
            // The same numbers in other lanes, so added in another order: some 30 additions, each with a rounding of 2⁻²⁴.
            var largest = 1e-5f * Math.Max(1, expected.Max(Math.Abs));
            Assert.True(Math.Abs(expectedCost - cost) <= 1e-5f * Math.Max(1, Math.Abs(cost)), $"{topology}, {what}: cost {cost:R}");
            for (var i = 0; i < actual.Length; i++)
            {
                Assert.True(
                    Math.Abs(expected[i] - actual[i]) <= largest,
                    $"{topology}, {what}: gradient {i} is {actual[i]:R}, not {expected[i]:R}");
            }
        }
    }

    private static float[][] Gradients(INetwork network, NetworkData row, int count)
    {
        float[] Repeated(float[] numbers) => [.. Enumerable.Repeat(numbers, count).SelectMany(all => all)];
        var (inputs, targets) = (Repeated(row.Inputs), Repeated(row.Targets));
        float[][] gradients = [.. Enumerable.Range(0, 4).Select(_ => new float[network.Topology.ParameterCount])];
        float[][] inputGradients = [new float[inputs.Length], new float[inputs.Length]];
        var cost = network.Backward(inputs, targets, gradients[0]);
        network.Backward(inputs, targets, gradients[1], inputGradients[0]);
        network.Backpropagate(inputs, NetworkResults.OutputGradients(targets), gradients[2]);
        network.Backpropagate(inputs, NetworkResults.OutputGradients(targets), gradients[3], inputGradients[1]);

        // Those of the inputs are a row's own: the last one's.
        return
        [
            .. gradients, .. inputGradients.Select(all => all[^row.Inputs.Length..]), [cost], [network.Cost(inputs, targets)],
        ];
    }
}
