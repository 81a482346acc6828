using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;
using Generated.Neuron.Tests.Reference;
using Generated.Neuron.Tests.Simd;

namespace Generated.Neuron.Tests.Networks.Checks;

/// <summary>Gradients from derivatives with respect to the outputs, without the network's own loss.</summary>
internal static class BackpropagationChecks
{
    public static void Agrees_with_the_reference(INetwork network, int rows)
    {
        var data = new NetworkData(NetworkData.Randomize(network), rows);
        var actual = new NetworkResults(network, data);
        var expected = ReferenceNetwork.Of(network).Backpropagate(
            ReferenceNetwork.Doubles(data.Inputs), ReferenceNetwork.Doubles(NetworkResults.OutputGradients(data.Targets)));
        Compare(network.Topology, expected, actual.Backpropagated, "gradients");
        Compare(network.Topology, expected, actual.BackpropagatedToo, "gradients, with the inputs'");
        var tolerance = Rounding.Tolerance(network.Topology) * Largest(expected.InputMagnitudes);
        Rounding.AssertClose(expected.Inputs, actual.BackpropagatedInputs, tolerance, "input gradients");
    }

    /// <summary>Against difference quotients of Σ g a, in some 40 places of a large network.</summary>
    public static void Gradients_are_the_slopes_of_the_cost(INetwork network, int rows)
    {
        const int Most = 40;
        var data = new NetworkData(NetworkData.Randomize(network), rows, seed: 3);
        var actual = new NetworkResults(network, data);
        var reference = ReferenceNetwork.Of(network);
        var (inputs, derivatives) = (ReferenceNetwork.Doubles(data.Inputs),
            ReferenceNetwork.Doubles(NetworkResults.OutputGradients(data.Targets)));
        Compare(reference.Parameters, actual.Backpropagated, "gradients");
        Compare(inputs, actual.BackpropagatedInputs, "input gradients");

        void Compare(double[] variables, float[] gradients, string what)
        {
            var step = Math.Max(1, variables.Length / Most) | 1;
            // The cost is a sum over rows and outputs, and what cancels in its differences grows with it.
            var terms = Math.Max(1, Math.Sqrt(derivatives.Length)) * Math.Max(1, Largest(ReferenceNetwork.Doubles(gradients)));
            for (var i = 0; i < variables.Length; i += step)
            {
                var slope = CentralDifferences.Of(() => reference.Forward(inputs).Zip(derivatives, (a, g) => a * g).Sum(), variables, i);
                Rounding.AssertClose([slope], [gradients[i]],
                    (CentralDifferences.Tolerance + Rounding.Tolerance(network.Topology)) * terms, $"{what} at {i}");
            }
        }
    }

    /// <summary>The derivatives of the network's own loss, which are those of the mean, give the gradients of Backward.</summary>
    public static void The_derivatives_of_the_loss_give_the_gradients_of_Backward(INetwork network, int rows)
    {
        var topology = network.Topology;
        var data = new NetworkData(NetworkData.Randomize(network), rows, seed: 5);
        var expected = ReferenceNetwork.Of(network).Backward(ReferenceNetwork.Doubles(data.Inputs), ReferenceNetwork.Doubles(data.Targets));
        var outputs = new float[data.Targets.Length];
        network.Forward(data.Inputs, outputs);
        var divisor = ReferenceLoss.Divisor(topology.Loss, rows, topology.OutputCount);
        var derivatives = new float[outputs.Length];
        for (var i = 0; i < outputs.Length; i++)
        {
            double a = outputs[i], y = data.Targets[i];
            derivatives[i] = (float)(DerivativeByOutput(topology.Loss, a, y) / divisor);
        }

        var (gradients, inputGradients) = (new float[topology.ParameterCount], new float[data.Inputs.Length]);
        network.Backpropagate(data.Inputs, derivatives, gradients, inputGradients);

        // Without fused multiply-add the sigmoid's a − a² is off by so much beside 1, and not beside itself; where a is near 1, the loss's
        // derivative with respect to a, by which it is multiplied, is larger because of it.
        var slope = topology.Activations[^1] != Activation.Sigmoid || Fma.IsSupported || AdvSimd.IsSupported
            ? 0
            : ActivationBounds.Of(Activation.Sigmoid).DerivativeWithoutFma / (1 << 24) * derivatives.Sum(Math.Abs);
        Compare(topology, expected, gradients, "gradients", slope);
        Rounding.AssertClose(
            expected.Inputs,
            inputGradients,
            Rounding.Tolerance(topology) * Largest(expected.InputMagnitudes) + slope,
            "input gradients");
    }

    /// <summary>
    /// The cross entropies have one derivative with their activation elsewhere; by a it is this. Any other loss is of a − y.
    /// </summary>
    private static double DerivativeByOutput(Loss loss, double a, double y) => loss switch
    {
        Loss.BinaryCrossEntropy => (a - y) / (a * (1 - a)),
        Loss.CrossEntropy => -y / a,
        _ => ReferenceLoss.Derivative(loss, Activation.Identity, [a], [a], [y])[0],
    };

    private static void Compare(Topology topology, ReferenceGradients expected, float[] actual, string what, double slope = 0)
    {
        for (var layer = 1; layer <= topology.LayerCount; layer++)
        {
            var block = topology.WeightsOffset(layer)..(topology.BiasesOffset(layer) + topology.Sizes[layer]);
            var tolerance = Rounding.Tolerance(topology) * Largest(expected.ParameterMagnitudes[block]) + slope;
            Rounding.AssertClose(expected.Parameters.AsSpan(block), actual.AsSpan(block), tolerance, $"layer {layer}: {what}");
        }
    }

    private static double Largest(IEnumerable<double> numbers) => numbers.Select(Math.Abs).DefaultIfEmpty(0).Max();
}
