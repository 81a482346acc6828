using System.Text;

namespace Generated.Neuron.Generator.Emission;

/// <summary>Text with an indentation, four blanks a level and \n at the end of every line, whatever the machine.</summary>
internal sealed class CodeWriter
{
    private readonly StringBuilder _text = new();
    private int _level;
    private bool _opened;
    private bool _closed;

    /// <summary>
    /// A line, or several of a raw string, at the present level; empty lines stay empty, and long ones are wrapped. What follows a closing
    /// brace is separated from it by a blank line.
    /// </summary>
    public void Line(string lines = "")
    {
        foreach (var line in lines.Split('\n'))
        {
            // No blank line after an opening brace.
            if (_opened && line.Length == 0)
            {
                continue;
            }

            _opened = false;
            if (_closed && line.Length > 0 && line[0] is not ('}' or ';'))
            {
                _text.Append('\n');
            }

            _closed = false;
            if (line.Length == 0)
            {
                _text.Append('\n');
                continue;
            }

            foreach (var part in LineWrap.Parts(line.TrimEnd('\r'), 4 * _level))
            {
                _text.Append(' ', 4 * _level).Append(part).Append('\n');
            }
        }
    }

    /// <summary>A statement under a condition: in one line if both fit there, otherwise in two.</summary>
    /// <param name="condition"><c>if (…)</c></param>
    /// <param name="statement">One call.</param>
    public void Statement(string condition, string statement)
    {
        var line = $"{condition} {statement}";
        if (4 * _level + line.Length <= LineWrap.Columns)
        {
            Line(line);
            return;
        }

        Line(condition);
        Line($"    {statement}");
    }

    /// <summary>Lines with a trailing comment each, the comments aligned.</summary>
    public void Table(IEnumerable<(string Code, string Remark)> rows)
    {
        var lines = rows.ToArray();
        var width = lines.Max(line => line.Code.Length);
        foreach (var (code, remark) in lines)
        {
            Line($"{code.PadRight(width)}   {remark}");
        }
    }

    /// <summary>A header and braces around what is written until the scope is disposed.</summary>
    public Scope Block(string header)
    {
        Line(header);
        Line("{");
        _level++;
        _opened = true;
        return new Scope(this);
    }

    public override string ToString() => _text.ToString();

    public readonly struct Scope(CodeWriter writer) : IDisposable
    {
        public void Dispose()
        {
            writer._level--;
            writer.Line("}");
            writer._closed = true;
        }
    }
}
