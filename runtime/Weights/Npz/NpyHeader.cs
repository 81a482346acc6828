using System.Globalization;
using System.Text;

namespace Generated.Neuron.Weights;

/// <summary>
/// The head of an array in NumPy's format: <c>\x93NUMPY</c>, a version, a length, and a Python dict with type, order and shape.
/// https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html
/// </summary>
internal sealed class NpyHeader
{
    /// <summary>NumPy's own limit, max_header_size.</summary>
    private const int LongestDict = 10_000;

    /// <summary>Magic, two bytes of version, and a length of 4 bytes from version 2 on.</summary>
    public const int LongestPrefix = 12;

    public const int Longest = LongestPrefix + LongestDict;

    /// <summary>As NumPy's own.</summary>
    private const int MostDimensions = 32;

    private readonly string _text;
    private readonly Func<string, ModelFileException> _wrong;
    private int _at;

    private NpyHeader(string text, Func<string, ModelFileException> wrong) => (_text, _wrong) = (text, wrong);

    /// <summary>For example <c>&lt;f4</c>.</summary>
    public string DataType { get; private set; } = "";

    public bool FortranOrder { get; private set; }

    public IReadOnlyList<long> Shape { get; private set; } = [];

    /// <summary>Where the numbers start.</summary>
    public int Length { get; private init; }

    /// <summary>How long prefix and dict are, of which the first <see cref="LongestPrefix"/> bytes are given.</summary>
    public static int LengthOf(byte[] prefix, Func<string, ModelFileException> wrong)
    {
        for (var i = 0; i < 6; i++)
        {
            if (prefix[i] != "\u0093NUMPY"[i])
            {
                throw wrong("does not start with \\x93NUMPY, so it is not a NumPy array");
            }
        }

        if (prefix[6] is not (1 or 2 or 3) || prefix[7] != 0)
        {
            throw wrong($"is of version {prefix[6]}.{prefix[7]} of NumPy's format; save it as 1.0, 2.0 or 3.0");
        }

        var (start, length) = prefix[6] == 1 ? (10, (uint)LittleEndian.UInt16(prefix, 8)) : (LongestPrefix, LittleEndian.UInt32(prefix, 8));
        return length <= LongestDict
            ? start + (int)length
            : throw wrong($"has a header of {length} bytes, more than the {LongestDict} that are read");
    }

    /// <param name="bytes">Prefix and dict.</param>
    /// <param name="length">Their length.</param>
    /// <param name="wrong">The exception for a problem.</param>
    public static NpyHeader Read(byte[] bytes, int length, Func<string, ModelFileException> wrong)
    {
        var start = bytes[6] == 1 ? 10 : LongestPrefix;

        // Version 3 is UTF-8, for the names of fields in types that are refused anyway.
        var header = new NpyHeader(Encoding.ASCII.GetString(bytes, start, length - start), wrong) { Length = length };
        header.ReadDict();
        return header;
    }

    private void ReadDict()
    {
        Take('{');
        HashSet<string> keys = [];
        while (!TryTake('}'))
        {
            var key = Text();
            Take(':');
            if (!keys.Add(key))
            {
                throw Wrong($"names {PlainText.Quote(key)} twice");
            }

            switch (key)
            {
                case "descr":
                    DataType = Text();
                    break;
                case "fortran_order":
                    FortranOrder = TryTakeWord("True") || (TryTakeWord("False") ? false : throw Wrong(
                        "has neither True nor False as its fortran_order"));
                    break;
                case "shape":
                    Shape = Tuple();
                    break;
                default:
                    throw Wrong($"has the key {PlainText.Quote(key)}, but takes descr, fortran_order and shape alone");
            }

            if (!TryTake(','))
            {
                Take('}');
                break;
            }
        }

        SkipSpace();
        if (keys.Count != 3 || _at != _text.Length)
        {
            throw Wrong("is not made of descr, fortran_order and shape alone");
        }
    }

    private List<long> Tuple()
    {
        List<long> lengths = [];
        Take('(');
        while (!TryTake(')'))
        {
            SkipSpace();
            var first = _at;
            while (_at < _text.Length && char.IsDigit(_text[_at]))
            {
                _at++;
            }

            var digits = _text.Substring(first, _at - first);
            if (!long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var length) || lengths.Count == MostDimensions)
            {
                throw Wrong("has a shape that is not a tuple of at most 32 whole numbers");
            }

            lengths.Add(length);
            if (!TryTake(','))
            {
                Take(')');
                break;
            }
        }

        return lengths;
    }

    private string Text()
    {
        SkipSpace();
        var quote = _at < _text.Length ? _text[_at] : ' ';
        var end = quote is '\'' or '"' ? _text.IndexOf(quote, _at + 1) : -1;
        if (end < 0)
        {
            throw Wrong(quote == '[' ? "has fields of its own type; save plain float32 numbers" : $"has no text at character {_at}");
        }

        var text = _text.Substring(_at + 1, end - _at - 1);
        _at = end + 1;
        return text;
    }

    private bool TryTakeWord(string word)
    {
        SkipSpace();
        var taken = string.CompareOrdinal(_text, _at, word, 0, word.Length) == 0;
        _at += taken ? word.Length : 0;
        return taken;
    }

    private bool TryTake(char character) => TryTakeWord(character.ToString());

    private void Take(char character)
    {
        if (!TryTake(character))
        {
            throw Wrong($"has no '{character}' at character {_at}");
        }
    }

    private void SkipSpace()
    {
        while (_at < _text.Length && _text[_at] is ' ' or '\n' or '\t')
        {
            _at++;
        }
    }

    private ModelFileException Wrong(string problem) => _wrong($"has a header that {problem}");
}
