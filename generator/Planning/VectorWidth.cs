namespace Generated.Neuron.Generator.Planning;

/// <summary>Numbers in whole vectors of the widest kind.</summary>
internal static class VectorWidth
{
    /// <summary>A row of so many numbers, filled up to whole vectors.</summary>
    public static int Padded(int count) => (count + Budgets.Lanes - 1) / Budgets.Lanes * Budgets.Lanes;
}
