using System.Collections.Immutable;

namespace Generated.Neuron.Generator.Model;

/// <summary>
/// How large a network may be. Beyond these sizes generated code is the wrong tool: a thread's working memory passes 20 MB.
/// </summary>
internal static class Limits
{
    /// <summary>Neurons in a layer.</summary>
    public const int Width = 4096;

    /// <summary>Layers with weights.</summary>
    public const int Layers = 32;

    /// <summary>
    /// The most inputs, in a network with one output, that are arguments of the method Predict: more are easier to pass as a span.
    /// </summary>
    public const int PredictArguments = 8;

    /// <summary>Whether a network of these sizes has Predict.</summary>
    public static bool HasPredict(ImmutableArray<int> sizes) => sizes is [>= 1 and <= PredictArguments, .., 1];
}
