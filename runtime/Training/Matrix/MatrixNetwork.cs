using System.Globalization;
using System.Numerics;
using System.Numerics.Tensors;
using Generated.Neuron.Passes;

namespace Generated.Neuron;

/// <summary>
/// A network of any topology, known only at run time: plain matrix code, layer after layer, on .NET's tensor primitives.
/// </summary>
/// <remarks>
/// Forward, Backward and Cost take their working memory from the shared array pool: after the first calls on a thread they
/// allocate nothing.
/// </remarks>
public sealed partial class MatrixNetwork : INetwork
{
    private readonly AlignedFloats _parameters;
    private readonly MatrixPlan _plan;
    private readonly LossFunction _loss;

    /// <summary>A new network, with the weights of a generated one of the same topology, seed and <c>Initialization</c>.</summary>
    /// <param name="topology">Layers and loss.</param>
    /// <param name="seed">Any number; the same seed gives the same weights on every machine.</param>
    /// <param name="initialization">How the weights are drawn; biases are 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such rule.</exception>
    public MatrixNetwork(Topology topology, int seed = 0, Initialization initialization = Initialization.ScaledNormal)
    {
        ArgumentNullException.ThrowIfNull(topology);
        Initializer.CheckRule(initialization, nameof(initialization));
        Topology = topology;
        _plan = new MatrixPlan(topology);
        Dropouts = DropoutPlaces.OfHidden(topology, 0);
        _loss = LossFunction.Of(topology.Loss);
        _parameters = new AlignedFloats(topology.ParameterCount, room: 0);
        Initializer.Initialize(this, initialization, seed);
    }

    /// <inheritdoc/>
    public Topology Topology { get; }

    /// <inheritdoc/>
    public Span<float> Parameters => _parameters.Span;

    /// <inheritdoc/>
    public void Forward(ReadOnlySpan<float> inputs, Span<float> outputs)
    {
        var rows = Arguments.Rows(inputs.Length, Topology.InputCount);
        Arguments.CheckRows(outputs.Length, rows, Topology.OutputCount, nameof(outputs));
        if (rows > 1)
        {
            // One row has been read before its outputs are written.
            Arguments.CheckOutputsApart(outputs, inputs, Parameters);
        }

        using var work = new Workspace(_plan, rows);
        while (work.NextChunk())
        {
            work.TakeInputs(work.Slice(inputs, Topology.InputCount));
            RunForward(work);
            work.A(_plan.Output).CopyTo(work.Slice(outputs, Topology.OutputCount));
        }
    }

    /// <inheritdoc/>
    public float Cost(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets) => Cost(inputs, targets, []);

    /// <inheritdoc/>
    public float Backward(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets, Span<float> gradients)
    {
        var rows = CheckRows(inputs, targets);
        Arguments.CheckLength(gradients.Length, Topology.ParameterCount, nameof(gradients));
        Arguments.CheckGradientsApart(gradients, [], Parameters, inputs, targets);
        return RunBackward(rows, inputs, targets, gradients, [], [], rows, key: null);
    }

    /// <inheritdoc/>
    public float Backward(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets, Span<float> gradients, Span<float> inputGradients)
    {
        var rows = CheckRows(inputs, targets);
        Arguments.CheckGradients(gradients.Length, Topology.ParameterCount, inputGradients.Length, rows);
        Arguments.CheckRows(inputGradients.Length, rows, Topology.InputCount, nameof(inputGradients));
        Arguments.CheckGradientsApart(gradients, inputGradients, Parameters, inputs, targets);
        return RunBackward(rows, inputs, targets, gradients, inputGradients, [], rows, key: null);
    }

    /// <inheritdoc/>
    public void Backpropagate(
        ReadOnlySpan<float> inputs, ReadOnlySpan<float> outputGradients, Span<float> gradients, Span<float> inputGradients = default)
    {
        var rows = Arguments.BackpropagationRows(
            inputs.Length, Topology.InputCount, outputGradients.Length, Topology.OutputCount, gradients.Length, Topology.ParameterCount,
            inputGradients.Length);
        Arguments.CheckGradientsApart(gradients, inputGradients, Parameters, inputs, outputGradients, nameof(outputGradients));
        gradients.Clear();
        var output = _plan.Output;
        using var work = new Workspace(_plan, rows);
        while (work.NextChunk())
        {
            work.TakeInputs(work.Slice(inputs, Topology.InputCount));
            RunForward(work);
            work.Slice(outputGradients, Topology.OutputCount).CopyTo(work.Dz(output));
            MultiplyByDerivative(work, output);
            RunGradients(work, gradients, inputGradients, [], key: null);
        }
    }

    /// <summary>One line: the topology and the number of parameters.</summary>
    public override string ToString()
    {
        var dropout = Dropout > 0 ? $", dropout {DropoutPlaces.Text(this)}" : "";
        return string.Create(
            CultureInfo.InvariantCulture, $"{nameof(MatrixNetwork)} {Topology}, {Topology.ParameterCount:N0} parameters{dropout}");
    }

    private int CheckRows(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets)
    {
        var rows = Arguments.Rows(inputs.Length, Topology.InputCount);
        Arguments.CheckRows(targets.Length, rows, Topology.OutputCount, nameof(targets));
        return rows;
    }

    /// <summary>The factor of one term of the cost in the mean: 1 over the number of terms.</summary>
    private double Share(double rows) =>
        rows == 0 ? 0 : 1.0 / (LossRules.IsMeanOverRows(Topology.Loss) ? rows : rows * Topology.OutputCount);

    private void RunForward(in Workspace work, DropoutKey? key = null)
    {
        foreach (var layer in _plan.Layers)
        {
            var z = work.Z(layer);
            var a = work.A(layer);
            layer.Forward(work, Parameters);
            layer.Activation.Forward(z, layer.Outputs, a);
            if (key is { } step && layer != _plan.Output)
            {
                // f′ is computed from a and overwrites z.
                layer.Activation.Derivative(z, a, z);
                Drop(work, layer, a, step);
            }
        }
    }

    private double CostSum(in Workspace work, ReadOnlySpan<float> targets)
    {
        // dz is free until the gradients are computed.
        var output = _plan.Output;
        return _loss.CostSum(work.Z(output), work.A(output), targets, output.Outputs, work.Dz(output), work.Scratch(output));
    }

    private float RunBackward(
        int rows,
        ReadOnlySpan<float> inputs,
        ReadOnlySpan<float> targets,
        Span<float> gradients,
        Span<float> inputGradients,
        ReadOnlySpan<float> weights,
        double totalWeight,
        DropoutKey? key,
        ReadOnlySpan<int> batch = default)
    {
        var (sum, share) = (0.0, Share(totalWeight));
        var (width, outputs) = (Topology.InputCount, Topology.OutputCount);
        gradients.Clear();
        var dropsInputs = key is not null && Dropouts[0] > 0;
        var copied = batch.IsEmpty ? 0 : width + outputs + 1;
        using var work = new Workspace(_plan, rows, copied + (dropsInputs ? width : 0));
        while (work.NextChunk())
        {
            // The rows of a batch are scattered: a chunk of them is copied into adjacent memory.
            var x = batch.IsEmpty ? work.Slice(inputs, width) : work.Gather(inputs, width, batch, place: 0);
            var y = batch.IsEmpty ? work.Slice(targets, outputs) : work.Gather(targets, outputs, batch, place: width);
            work.TakeInputs(x);
            if (dropsInputs)
            {
                Drop(work, work.CopyInputs(copied), value: 0, key!.Value);
            }

            RunForward(work, key);
            var w = ReadOnlySpan<float>.Empty;
            if (weights.IsEmpty)
            {
                sum += CostSum(work, y);
                OutputGradients(work, y, (float)share);
            }
            else
            {
                w = batch.IsEmpty ? work.Slice(weights, 1) : work.Gather(weights, 1, batch, place: width + outputs);
                sum += WeightedCostSum(work, y, w);
                OutputGradients(work, y, (float)share);
                Weigh(work.Dz(_plan.Output), w);
            }

            RunGradients(work, gradients, inputGradients, w, key);
        }

        return (float)(sum * share);
    }

    /// <summary>From dz of the output to the gradients of a chunk; none of the parameters if only those of the inputs are needed.</summary>
    private void RunGradients(
        in Workspace work, Span<float> gradients, Span<float> inputGradients, ReadOnlySpan<float> rowWeights, DropoutKey? key)
    {
        for (var l = _plan.Layers.Length - 1; l >= 0; l--)
        {
            var layer = _plan.Layers[l];
            if (!gradients.IsEmpty)
            {
                layer.AddGradients(work, gradients, rowWeights);
            }

            if (l > 0)
            {
                var below = _plan.Layers[l - 1];
                ValueGradients(work, layer, work.Dz(below));
                PassBack(work, below, key);
            }
            else if (!inputGradients.IsEmpty)
            {
                ValueGradients(work, layer, work.Slice(inputGradients, Topology.InputCount));
            }
        }
    }

    /// <summary>The gradient of the value that a layer takes: what the layer gives it, and what residual connections do.</summary>
    private void ValueGradients(in Workspace work, MatrixLayer layer, Span<float> dx)
    {
        layer.InputGradients(work, Parameters, dx);
        if (_plan.IsAdded(layer.Index))
        {
            TensorPrimitives.Add(dx, work.Added(layer.Index), dx);
        }
    }

    /// <summary>From the gradient of what a hidden layer gives to that of its sums.</summary>
    private void PassBack(in Workspace work, MatrixLayer layer, DropoutKey? key)
    {
        if (key is { } step)
        {
            MultiplyBySlopes(work, layer);
            Drop(work, layer, work.Dz(layer), step);
        }
        else
        {
            MultiplyByDerivative(work, layer);
        }
    }

    private void OutputGradients(in Workspace work, ReadOnlySpan<float> targets, float share)
    {
        var output = _plan.Output;
        var dz = work.Dz(output);
        _loss.Gradient(work.A(output), targets, dz);
        TensorPrimitives.Multiply(dz, share, dz);
        if (!_loss.IncludesActivation)
        {
            MultiplyByDerivative(work, output);
        }
    }

    /// <summary>Turns the gradient of a into that of z. z itself is no longer needed: f′(z) overwrites it.</summary>
    private static void MultiplyByDerivative(in Workspace work, MatrixLayer layer)
    {
        if (layer.Activation.JacobianProduct is { } product)
        {
            product(work.A(layer), layer.Outputs, work.Dz(layer));
            return;
        }

        var z = work.Z(layer);
        layer.Activation.Derivative(z, work.A(layer), z);
        MultiplyBySlopes(work, layer);
    }

    /// <summary>The same if f′(z) has already replaced z.</summary>
    private static void MultiplyBySlopes(in Workspace work, MatrixLayer layer)
    {
        var z = work.Z(layer);
        var dz = work.Dz(layer);
        if (layer.Activation.Blocks)
        {
            MultiplyOrBlock(dz, z);
        }
        else
        {
            TensorPrimitives.Multiply(dz, z, dz);
        }
    }

    /// <summary>d · slope, and 0 if the slope is 0, whatever d is.</summary>
    private static void MultiplyOrBlock(Span<float> d, ReadOnlySpan<float> slopes)
    {
        var i = 0;
        for (; i + Vector<float>.Count <= d.Length; i += Vector<float>.Count)
        {
            var slope = new Vector<float>(slopes[i..]);
            Vector.ConditionalSelect(Vector.Equals(slope, Vector<float>.Zero), slope, slope * new Vector<float>(d[i..])).CopyTo(d[i..]);
        }

        for (; i < d.Length; i++)
        {
            d[i] = slopes[i] == 0 ? slopes[i] : slopes[i] * d[i];
        }
    }
}
