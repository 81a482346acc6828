namespace Generated.Neuron.Generator.Planning;

/// <summary>Where the gradients of neighboring layers are summed over the chunks, until they become means.</summary>
/// <param name="First">The first of the layers.</param>
/// <param name="Last">The last one.</param>
internal abstract record SumsPlan(LayerPlan First, LayerPlan Last)
{
    /// <summary>The parameters of the layers.</summary>
    public int ParameterCount => Last.Biases + Last.Outputs - First.Weights;

    /// <summary>In sixteen lanes a parameter, in working memory.</summary>
    /// <param name="First">The first of the layers.</param>
    /// <param name="Last">The last one.</param>
    public sealed record InLanes(LayerPlan First, LayerPlan Last) : SumsPlan(First, Last)
    {
        /// <summary>Floats of working memory.</summary>
        public int Length => VectorWidth.Widest * ParameterCount;

        /// <summary>Where a layer's begin, from the first one's on.</summary>
        public int PlaceOf(LayerPlan layer) => VectorWidth.Widest * (layer.Weights - First.Weights);
    }

    /// <summary>In rows that are filled up to whole vectors, in working memory: of one layer.</summary>
    /// <param name="Layer">The layer.</param>
    public sealed record InPaddedRows(LayerPlan Layer) : SumsPlan(Layer, Layer)
    {
        /// <summary>Floats of a row.</summary>
        public int RowLength => VectorWidth.Padded(Layer.Outputs);

        /// <summary>Floats of working memory: a row for every input, and one for the biases.</summary>
        public int Length => (Layer.Inputs + 1) * RowLength;
    }

    /// <summary>Where the caller wants them: rows of weights are whole vectors.</summary>
    /// <param name="First">The first of the layers.</param>
    /// <param name="Last">The last one.</param>
    public sealed record InPlace(LayerPlan First, LayerPlan Last) : SumsPlan(First, Last);

    /// <summary>All layers, as few parts as may be.</summary>
    public static IEnumerable<SumsPlan> Of(IReadOnlyList<LayerPlan> layers)
    {
        for (var first = 0; first < layers.Count;)
        {
            var last = first;
            while (last + 1 < layers.Count && Kind(layers[last + 1]) == Kind(layers[first]) && Kind(layers[first]) != typeof(InPaddedRows))
            {
                last++;
            }

            yield return Kind(layers[first]) == typeof(InLanes) ? new InLanes(layers[first], layers[last])
                : Kind(layers[first]) == typeof(InPlace) ? new InPlace(layers[first], layers[last])
                : new InPaddedRows(layers[first]);
            first = last + 1;
        }
    }

    private static Type Kind(LayerPlan layer) => layer.Gradient.Lanes != Lanes.Outputs ? typeof(InLanes)
        : layer.Outputs % VectorWidth.Widest == 0 ? typeof(InPlace)
        : typeof(InPaddedRows);
}
