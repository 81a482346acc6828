namespace Generated.Neuron;

/// <summary>Rows that belong together.</summary>
/// <param name="Class">Their class, or <see cref="RowGroups.NoClass"/>.</param>
/// <param name="Rows">Their numbers, from 0.</param>
internal sealed record RowGroup(int Class, int[] Rows);
