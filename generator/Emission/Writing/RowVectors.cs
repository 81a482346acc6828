using Generated.Neuron.Generator.Planning;

namespace Generated.Neuron.Generator.Emission;

/// <summary>Places in the vectors of one row.</summary>
internal static class RowVectors
{
    /// <summary>So many neurons in vectors, and the numbers of these.</summary>
    public static IEnumerable<(int Number, NeuronRange Neurons)> Of(int neurons) =>
        RowPlan.WrittenOut.Vectors(neurons).Select((vector, number) => (number, vector));

    /// <summary>A neuron's place: <c>a1_0, 3</c>.</summary>
    public static string PlaceOf(string vectors, int neuron)
    {
        var (vector, lane) = RowPlan.WrittenOut.PlaceOf(neuron);
        return $"{vectors}_{vector}, {lane}";
    }
}
