using System.Numerics.Tensors;

namespace Generated.Neuron.Benchmarks;

/// <summary>Before anything is measured: all that is compared computes the same.</summary>
internal static class Agreement
{
    // Odd, so that no vector width divides it.
    private const int Rows = 77;

    // A share of the largest number of the array: sums of up to 784 terms in single precision, in different orders, with other
    // exponentials, are off by some 1e-6 of it.
    private const float Tolerance = 2e-5f;

    /// <summary>Compares every network with the matrix runtime and ONNX Runtime, and with C if there is a function for it.</summary>
    /// <exception cref="InvalidOperationException">Two of them do not agree; the message says where.</exception>
    public static void Check()
    {
        INetwork[] networks =
        [
            new Network2_8_1(), new Network24_8_2(), new Network4_32_16_4(), new Network16_64_64_1(), new Network5_50x6_5(),
            new Network64_256_256_16(), new Network784_128_10(),
        ];
        foreach (var network in networks)
        {
            CheckOthers(network);
            if (CProgram.IsAvailable && network is Network2_8_1 or Network4_32_16_4)
            {
                CheckC(network, Rows);
                CheckC(network, 1);
            }
        }

        ActivationAgreement.Check();
        if (OneRowProgram.IsAvailable)
        {
            foreach (var newNetwork in OneRowAgainstC.Networks)
            {
                CheckOneRow(newNetwork());
            }
        }
    }

    private static void CheckOthers(INetwork network)
    {
        // Biases of a new network are zero, which hides a mistake in them.
        var random = new SplitMix64(2);
        for (var layer = 1; layer <= network.Topology.LayerCount; layer++)
        {
            foreach (ref var bias in network.Biases(layer))
            {
                bias = 0.1f * (float)random.NextNormal();
            }
        }

        var expected = Expected(network, Rows);
        var actual = new Batch(network.Topology, Rows);
        var matrix = new MatrixNetwork(network.Topology);
        network.Parameters.CopyTo(matrix.Parameters);
        matrix.Forward(actual.Inputs, actual.Outputs);
        matrix.Backward(actual.Inputs, actual.Targets, actual.Gradients);
        Compare(network, "MatrixNetwork's outputs", expected.Outputs, actual.Outputs);
        Compare(network, "MatrixNetwork's gradient", expected.Gradients, actual.Gradients);

        Array.Clear(actual.Outputs);
        using var onnx = new OnnxProgram(network, actual, Rows, threads: 1);
        onnx.Run();
        Compare(network, "ONNX Runtime's outputs", expected.Outputs, actual.Outputs);
    }

    private static void CheckC(INetwork network, int rows)
    {
        var expected = Expected(network, rows);
        var actual = new Batch(network.Topology, rows);
        var c = new CProgram(network, actual, rows);
        c.Forward();
        var sum = c.Gradient();
        Compare(network, "C's outputs", expected.Outputs, actual.Outputs);
        Compare(network, "C's gradient", expected.Gradients, actual.Gradients);
        Compare(network, "C's cost", [network.Cost(expected.Inputs, expected.Targets)], [sum - actual.Gradients[^1]]);
    }

    private static void CheckOneRow(INetwork network)
    {
        var expected = new Batch(network.Topology, 1);
        network.Forward(expected.Inputs, expected.Outputs);
        var actual = new Batch(network.Topology, 1);
        new OneRowProgram(network, actual).Forward();
        Compare(network, "C's outputs of one row", expected.Outputs, actual.Outputs);
    }

    private static Batch Expected(INetwork network, int rows)
    {
        var batch = new Batch(network.Topology, rows);
        network.Forward(batch.Inputs, batch.Outputs);
        network.Backward(batch.Inputs, batch.Targets, batch.Gradients);
        return batch;
    }

    private static void Compare(INetwork network, string what, ReadOnlySpan<float> expected, ReadOnlySpan<float> actual)
    {
        var largest = TensorPrimitives.MaxMagnitude(expected);
        for (var i = 0; i < expected.Length; i++)
        {
            // Not "greater than", which a NaN would pass.
            if (!(Math.Abs(expected[i] - actual[i]) <= Tolerance * Math.Abs(largest)))
            {
                throw new InvalidOperationException(
                    $"{network.Topology}: {what}, number {i}: {actual[i]}, but the generated network has {expected[i]}.");
            }
        }
    }
}
