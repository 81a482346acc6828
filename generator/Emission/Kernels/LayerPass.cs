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

    /// <summary>The statements under a condition, below their comments.</summary>
    /// <param name="writer">Where they go.</param>
    /// <param name="condition"><c>if (…)</c></param>
    public void Call(CodeWriter writer, string condition)
    {
        var comments = Calls.TakeWhile(line => line.Length == 0 || line.StartsWith("//", StringComparison.Ordinal)).ToArray();
        foreach (var comment in comments)
        {
            writer.Line(comment);
        }

        switch (Calls.Length - comments.Length)
        {
            case 0:
                break;
            case 1:
                writer.Statement(condition, Calls[Calls.Length - 1]);
                break;
            default:
                using (writer.Block(condition))
                {
                    new LayerPass([.. Calls.Skip(comments.Length)]).Call(writer);
                }

                break;
        }
    }

    public void Declare(CodeWriter writer) => Declaration?.Invoke(writer);
}
