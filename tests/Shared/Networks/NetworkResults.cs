namespace Generated.Neuron.Tests.Networks;

/// <summary>Everything a network computes for some rows.</summary>
internal sealed class NetworkResults
{
    /// <summary>The room on each side of every span, where nothing may be read or written.</summary>
    private const int Margin = 37;

    /// <param name="network">Any implementation.</param>
    /// <param name="data">The rows.</param>
    /// <param name="stale">What stands in the spans before they are written.</param>
    public NetworkResults(INetwork network, NetworkData data, float stale = float.NaN)
        : this(network, data.Inputs, data.Targets, stale)
    {
    }

    /// <summary>
    /// Inputs and targets lie among NaNs and results among sentinels, at an odd offset: a kernel that reads past a row's
    /// end spoils its results, and one that writes there fails here.
    /// </summary>
    public NetworkResults(INetwork network, float[] inputs, float[] targets, float stale = float.NaN)
    {
        var rows = inputs.Length / network.Topology.InputCount;
        var parameters = network.Parameters.ToArray();
        var outputs = new Guarded(rows * network.Topology.OutputCount, stale);
        var gradients = new Guarded(network.Topology.ParameterCount, stale);
        var gradientsToo = new Guarded(network.Topology.ParameterCount, stale);
        var inputGradients = new Guarded(inputs.Length, stale);
        var backpropagated = new Guarded(network.Topology.ParameterCount, stale);
        var backpropagatedToo = new Guarded(network.Topology.ParameterCount, stale);
        var backpropagatedInputs = new Guarded(inputs.Length, stale);
        ReadOnlySpan<float> x = new Guarded(inputs).Span;
        ReadOnlySpan<float> y = new Guarded(targets).Span;
        ReadOnlySpan<float> da = new Guarded(OutputGradients(targets)).Span;

        network.Forward(x, outputs.Span);
        Cost = network.Cost(x, y);
        BackwardCost = network.Backward(x, y, gradients.Span);
        BackwardCostToo = network.Backward(x, y, gradientsToo.Span, inputGradients.Span);
        network.Backpropagate(x, da, backpropagated.Span);
        network.Backpropagate(x, da, backpropagatedToo.Span, backpropagatedInputs.Span);
        (Outputs, Gradients, GradientsToo, InputGradients) =
            (outputs.Result(), gradients.Result(), gradientsToo.Result(), inputGradients.Result());
        (Backpropagated, BackpropagatedToo, BackpropagatedInputs) =
            (backpropagated.Result(), backpropagatedToo.Result(), backpropagatedInputs.Result());

        Rounding.AssertSameBits(parameters, network.Parameters, "parameters after the calls");
    }

    public float[] Outputs { get; }

    public float Cost { get; }

    public float BackwardCost { get; }

    public float[] Gradients { get; }

    /// <summary>The cost of the Backward that gives input gradients as well.</summary>
    public float BackwardCostToo { get; }

    /// <summary>The gradients of the Backward that gives input gradients as well.</summary>
    public float[] GradientsToo { get; }

    public float[] InputGradients { get; }

    /// <summary>The gradients of Backpropagate, from <see cref="OutputGradients"/>.</summary>
    public float[] Backpropagated { get; }

    /// <summary>The gradients of the Backpropagate that gives input gradients as well.</summary>
    public float[] BackpropagatedToo { get; }

    public float[] BackpropagatedInputs { get; }

    /// <summary>Derivatives of some cost by the outputs, of both signs: the targets, drawn out.</summary>
    public static float[] OutputGradients(float[] targets) => [.. targets.Select(y => 3 * y - 1)];

    public static void AssertSameBits(NetworkResults expected, NetworkResults actual)
    {
        Rounding.AssertSameBits(expected.Outputs, actual.Outputs, nameof(Outputs));
        Rounding.AssertSameBits(
            [expected.Cost, expected.BackwardCost, expected.BackwardCostToo],
            [actual.Cost, actual.BackwardCost, actual.BackwardCostToo],
            "costs");
        Rounding.AssertSameBits(expected.Gradients, actual.Gradients, nameof(Gradients));
        Rounding.AssertSameBits(expected.GradientsToo, actual.GradientsToo, nameof(GradientsToo));
        Rounding.AssertSameBits(expected.InputGradients, actual.InputGradients, nameof(InputGradients));
        Rounding.AssertSameBits(expected.Backpropagated, actual.Backpropagated, nameof(Backpropagated));
        Rounding.AssertSameBits(expected.BackpropagatedToo, actual.BackpropagatedToo, nameof(BackpropagatedToo));
        Rounding.AssertSameBits(expected.BackpropagatedInputs, actual.BackpropagatedInputs, nameof(BackpropagatedInputs));
    }

    private sealed class Guarded
    {
        private const float Sentinel = 12345.678f;
        private readonly float[] _numbers;
        private readonly int _length;

        public Guarded(int length, float stale)
        {
            _length = length;
            _numbers = new float[length + 2 * Margin];
            Array.Fill(_numbers, Sentinel);
            Span.Fill(stale);
        }

        public Guarded(float[] content)
        {
            _length = content.Length;
            _numbers = new float[content.Length + 2 * Margin];
            Array.Fill(_numbers, float.NaN);
            content.CopyTo(Span);
        }

        public Span<float> Span => _numbers.AsSpan(Margin, _length);

        public float[] Result()
        {
            Assert.False(_numbers.AsSpan(0, Margin).ContainsAnyExcept(Sentinel), "Something was written before a span's start.");
            Assert.False(_numbers.AsSpan(Margin + _length).ContainsAnyExcept(Sentinel), "Something was written past a span's end.");
            return Span.ToArray();
        }
    }
}
