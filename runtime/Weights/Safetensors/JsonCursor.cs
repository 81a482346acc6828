using System.Globalization;
using System.Text;

namespace Generated.Neuron.Weights;

/// <summary>
/// Reads the little JSON that a safetensors header is made of: objects, arrays, strings and whole numbers, never nested by recursion.
/// </summary>
internal sealed class JsonCursor(ModelFile file, int start, int end)
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly byte[] _bytes = file.Content;

    public int Position { get; private set; } = start;

    /// <summary>Whether nothing but white space follows.</summary>
    public bool AtEnd
    {
        get
        {
            SkipSpace();
            return Position == end;
        }
    }

    /// <summary>Takes this character if it comes next.</summary>
    public bool TryTake(char character)
    {
        SkipSpace();
        if (Position == end || _bytes[Position] != character)
        {
            return false;
        }

        Position++;
        return true;
    }

    public void Take(char character)
    {
        if (!TryTake(character))
        {
            throw Wrong($"expected '{character}' in the header, found {Next}");
        }
    }

    /// <summary>A number from 0 to 2⁶³ − 1.</summary>
    public long WholeNumber()
    {
        SkipSpace();
        var first = Position;
        while (Position < end && _bytes[Position] is >= (byte)'0' and <= (byte)'9')
        {
            Position++;
        }

        var digits = Encoding.ASCII.GetString(_bytes, first, Math.Min(Position - first, 20));
        return long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw Wrong(
                "expected a whole number from 0 to 2^63 − 1 in the header, found "
                + (digits.Length == 0 ? Next : PlainText.Quote(digits)));
    }

    public string Text()
    {
        Take('"');
        var first = Position;
        var escaped = false;
        while (Position < end && _bytes[Position] != '"')
        {
            if (_bytes[Position] < 0x20)
            {
                throw Wrong($"a name in the header holds {Next}, which JSON has as \\u{_bytes[Position]:x4}");
            }

            escaped |= _bytes[Position] == '\\';
            Position += _bytes[Position] == '\\' ? 2 : 1;
        }

        if (Position >= end)
        {
            Position = end;
            throw Wrong("the header ends inside a name");
        }

        try
        {
            var text = StrictUtf8.GetString(_bytes, first, Position - first);
            Position++;
            return escaped ? Unescape(text) : text;
        }
        catch (DecoderFallbackException)
        {
            Position = first;
            throw Wrong("a name in the header is not UTF-8");
        }
    }

    public ModelFileException Wrong(string problem) => file.Wrong(ModelFile.Byte(Position), $"{problem}; {SafetensorsReader.SaveAgain}");

    private string Next => Position == end ? "its end" : PlainText.Quote(((char)_bytes[Position]).ToString());

    private string Unescape(string text)
    {
        var result = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] != '\\')
            {
                result.Append(text[i]);
                continue;
            }

            // Text() has seen a character after every backslash.
            var escape = text[++i];
            var place = "\"\\/bfnrt".IndexOf(escape);
            if (place >= 0)
            {
                result.Append("\"\\/\b\f\n\r\t"[place]);
            }
            else if (escape == 'u' && i + 4 < text.Length
                && ushort.TryParse(text.Substring(i + 1, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code))
            {
                result.Append((char)code);
                i += 4;
            }
            else
            {
                throw Wrong($"a name in the header has the escape {PlainText.Quote("\\" + escape)}, which JSON does not have");
            }
        }

        return result.ToString();
    }

    private void SkipSpace()
    {
        while (Position < end && _bytes[Position] is (byte)' ' or (byte)'\t' or (byte)'\n' or (byte)'\r')
        {
            Position++;
        }
    }
}
