using System.Collections.Immutable;

namespace Generated.Neuron.Generator.Emission;

/// <summary>
/// One pass of one layer as text: the statements that call its kernels, and their declaration where they are written out.
/// </summary>
/// <param name="Calls">The statements, comments and all.</param>
/// <param name="Declaration">Writes the kernels; null where they are the library's, or there are none.</param>
internal sealed record LayerPass(ImmutableArray<string> Calls, Action<CodeWriter>? Declaration = null)
{
    public static readonly LayerPass None = new([]);

    public void Call(CodeWriter writer)
    {
        foreach (var statement in Calls)
        {
            writer.Line(statement);
        }
    }

    public void Declare(CodeWriter writer) => Declaration?.Invoke(writer);
}
