namespace Generated.Neuron.Weights;

/// <summary>The weights of a layer, its biases if it has any, and the orientation of the weights.</summary>
/// <param name="Name">Of the weights.</param>
/// <param name="Weights">A matrix.</param>
/// <param name="Biases">As many as the layer's outputs; null if there are none.</param>
/// <param name="Inputs">At least 1.</param>
/// <param name="Outputs">At least 1.</param>
/// <param name="OutputsFirst">Whether the weights are <c>[outputs × inputs]</c>.</param>
internal sealed record NamedLayer(TensorName Name, RawTensor Weights, RawTensor? Biases, int Inputs, int Outputs, bool OutputsFirst)
{
    /// <summary>Without biases only the name shows the orientation of the weights, and the neighboring layers may correct it.</summary>
    public NamedLayer? OtherWayRound => Biases is null && Inputs != Outputs
        ? this with { Inputs = Outputs, Outputs = Inputs, OutputsFirst = !OutputsFirst }
        : null;

    /// <exception cref="ModelFileException">The two do not make a layer, or their orientation is unknown.</exception>
    public static NamedLayer Of(ModelFile file, TensorName name, RawTensor weights, RawTensor? biases)
    {
        if (weights.Shape is not [> 0 and var rows, > 0 and var columns])
        {
            throw file.Wrong(weights.Place, ForeignLayer.OfShape(weights, biases is not null));
        }

        var count = biases?.Count;
        if (biases is not null && biases.Shape.Count(length => length != 1) > 1)
        {
            throw file.Wrong(
                biases.Place,
                $"has the shape {biases.ShapeText}, but the biases of a layer are a vector; other layers are not read");
        }

        if (count is not null && count != rows && count != columns)
        {
            throw file.Wrong(
                biases!.Place,
                $"has {count} biases, but its layer's weights are {weights.ShapeText}; a layer has one bias for each of its outputs");
        }

        // If both orientations fit, or there are no biases, the name decides.
        var byName = name.Order == WeightOrder.OutputsFirst;
        var told = count is not null && rows != columns;
        if (!told && name.Order == WeightOrder.Unknown)
        {
            throw file.Wrong(
                weights.Place,
                $"is {weights.ShapeText}, which may be outputs × inputs or inputs × outputs; name it '0.weight' for the first or "
                + "'0.kernel' for the second");
        }

        var outputsFirst = told ? count == rows : byName;
        return outputsFirst
            ? new NamedLayer(name, weights, biases, columns, rows, OutputsFirst: true)
            : new NamedLayer(name, weights, biases, rows, columns, OutputsFirst: false);
    }

    /// <exception cref="ModelFileException">A number is not finite.</exception>
    public StoredDense Read(ModelFile file, Activation? activation)
    {
        var stored = Weights.Read(file);
        var weights = OutputsFirst ? InputMajor(stored, Inputs, Outputs) : stored;
        return new StoredDense(Inputs, Outputs, weights, Biases?.Read(file) ?? new float[Outputs], activation)
        {
            Place = Weights.Place,
        };
    }

    /// <summary><c>[outputs × inputs]</c> as <c>[inputs × outputs]</c>.</summary>
    internal static float[] InputMajor(float[] outputMajor, int inputs, int outputs)
    {
        var result = new float[outputMajor.Length];
        for (var output = 0; output < outputs; output++)
        {
            var source = output * inputs;
            for (var input = 0; input < inputs; input++)
            {
                result[input * outputs + output] = outputMajor[source + input];
            }
        }

        return result;
    }
}
