namespace Generated.Neuron.Generator.Planning;

/// <summary>How the output's activation and the cost are computed, one row a lane.</summary>
/// <param name="IsWrittenOut">Whether every output is written out; where that is too much for one method, loops of the library.</param>
/// <param name="OneLogarithm">
/// Whether the cost takes one logarithm a chunk and lane, of a product with a factor from 1 to 2 for every row and output: for so few that
/// it stays a float.
/// </param>
/// <param name="SoftmaxFold">The sum of a softmax, in parts; null where it is taken in the order of the outputs, or there is none.</param>
internal sealed record OutputPlan(bool IsWrittenOut, bool OneLogarithm, FoldedSum? SoftmaxFold);
