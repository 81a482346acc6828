namespace Generated.Neuron.Generator.Emission;

/// <summary>
/// Breaks a line that is too long: documentation between words; code after the bracket that opens its arguments, if they then fit in one
/// line, and otherwise after a comma, the outermost one within reach.
/// </summary>
internal static class LineWrap
{
    /// <summary>The columns of a line, as in this project; a line without a comma or blank to break at may be longer.</summary>
    public const int Columns = 140;

    private const string Documentation = "/// ";

    private const string Level = "    ";

    /// <param name="line">Without its indentation.</param>
    /// <param name="indentation">Its indentation.</param>
    /// <returns>The line, or its parts; all but the first are indented by one more level.</returns>
    public static IEnumerable<string> Parts(string line, int indentation)
    {
        var (blanks, rest) = (Blanks(line), line.TrimStart(' '));
        var isDocumentation = rest.StartsWith(Documentation, StringComparison.Ordinal);
        if (!isDocumentation && (rest.StartsWith("#", StringComparison.Ordinal) || rest.Contains("//") || rest.Contains("\"")))
        {
            // Comments stay where they are, and strings are not broken.
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

    /// <summary>The place after the last outermost bracket if the rest fits in a line; otherwise after a comma.</summary>
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

    /// <summary>The place after the last of the outermost commas within reach; −1 if there is none.</summary>
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
