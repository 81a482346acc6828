namespace Generated.Neuron.Tests.Reference;

/// <summary>
/// Every topology in double precision and plain nested loops, by the formulas as they stand on paper: slow, and easy to
/// check by eye. What is tested is compared with this.
/// </summary>
/// <param name="topology">Layers and loss.</param>
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

    /// <summary>
    /// What multiplies a number that a layer takes, by row, the layer's place in <see cref="Topology.Layers"/> and the number's; null where
    /// nothing does.
    /// </summary>
    public Func<int, int, int, double>? Mask { get; init; }

    /// <summary>The outputs, <c>[rows × outputs]</c>.</summary>
    public double[] Forward(double[] inputs)
    {
        var outputs = new List<double>();
        foreach (var x in inputs.Chunk(topology.InputCount))
        {
            outputs.AddRange(Row(x, outputs.Count / topology.OutputCount)[^1].A);
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
            var output = Row(inputs[(row * topology.InputCount)..((row + 1) * topology.InputCount)], row)[^1];
            sum += ReferenceLoss.Cost(topology.Loss, output.Z, output.A, targets.AsSpan(row * topology.OutputCount, topology.OutputCount));
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

    /// <summary>The gradients of the cost Σ g a over all rows and outputs, whose derivatives with respect to the outputs are g.</summary>
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
            var values = Row(inputs[(row * topology.InputCount)..((row + 1) * topology.InputCount)], row);
            double[][] dx = [.. values.Select(value => new double[value.X.Length])];
            var magnitudes = new double[topology.InputCount];
            for (var i = values.Length - 1; i >= 0; i--)
            {
                var value = values[i];
                var dz = i == values.Length - 1
                    ? outputDelta(value.Z, value.A, row)
                    : [.. dx[i + 1].Select((d, k) =>
                        d * ReferenceActivation.Of(value.Activation).Derivative(value.Z[k]) * MaskOf(row, i + 1, k))];
                if (topology.Layers[i] is ResidualLayer)
                {
                    var from = Start(i);
                    Add(dx[i], dz);
                    Add(dx[from], dz);
                    Add(magnitudes, from == 0 ? [.. dz.Select(Math.Abs)] : new double[magnitudes.Length]);
                    continue;
                }

                Accumulate(result, Number(i), value.X, dz, divisor);
                var (da, size) = Back(Number(i), dz);
                Add(dx[i], da);
                Add(magnitudes, i == 0 ? size : new double[magnitudes.Length]);
            }

            dx[0].Select((d, k) => d * MaskOf(row, 0, k) / divisor).ToArray().CopyTo(result.Inputs, row * topology.InputCount);
            magnitudes.Select(d => d / divisor).ToArray().CopyTo(result.InputMagnitudes, row * topology.InputCount);
        }

        return result;
    }

    /// <summary>How near a row comes to a point where a derivative jumps: the least |z − kink| of all its neurons.</summary>
    public double DistanceToKink(double[] x)
    {
        var distances =
            from value in Row(x, row: 0)
            where value.Activation != Activation.Softmax
            from kink in ReferenceActivation.Of(value.Activation).Kinks
            from zj in value.Z
            select Math.Abs(zj - kink);
        return distances.DefaultIfEmpty(double.PositiveInfinity).Min();
    }

    /// <summary>Layer by layer what it takes, x, its sums, z = W x + b or z = x + an earlier x, and a = f(z), for one row.</summary>
    private (double[] X, double[] Z, double[] A, Activation Activation)[] Row(double[] inputs, int row)
    {
        var values = new (double[] X, double[] Z, double[] A, Activation Activation)[topology.Layers.Length];
        for (var i = 0; i < values.Length; i++)
        {
            double[] x = [.. (i == 0 ? inputs : values[i - 1].A).Select((number, k) => number * MaskOf(row, i, k))];
            double[] z = topology.Layers[i] is ResidualLayer ? [.. x.Zip(values[Start(i)].X, (a, b) => a + b)] : Sums(Number(i), x);
            var activation = ActivationOf(i);
            double[] a = activation == Activation.Softmax
                ? ReferenceLoss.Softmax(z)
                : [.. z.Select(ReferenceActivation.Of(activation).Forward)];
            values[i] = (x, z, a, activation);
        }

        return values;
    }

    private double MaskOf(int row, int layer, int number) => Mask?.Invoke(row, layer, number) ?? 1;

    /// <summary>The output's activation follows all sums of the output, a residual connection's too; the others their layer.</summary>
    private Activation ActivationOf(int i)
    {
        var endsInSum = topology.Layers[^1] is ResidualLayer;
        return i == topology.Layers.Length - 1 ? topology.Activations[^1]
            : topology.Layers[i] is ResidualLayer || (endsInSum && i == topology.Layers.Length - 2) ? Activation.Identity
            : topology.Activations[Number(i) - 1];
    }

    /// <summary>The number of a layer among those with weights, from 1.</summary>
    private int Number(int i) => topology.Layers.Take(i + 1).Count(layer => layer is DenseLayer);

    /// <summary>The place of the first layer that a residual connection spans.</summary>
    private int Start(int i)
    {
        var (first, place) = (Number(i) - ((ResidualLayer)topology.Layers[i]).Reach + 1, 0);
        while (topology.Layers[place] is not DenseLayer || Number(place) != first)
        {
            place++;
        }

        return place;
    }

    private static void Add(double[] sums, double[] terms)
    {
        for (var k = 0; k < sums.Length; k++)
        {
            sums[k] += terms[k];
        }
    }

    /// <summary>z = W x + b.</summary>
    private double[] Sums(int layer, double[] x)
    {
        var (weights, biases) = (topology.WeightsOffset(layer), topology.BiasesOffset(layer));
        var z = parameters[biases..(biases + topology.Sizes[layer])];
        for (var i = 0; i < x.Length; i++)
        {
            for (var j = 0; j < z.Length; j++)
            {
                z[j] += parameters[weights + i * z.Length + j] * x[i];
            }
        }

        return z;
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
