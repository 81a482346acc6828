namespace Generated.Neuron.Tests.Reference;

/// <summary>
/// Every topology in double precision and plain nested loops, by the formulas as they stand on paper: slow, and easy to
/// check by eye. What is tested is compared with this.
/// </summary>
/// <param name="topology">Sizes, activations and loss.</param>
/// <param name="parameters">Laid out as <see cref="INetwork.Parameters"/>; read at every call, so they may be changed in between.</param>
internal sealed class ReferenceNetwork(Topology topology, double[] parameters)
{
    public static ReferenceNetwork Of(INetwork network) => new(network.Topology, Doubles(network.Parameters));

    public static double[] Doubles(ReadOnlySpan<float> numbers)
    {
        var doubles = new double[numbers.Length];
        for (var i = 0; i < numbers.Length; i++)
        {
            doubles[i] = numbers[i];
        }

        return doubles;
    }

    public double[] Parameters => parameters;

    /// <summary>What multiplies a hidden neuron's output for a row, by row, layer and neuron; null where nothing does.</summary>
    public Func<int, int, int, double>? Mask { get; init; }

    /// <summary>The outputs, <c>[rows × outputs]</c>.</summary>
    public double[] Forward(double[] inputs)
    {
        var outputs = new List<double>();
        foreach (var x in inputs.Chunk(topology.InputCount))
        {
            outputs.AddRange(Row(x, outputs.Count / topology.OutputCount).A[^1]);
        }

        return [.. outputs];
    }

    /// <summary>The mean cost; 0 for no rows.</summary>
    public double Cost(double[] inputs, double[] targets)
    {
        var rows = inputs.Length / topology.InputCount;
        var sum = 0.0;
        for (var row = 0; row < rows; row++)
        {
            var (z, a) = Row(inputs[(row * topology.InputCount)..((row + 1) * topology.InputCount)], row);
            sum += ReferenceLoss.Cost(topology.Loss, z[^1], a[^1], targets.AsSpan(row * topology.OutputCount, topology.OutputCount));
        }

        return rows == 0 ? 0 : sum / ReferenceLoss.Divisor(topology.Loss, rows, topology.OutputCount);
    }

    /// <summary>dz_out from the loss, dz = (Wᵀ dz_next) ⊙ f′(z), dW = Σ dz aᵀ, db = Σ dz, all over the mean's divisor.</summary>
    public ReferenceGradients Backward(double[] inputs, double[] targets)
    {
        var rows = inputs.Length / topology.InputCount;
        var divisor = ReferenceLoss.Divisor(topology.Loss, rows, topology.OutputCount);
        return Backward(inputs, Cost(inputs, targets), divisor, (z, a, row) =>
            ReferenceLoss.Derivative(
                topology.Loss, topology.Activations[^1], z, a, targets.AsSpan(row * topology.OutputCount, topology.OutputCount)));
    }

    /// <summary>The gradients of the cost Σ g a over all rows and outputs, whose derivatives by the outputs are g.</summary>
    public ReferenceGradients Backpropagate(double[] inputs, double[] outputGradients)
    {
        var cost = Forward(inputs).Zip(outputGradients, (a, g) => a * g).Sum();
        return Backward(inputs, cost, divisor: 1, (z, a, row) =>
        {
            var g = outputGradients[(row * topology.OutputCount)..((row + 1) * topology.OutputCount)];
            var mean = a.Zip(g, (ak, gk) => ak * gk).Sum();
            return topology.Activations[^1] == Activation.Softmax
                ? [.. a.Zip(g, (ak, gk) => ak * (gk - mean))]
                : [.. z.Zip(g, (zk, gk) => ReferenceActivation.Of(topology.Activations[^1]).Derivative(zk) * gk)];
        });
    }

    /// <summary>From each row's dz of the output, which <paramref name="outputDelta"/> gives for z, a and the row.</summary>
    private ReferenceGradients Backward(double[] inputs, double cost, double divisor, Func<double[], double[], int, double[]> outputDelta)
    {
        var rows = inputs.Length / topology.InputCount;
        var result = new ReferenceGradients(
            cost, new double[parameters.Length], new double[inputs.Length], new double[parameters.Length], new double[inputs.Length]);
        for (var row = 0; row < rows; row++)
        {
            var (z, a) = Row(inputs[(row * topology.InputCount)..((row + 1) * topology.InputCount)], row);
            var dz = outputDelta(z[^1], a[^1], row);
            for (var layer = topology.LayerCount; layer >= 1; layer--)
            {
                Accumulate(result, layer, a[layer - 1], dz, divisor);
                var (da, magnitudes) = Back(layer, dz);
                if (layer == 1)
                {
                    da.Select(d => d / divisor).ToArray().CopyTo(result.Inputs, row * topology.InputCount);
                    magnitudes.Select(d => d / divisor).ToArray().CopyTo(result.InputMagnitudes, row * topology.InputCount);
                    break;
                }

                var derivative = ReferenceActivation.Of(topology.Activations[layer - 2]).Derivative;
                dz = [.. da.Select((d, i) => d * derivative(z[layer - 1][i]) * (Mask?.Invoke(row, layer - 1, i) ?? 1))];
            }
        }

        return result;
    }

    /// <summary>How near a row comes to a point where a derivative jumps: the least |z − kink| of all its neurons.</summary>
    public double DistanceToKink(double[] x)
    {
        var (z, _) = Row(x, row: 0);
        var distances =
            from layer in Enumerable.Range(1, topology.LayerCount)
            where topology.Activations[layer - 1] != Activation.Softmax
            from kink in ReferenceActivation.Of(topology.Activations[layer - 1]).Kinks
            from zj in z[layer]
            select Math.Abs(zj - kink);
        return distances.DefaultIfEmpty(double.PositiveInfinity).Min();
    }

    /// <summary>z = W a + b and a = f(z) of every layer for one row; layer 0 is the input.</summary>
    private (double[][] Z, double[][] A) Row(double[] x, int row)
    {
        var z = new double[topology.LayerCount + 1][];
        var a = new double[topology.LayerCount + 1][];
        (z[0], a[0]) = (x, x);
        for (var layer = 1; layer <= topology.LayerCount; layer++)
        {
            var (inputs, outputs) = (topology.Sizes[layer - 1], topology.Sizes[layer]);
            var (weights, biases) = (topology.WeightsOffset(layer), topology.BiasesOffset(layer));
            z[layer] = parameters[biases..(biases + outputs)];
            for (var i = 0; i < inputs; i++)
            {
                for (var j = 0; j < outputs; j++)
                {
                    z[layer][j] += parameters[weights + i * outputs + j] * a[layer - 1][i];
                }
            }

            var activation = topology.Activations[layer - 1];
            a[layer] = activation == Activation.Softmax
                ? ReferenceLoss.Softmax(z[layer])
                : [.. z[layer].Select(ReferenceActivation.Of(activation).Forward)];
            if (layer < topology.LayerCount && Mask is { } mask)
            {
                a[layer] = [.. a[layer].Select((aj, j) => aj * mask(row, layer, j))];
            }
        }

        return (z, a);
    }

    private void Accumulate(ReferenceGradients result, int layer, double[] a, double[] dz, double divisor)
    {
        var (weights, biases) = (topology.WeightsOffset(layer), topology.BiasesOffset(layer));
        for (var i = 0; i < a.Length; i++)
        {
            for (var j = 0; j < dz.Length; j++)
            {
                result.Parameters[weights + i * dz.Length + j] += dz[j] * a[i] / divisor;
                result.ParameterMagnitudes[weights + i * dz.Length + j] += Math.Abs(dz[j] * a[i]) / divisor;
            }
        }

        for (var j = 0; j < dz.Length; j++)
        {
            result.Parameters[biases + j] += dz[j] / divisor;
            result.ParameterMagnitudes[biases + j] += Math.Abs(dz[j]) / divisor;
        }
    }

    /// <summary>Wᵀ dz, <c>[inputs]</c>, and the same over absolute terms.</summary>
    private (double[] Da, double[] Magnitudes) Back(int layer, double[] dz)
    {
        var inputs = topology.Sizes[layer - 1];
        var weights = topology.WeightsOffset(layer);
        var (da, magnitudes) = (new double[inputs], new double[inputs]);
        for (var i = 0; i < inputs; i++)
        {
            for (var j = 0; j < dz.Length; j++)
            {
                da[i] += parameters[weights + i * dz.Length + j] * dz[j];
                magnitudes[i] += Math.Abs(parameters[weights + i * dz.Length + j] * dz[j]);
            }
        }

        return (da, magnitudes);
    }
}
