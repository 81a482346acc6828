namespace Generated.Neuron.Generator.Emission;

/// <summary>
/// Breaks a line that is too long: documentation between words; code behind the bracket that opens its arguments, where they fit in one
/// line then, and otherwise behind a comma, as far outside of brackets as one is within reach.
/// </summary>
internal static class LineWrap
{
    /// <summary>Columns of a line, the project's own measure; what has no comma or blank to break at may be longer.</summary>
    public const int Columns = 140;

    private const string Documentation = "/// ";

    private const string Level = "    ";

    /// <param name="line">Without its indentation.</param>
    /// <param name="indentation">How far in it stands.</param>
    /// <returns>The line, or its parts, those behind the first one level further in.</returns>
    public static IEnumerable<string> Parts(string line, int indentation)
    {
        var (blanks, rest) = (Blanks(line), line.TrimStart(' '));
        var isDocumentation = rest.StartsWith(Documentation, StringComparison.Ordinal);
        if (!isDocumentation && (rest.StartsWith("#", StringComparison.Ordinal) || rest.Contains("//") || rest.Contains("\"")))
        {
            // Remarks stand where they are, and no string is broken.
            yield return line;
            yield break;
        }

        var continuation = isDocumentation ? blanks + Documentation : blanks + Level;
        var start = blanks;
        while (indentation + start.Length + rest.Length > Columns)
        {
            var room = Columns - indentation - start.Length;
            var end = isDocumentation ? rest.LastIndexOf(' ', room) : Bracket(rest, room);
            if (end <= (isDocumentation ? Documentation.Length : 0))
            {
                break;
            }

            yield return start + rest.Substring(0, end);
            (start, rest) = (continuation, rest.Substring(end).TrimStart(' '));
        }

        yield return start + rest;
    }

    private static string Blanks(string line) => line.Substring(0, line.Length - line.TrimStart(' ').Length);

    /// <summary>The place behind the last outermost bracket, where all that follows fits in a line; otherwise behind a comma.</summary>
    private static int Bracket(string code, int room)
    {
        var (depth, end) = (0, 0);
        for (var i = 0; i < code.Length; i++)
        {
            if (code[i] == '(' && depth++ == 0)
            {
                end = i + 1;
            }
            else if (code[i] == ')')
            {
                depth--;
            }
        }

        return end > 0 && end <= room && code.Length - end <= room - Level.Length ? end : Comma(code, room);
    }

    /// <summary>The place behind the last of the outermost commas within reach; −1 where there is none.</summary>
    private static int Comma(string code, int room)
    {
        var (depth, best, bestDepth) = (0, -1, int.MaxValue);
        for (var i = 0; i + 1 < code.Length && i < room; i++)
        {
            depth += code[i] switch
            {
                '(' or '[' or '{' => 1,
                ')' or ']' or '}' => -1,
                '<' when IsTypeArgument(code, i) => 1,
                '>' when i > 0 && code[i - 1] is not ('=' or ' ') => -1,
                _ => 0,
            };
            if (code[i] == ',' && code[i + 1] == ' ' && depth <= bestDepth)
            {
                (best, bestDepth) = (i + 1, depth);
            }
        }

        return best;
    }

    private static bool IsTypeArgument(string code, int at) => at > 0 && code[at - 1] != ' ' && code[at + 1] is not (' ' or '=');
}
