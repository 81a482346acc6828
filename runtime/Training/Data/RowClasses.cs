using System.Collections.Immutable;

namespace Generated.Neuron;

/// <summary>How many rows are divided, and what their classes are called in messages.</summary>
/// <param name="Rows">All rows.</param>
/// <param name="Names">The names of the classes, class 0 first; numbers if they have no names.</param>
internal readonly record struct RowClasses(int Rows, ImmutableArray<string> Names);
