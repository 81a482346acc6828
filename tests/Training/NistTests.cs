namespace Generated.Neuron.Tests.Training;

/// <summary>
/// Regression problems of NIST's Statistical Reference Datasets (https://www.itl.nist.gov/div898/strd/) that a network states, against
/// their certified values. A network of one layer states the linear ones; 1-1-1 with a sigmoid states Rat42. The others need
/// functions that no layer has (e⁻ˣ, sines, quotients, unknown powers), or, as Filip and Wampler, more digits than float32 has.
/// </summary>
/// <remarks>
/// Inputs and targets are shifted and scaled to numbers around 1, as people do before they train, and the certified values with them.
/// As they come, a float32 network cannot state Norris's problem: it rounds outputs of 1000 by 3e-5, and a cost of 0.77 thereby by
/// 2e-6, while the next number beside a slope of 1 is 1.2e-7 away and its gradient, with a second derivative of 6e5, by 0.06.
/// </remarks>
[Trait(nameof(Needs), Needs.Vectors)]
public sealed class NistTests
{
    /// <summary>The targets y − x, whose slope is one less, are a thousand times as small and lose no digits.</summary>
    [Fact]
    public void Norris()
    {
        (double X, double Y)[] rows =
        [
            (0.2, 0.1), (337.4, 338.8), (118.2, 118.1), (884.6, 888), (10.1, 9.2), (226.5, 228.1), (666.3, 668.5), (996.3, 998.5),
            (448.6, 449.1), (777, 778.9), (558.2, 559.2), (0.4, 0.3), (0.6, 0.1), (775.5, 778.1), (666.9, 668.8), (338, 339.3),
            (447.5, 448.9), (11.6, 10.8), (556, 557.7), (228.1, 228.3), (995.8, 998), (887.6, 888.8), (120.2, 119.6), (0.3, 0.3),
            (0.3, 0.6), (556.8, 557.6), (339.1, 339.3), (887.2, 888), (999, 998.5), (779, 778.9), (11.1, 10.2), (118.3, 117.6),
            (229.2, 228.9), (669.1, 668.4), (448.9, 449.2), (0.5, 0.2),
        ];
        var certified = new[] { 1.00211681802045, -0.262323073774029 };
        Assert.All(
            Minimum([.. rows.Select(row => (double[])[row.Y - row.X, row.X])], [0, 430], [1, 512], [certified[1], certified[0] - 1]),
            parameter => Assert.Equal(parameter.Certified, parameter.Learned, parameter.Reach));
    }

    /// <summary>Employment by six series that grew together: scaled, the Hessian still has a condition number of 13,261.</summary>
    [Fact]
    public void Longley()
    {
        // Employed; price deflator, gross national product, unemployed, armed forces, population, year.
        double[][] rows =
        [
            [60323, 83, 234289, 2356, 1590, 107608, 1947], [61122, 88.5, 259426, 2325, 1456, 108632, 1948],
            [60171, 88.2, 258054, 3682, 1616, 109773, 1949], [61187, 89.5, 284599, 3351, 1650, 110929, 1950],
            [63221, 96.2, 328975, 2099, 3099, 112075, 1951], [63639, 98.1, 346999, 1932, 3594, 113270, 1952],
            [64989, 99, 365385, 1870, 3547, 115094, 1953], [63761, 100, 363112, 3578, 3350, 116219, 1954],
            [66019, 101.2, 397469, 2904, 3048, 117388, 1955], [67857, 104.6, 419180, 2822, 2857, 118734, 1956],
            [68169, 108.4, 442769, 2936, 2798, 120445, 1957], [66513, 110.8, 444546, 4681, 2637, 121950, 1958],
            [68655, 112.6, 482704, 3813, 2552, 123366, 1959], [69564, 114.2, 502601, 3931, 2514, 125368, 1960],
            [69331, 115.7, 518173, 4806, 2572, 127852, 1961], [70551, 116.9, 554894, 4007, 2827, 130081, 1962],
        ];
        double[] certified =
        [
            -3482258.63459582, 15.0618722713733, -0.358191792925910E-01, -2.02022980381683, -1.03322686717359, -0.511041056535807E-01,
            1829.15146461355,
        ];
        Assert.All(
            Minimum(
                rows,
                [65317, 102, 387698, 3193, 2607, 117424, 1954.5],
                [4096, 16, 131072, 1024, 1024, 8192, 8],
                certified),
            parameter => Assert.Equal(parameter.Certified, parameter.Learned, parameter.Reach));
    }

    [Fact]
    public void NoInt1_and_NoInt2_are_lines_through_the_origin()
    {
        // An error e of the targets moves the slope by Σxe / Σx², and 2⁻²⁴ of an output in input, product, weight and target by
        // 4 · 8e-6 / 65 = 5e-7 or 4 · 2.4e-7 / 5 = 2e-7, to which comes the rounding of the slope itself.
        float[] x = [60, 61, 62, 63, 64, 65, 66, 67, 68, 69, 70];
        float[] y = [130, 131, 132, 133, 134, 135, 136, 137, 138, 139, 140];
        Assert.Equal(2.07438016528926, Slope(x, y), 6.3e-7);
        Assert.Equal(0.727272727272727, Slope([4, 5, 6], [3, 4, 4]), 2.3e-7);

        static double Slope(float[] x, float[] y)
        {
            var network = new MatrixNetwork(new([1, 1], [Activation.Identity], Loss.MeanSquaredError));
            Minimize(network, x, y, fixedParameter: 1);
            Assert.Equal(0, network.Parameters[1]);
            return network.Parameters[0];
        }
    }

    /// <summary>
    /// y = b₁ / (1 + exp(b₂ − b₃x)): the network w₂ σ(w₁x + c₁) with b₁ = w₂, b₂ = −c₁ and b₃ = w₁, from NIST's second start.
    /// </summary>
    [Fact]
    public void Rat42()
    {
        float[] x = [9, 14, 21, 28, 42, 57, 63, 70, 79];
        float[] y = [8.93f, 10.80f, 18.59f, 22.33f, 39.35f, 56.11f, 61.73f, 64.62f, 67.08f];
        var network = new MatrixNetwork(new([1, 1, 1], [Activation.Sigmoid, Activation.Identity], Loss.MeanSquaredError));
        new float[] { 0.07f, -2.5f, 75, 0 }.CopyTo(network.Parameters);
        Minimize(network, x, y, fixedParameter: 3);

        // The certified values, their standard deviations, and the one of the residuals. An error e of the targets moves a parameter by
        // at most its deviation times |e| over that of the residuals. Here e is the rounding of an output: ten times 2⁻²⁴ of 72, for
        // input, products, sum, sigmoid, weights and target; |e| is that times √9.
        var e = 10 * Math.ScaleB(72, -24) * Math.Sqrt(x.Length);
        const double residual = 1.1587725499;
        Assert.Equal(7.2462237576E+01, network.Parameters[2], 1.7340283401 * e / residual);
        Assert.Equal(2.6180768402E+00, -network.Parameters[1], 8.8295217536E-02 * e / residual);
        Assert.Equal(6.7359200066E-02, network.Parameters[0], 3.4465663377E-03 * e / residual);

        // The certified sum of squares r², which e changes by 2rᵀe.
        Assert.Equal(8.0565229338, x.Length * (double)network.Cost(x, y), 2 * Math.Sqrt(8.0565229338) * e);
    }

    /// <summary>
    /// Trains on shifted and scaled rows; returns each parameter as it was learned, as it is certified and how far off it may be.
    /// </summary>
    /// <param name="rows">The target and the inputs of each row.</param>
    /// <param name="shifts">What is subtracted from each column.</param>
    /// <param name="scales">By what each column is then divided.</param>
    /// <param name="certified">The intercept, and the slope of each input.</param>
    private static IEnumerable<(double Learned, double Certified, double Reach)> Minimum(
        double[][] rows, double[] shifts, double[] scales, double[] certified)
    {
        double[][] scaled = [.. rows.Select(row => row.Select((value, k) => (value - shifts[k]) / scales[k]).ToArray())];
        var problem = new LeastSquares([.. scaled.Select(row => row[1..])], [.. scaled.Select(row => row[0])]);
        double[] expected =
        [
            .. certified.Skip(1).Select((slope, k) => slope * scales[k + 1] / scales[0]),
            (certified[0] + certified.Skip(1).Select((slope, k) => slope * shifts[k + 1]).Sum() - shifts[0]) / scales[0],
        ];
        var network = new MatrixNetwork(new([expected.Length - 1, 1], [Activation.Identity], Loss.MeanSquaredError));

        // Until nothing changes: on badly conditioned rows that takes more than 200 directions at some vector widths.
        new Trainer(network, new Lbfgs { ChangeTolerance = 0 }) { Epochs = 60 }.Fit(problem.Data);
        var reach = problem.Reach(expected);
        return network.Parameters.ToArray().Select((learned, k) => ((double)learned, expected[k], reach[k]));
    }

    /// <summary>Minimizes with one parameter left at 0: its gradient is said to be 0.</summary>
    private static void Minimize(MatrixNetwork network, float[] x, float[] y, int fixedParameter)
    {
        var lbfgs = new Lbfgs { MaxIterations = 200, ChangeTolerance = 0 };
        var gradients = new float[network.Parameters.Length];
        for (var step = 0; step < 10; step++)
        {
            lbfgs.Step(network.Parameters, Evaluate(gradients), gradients, Evaluate);
        }

        float Evaluate(Span<float> g)
        {
            var cost = network.Backward(x, y, g);
            g[fixedParameter] = 0;
            return cost;
        }
    }
}
