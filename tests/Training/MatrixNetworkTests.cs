namespace Generated.Neuron.Tests.Training;

[Trait(nameof(Needs), Needs.Vectors)]
public sealed class MatrixNetworkTests
{
    private static readonly Topology Classifier = new([3, 5, 4], [Activation.Tanh, Activation.Softmax], Loss.CrossEntropy);

    /// <summary>Rows around the size of a chunk, 256, and none: the gradient of many is the mean of the gradients of each.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(255)]
    [InlineData(256)]
    [InlineData(257)]
    [InlineData(513)]
    public void Any_number_of_rows_has_the_mean_cost_and_gradient_of_its_rows(int rows)
    {
        var network = new MatrixNetwork(Classifier, seed: 1);
        var (inputs, targets) = Data(rows);
        var (gradients, inputGradients, outputs) =
            (new float[network.Parameters.Length], new float[inputs.Length], new float[targets.Length]);
        var cost = network.Backward(inputs, targets, gradients, inputGradients);
        network.Forward(inputs, outputs);

        var meanCost = 0.0;
        var meanGradients = new double[gradients.Length];
        var (oneGradient, oneInput, oneOutput) = (new float[gradients.Length], new float[3], new float[4]);
        for (var row = 0; row < rows; row++)
        {
            var (x, y) = (inputs.AsMemory(3 * row, 3), targets.AsMemory(4 * row, 4));
            meanCost += (double)network.Backward(x.Span, y.Span, oneGradient, oneInput) / rows;
            network.Forward(x.Span, oneOutput);
            Assert.Equal(oneOutput, outputs.AsSpan(4 * row, 4));
            for (var k = 0; k < oneGradient.Length; k++)
            {
                meanGradients[k] += (double)oneGradient[k] / rows;
            }

            for (var i = 0; i < 3; i++)
            {
                // The row's share is 1 / rows, rounded once here and once there.
                Assert.Equal(oneInput[i] / (double)rows, inputGradients[3 * row + i], 1e-6);
            }
        }

        // Up to 513 float32 terms of size 1 / rows each: the error of their sum is below 513 × 2⁻²⁴ = 3e-5 of the mean size.
        Assert.Equal(meanCost, cost, 3e-5 * (1 + meanCost));
        Assert.Equal(cost, network.Cost(inputs, targets));
        for (var k = 0; k < gradients.Length; k++)
        {
            Assert.Equal(meanGradients[k], gradients[k], 3e-5);
        }
    }

    [Fact]
    public void No_rows_cost_nothing_and_have_a_gradient_of_zeros()
    {
        var network = new MatrixNetwork(Classifier);
        var gradients = new float[Classifier.ParameterCount];
        Array.Fill(gradients, 9);

        Assert.Equal(0, network.Backward([], [], gradients));
        Assert.All(gradients, gradient => Assert.Equal(0, gradient));
        Assert.Equal(0, network.Backward([], [], gradients, []));
        Assert.Equal(0, network.Cost([], []));
        network.Forward([], []);
    }

    [Fact]
    public void Softmax_with_cross_entropy_is_the_closed_form()
    {
        // z = W x with x = 1: p = softmax(1, 2, 3), cost −ln p₃, dz = p − y.
        var network = new MatrixNetwork(new Topology([1, 3], [Activation.Softmax], Loss.CrossEntropy));
        new float[] { 1, 2, 3, 0, 0, 0 }.CopyTo(network.Parameters);
        var (outputs, gradients) = (new float[3], new float[6]);
        network.Forward([1], outputs);
        var cost = network.Backward([1], [0, 0, 1], gradients);

        var sum = Math.Exp(1) + Math.Exp(2) + Math.Exp(3);
        double[] p = [Math.Exp(1) / sum, Math.Exp(2) / sum, Math.Exp(3) / sum];

        // A handful of float32 roundings of numbers up to 3.
        for (var k = 0; k < 3; k++)
        {
            Assert.Equal(p[k], outputs[k], 1e-6);
            Assert.Equal(p[k] - (k == 2 ? 1 : 0), gradients[k], 1e-6);
            Assert.Equal(gradients[k], gradients[3 + k]);
        }

        Assert.Equal(-Math.Log(p[2]), cost, 1e-6);
    }

    [Theory]
    [InlineData(1000f, 0f)]
    [InlineData(-1000f, 1f)]
    public void The_costs_of_certain_and_wrong_answers_stop_at_minus_ln_1e_14(float z, float target)
    {
        var binary = new MatrixNetwork(new Topology([1, 1], [Activation.Sigmoid], Loss.BinaryCrossEntropy));
        (binary.Parameters[0], binary.Parameters[1]) = (0, z);
        Assert.Equal((float)-Math.Log(1e-14), binary.Cost([1], [target]));
        Assert.Equal(0, binary.Cost([1], [1 - target]));

        var classes = new MatrixNetwork(new Topology([1, 2], [Activation.Softmax], Loss.CrossEntropy));
        new float[] { 0, 0, 0, z }.CopyTo(classes.Parameters);
        Assert.Equal((float)-Math.Log(1e-14), classes.Cost([1], [1 - target, target]));
        Assert.Equal(0, classes.Cost([1], [target, 1 - target]));
    }

    [Fact]
    public void The_derivative_of_relu_at_0_is_0_and_of_the_smallest_number_1()
    {
        // One input to one hidden neuron to one output, all weights 1, squared error: dx = 2 (a − y) · relu′(x) · 1.
        var network = new MatrixNetwork(new Topology([1, 1, 1], [Activation.Relu, Activation.Identity], Loss.MeanSquaredError));
        new float[] { 1, 0, 1, 0 }.CopyTo(network.Parameters);
        var (gradients, dx) = (new float[4], new float[4]);
        network.Backward([0, -1, float.Epsilon, 4], [-4, -4, -4, 0], gradients, dx);
        Assert.Equal([0, 0, 2, 2], dx);
    }

    [Fact]
    public void Forward_backward_and_cost_allocate_nothing()
    {
        var network = new MatrixNetwork(Classifier);
        var (inputs, targets) = Data(300);
        var (outputs, gradients, inputGradients) =
            (new float[targets.Length], new float[Classifier.ParameterCount], new float[inputs.Length]);
        void Once()
        {
            network.Forward(inputs, outputs);
            network.Cost(inputs, targets);
            network.Backward(inputs, targets, gradients);
            network.Backward(inputs, targets, gradients, inputGradients);
        }

        Once();
        var before = GC.GetAllocatedBytesForCurrentThread();
        Once();
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void Many_threads_may_use_one_network()
    {
        var network = new MatrixNetwork(Classifier);
        var (inputs, targets) = Data(300);
        var expected = new float[Classifier.ParameterCount];
        var cost = network.Backward(inputs, targets, expected);
        Parallel.For(0, 64, _ =>
        {
            var gradients = new float[Classifier.ParameterCount];
            Assert.Equal(cost, network.Backward(inputs, targets, gradients));
            Assert.Equal(expected, gradients);
            Assert.Equal(cost, network.Cost(inputs, targets));
        });
    }

    [Fact]
    public void A_span_of_the_wrong_length_is_named_and_nothing_is_written()
    {
        var network = new MatrixNetwork(Classifier);
        float[] gradients = new float[Classifier.ParameterCount], inputs = new float[6], targets = new float[8];
        Array.Fill(gradients, 9);
        var outputs = gradients.ToArray();

        Rejects(
            "inputs", "The length is 7, but must be a multiple of 3: one row has 3 inputs.", () => network.Forward(new float[7], outputs));
        Rejects("outputs", "The length is 44, but must be 8: 2 rows of 4.", () => network.Forward(inputs, outputs));
        Rejects("inputs", "The length is 7,", () => network.Cost(new float[7], targets));
        Rejects("targets", "The length is 9, but must be 8: 2 rows of 4.", () => network.Cost(inputs, new float[9]));
        Rejects("targets", "The length is 9, but must be 4: 1 row of 4.", () => network.Cost(inputs.AsSpan(0, 3), new float[9]));
        Rejects("inputs", "The length is 7,", () => network.Backward(new float[7], targets, gradients));
        Rejects("targets", "The length is 9,", () => network.Backward(inputs, new float[9], gradients));
        Rejects("gradients", "The length is 43, but must be 44.", () => network.Backward(inputs, targets, gradients.AsSpan(1)));
        Rejects("inputs", "The length is 7,", () => network.Backward(new float[7], targets, gradients, new float[6]));
        Rejects("targets", "The length is 9,", () => network.Backward(inputs, new float[9], gradients, new float[6]));
        Rejects("gradients", "The length is 43,", () => network.Backward(inputs, targets, gradients.AsSpan(1), new float[6]));
        Rejects("inputGradients", "The length is 0, but must be 6: 2 rows of 3.", () => network.Backward(inputs, targets, gradients, []));
        Assert.All([.. gradients, .. outputs], number => Assert.Equal(9, number));
    }

    [Fact]
    public void A_seed_gives_the_initializers_weights()
    {
        var (network, other) = (new MatrixNetwork(Classifier, seed: 5), new MatrixNetwork(Classifier, seed: 6));
        var expected = new float[Classifier.ParameterCount];
        Initializer.Initialize(Classifier, expected, Initialization.ScaledNormal, seed: 5);
        Assert.Equal(expected, network.Parameters);
        Assert.NotEqual(expected, other.Parameters.ToArray());
    }

    private static void Rejects(string name, string message, Action call) =>
        Assert.StartsWith(message, Assert.Throws<ArgumentException>(name, call).Message, StringComparison.Ordinal);

    private static (float[] Inputs, float[] Targets) Data(int rows)
    {
        var random = new SplitMix64(11);
        var (inputs, targets) = (new float[3 * rows], new float[4 * rows]);
        for (var k = 0; k < inputs.Length; k++)
        {
            inputs[k] = (float)random.NextNormal();
        }

        for (var row = 0; row < rows; row++)
        {
            targets[4 * row + random.NextInt32(4)] = 1;
        }

        return (inputs, targets);
    }
}
