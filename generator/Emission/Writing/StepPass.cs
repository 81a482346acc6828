using System.Collections.Immutable;

namespace Generated.Neuron.Generator.Emission;

/// <summary>
/// One pass of one step as text: the statements that call its kernels, and their declaration if they are written out.
/// </summary>
/// <param name="Calls">The statements, comments and all.</param>
/// <param name="Declaration">Writes the kernels; null if they are the library's, or there are none.</param>
internal sealed record StepPass(ImmutableArray<string> Calls, Action<CodeWriter>? Declaration = null)
{
    public static readonly StepPass None = new([]);

    public void Call(CodeWriter writer)
    {
        foreach (var statement in Calls)
        {
            writer.Line(statement);
        }
    }

    /// <summary>The statements under a condition, below their comments.</summary>
    /// <param name="writer">The writer they are written to.</param>
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
                    new StepPass([.. Calls.Skip(comments.Length)]).Call(writer);
                }

                break;
        }
    }

    /// <summary>An empty line, the formula as comments, and the statements.</summary>
    public static StepPass Of(string formula, params string[] statements) =>
        new([.. formula.Split('\n').Select(line => $"// {line}").Prepend(""), .. statements]);

    public void Declare(CodeWriter writer) => Declaration?.Invoke(writer);
}
