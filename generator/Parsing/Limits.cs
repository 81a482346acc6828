namespace Generated.Neuron.Generator.Parsing;

/// <summary>How large a network may be. Beyond these sizes generated code is the wrong tool: its working memory no longer fits a stack.</summary>
internal static class Limits
{
    /// <summary>Neurons in a layer; a row of the widest network of the most layers takes 512 KB of stack.</summary>
    public const int Width = 4096;

    /// <summary>Layers with weights.</summary>
    public const int Layers = 32;
}
