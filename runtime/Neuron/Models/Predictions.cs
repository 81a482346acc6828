namespace Generated.Neuron;

/// <summary>The outputs of one row, and the class of a row instead of its probabilities.</summary>
public static class Predictions
{
    /// <summary>The outputs that are computed at once, 4 MB.</summary>
    private const int MostOutputs = 1 << 20;

    /// <summary>
    /// The outputs of one row: <c>network.Predict([5.1f, 3.5f, 1.4f, 0.2f])</c>. It allocates the outputs; call
    /// <see cref="IModel.Forward"/> in a loop, or for many rows.
    /// </summary>
    /// <param name="model">Any model.</param>
    /// <param name="row"><c>[inputs]</c></param>
    /// <returns><c>[outputs]</c></returns>
    /// <exception cref="ArgumentException">The row has the wrong length.</exception>
    public static float[] Predict(this IModel model, ReadOnlySpan<float> row)
    {
        ArgumentNullException.ThrowIfNull(model);
        model = LiveModel.Fixed(model);
        var topology = model.Topology;
        Arguments.CheckLength(row.Length, topology.InputCount, nameof(row));
        var outputs = new float[topology.OutputCount];
        model.Forward(row, outputs);
        return outputs;
    }

    /// <summary>The class of one row: the index of the largest output; with one output, 1 if it is at least 0.5 and otherwise 0.</summary>
    /// <param name="model">A classifier: one output under binary cross entropy, or any number under cross entropy.</param>
    /// <param name="row"><c>[inputs]</c></param>
    /// <exception cref="ArgumentException">The row has the wrong length.</exception>
    /// <exception cref="InvalidOperationException">The model does not predict one class of several, or its output is NaN.</exception>
    public static int PredictClass(this IModel model, ReadOnlySpan<float> row)
    {
        ArgumentNullException.ThrowIfNull(model);
        model = LiveModel.Fixed(model);
        Arguments.CheckLength(row.Length, model.Topology.InputCount, nameof(row));
        return model.PredictClasses(row)[0];
    }

    /// <summary>The class of each of any number of rows, as <see cref="PredictClass"/> has it.</summary>
    /// <param name="model">A classifier: one output under binary cross entropy, or any number under cross entropy.</param>
    /// <param name="inputs"><c>[rows × inputs]</c></param>
    /// <returns><c>[rows]</c></returns>
    /// <exception cref="ArgumentException">The inputs are not a whole number of rows.</exception>
    /// <exception cref="InvalidOperationException">The model does not predict one class of several, or an output is NaN.</exception>
    public static int[] PredictClasses(this IModel model, ReadOnlySpan<float> inputs)
    {
        ArgumentNullException.ThrowIfNull(model);
        model = LiveModel.Fixed(model);
        var topology = model.Topology;
        var isBinary = topology is { Loss: Loss.BinaryCrossEntropy, OutputCount: 1 };
        if (!isBinary && topology.Loss != Loss.CrossEntropy)
        {
            throw new InvalidOperationException(topology.Loss == Loss.BinaryCrossEntropy
                ? $"The network has {topology.OutputCount} independent labels, not one class; call Forward and compare each output with "
                    + "0.5, or train it with Loss.CrossEntropy."
                : $"The network is trained on {topology.Loss} and predicts numbers, not a class; call Forward.");
        }

        var classes = new int[Arguments.Rows(inputs.Length, topology.InputCount)];

        // In parts: the outputs of all rows could be more numbers than an array holds.
        var most = Math.Max(1, Math.Min(classes.Length, MostOutputs / topology.OutputCount));
        var outputs = new float[most * topology.OutputCount];
        for (var start = 0; start < classes.Length; start += most)
        {
            var rows = Math.Min(most, classes.Length - start);
            model.Forward(
                inputs.Slice(start * topology.InputCount, rows * topology.InputCount), outputs.AsSpan(0, rows * topology.OutputCount));
            for (var row = 0; row < rows; row++)
            {
                var ofRow = outputs.AsSpan(row * topology.OutputCount, topology.OutputCount);
                classes[start + row] =
                    isBinary && !float.IsNaN(ofRow[0]) ? (ofRow[0] >= 0.5f ? 1 : 0) : Largest(ofRow, start + row);
            }
        }

        return classes;
    }

    private static int Largest(ReadOnlySpan<float> outputs, int row)
    {
        var largest = 0;
        for (var k = 0; k < outputs.Length; k++)
        {
            if (float.IsNaN(outputs[k]))
            {
                throw new InvalidOperationException(
                    $"Output {k + 1} of row {row + 1} is NaN, so the row has no class; look for NaN in its inputs and in the parameters.");
            }

            largest = outputs[k] > outputs[largest] ? k : largest;
        }

        return largest;
    }
}
