using System.Buffers.Binary;
using System.Text;

namespace Generated.Neuron;

/// <summary>The distinct texts of a column, in order of appearance, and the index of each row's text.</summary>
internal sealed class TableTexts
{
    private readonly List<string> _texts = [];

    // A hash table with open addressing: the place of a text plus 1, or 0. Strings are made for different texts only.
    private readonly List<int> _firstRows = [];
    private readonly List<uint> _hashes = [];
    private int[] _slots = new int[256];

    public TableTexts(TableText table, int column)
    {
        Places = new int[table.Rows];
        for (var row = 0; row < Places.Length; row++)
        {
            Places[row] = Place(table, column, row);
        }
    }

    /// <summary>For each row the place of its text.</summary>
    public int[] Places { get; }

    /// <summary>The different texts, trimmed.</summary>
    public IReadOnlyList<string> Texts => _texts;

    private int Place(TableText table, int column, int row)
    {
        var field = table.Field(row, column);
        var hash = Hash(field);
        for (var slot = hash; ; slot++)
        {
            var place = _slots[slot & (uint)(_slots.Length - 1)] - 1;
            if (place < 0)
            {
                return Add(field, row, hash);
            }

            if (_hashes[place] == hash && table.Field(_firstRows[place], column).SequenceEqual(field))
            {
                return place;
            }
        }
    }

    private int Add(ReadOnlySpan<byte> field, int row, uint hash)
    {
        var place = _texts.Count;
        _texts.Add(Encoding.UTF8.GetString(field));
        _firstRows.Add(row);
        _hashes.Add(hash);
        if (2 * _texts.Count > _slots.Length)
        {
            _slots = new int[4 * _slots.Length];
            for (var i = 0; i <= place; i++)
            {
                Insert(i);
            }
        }
        else
        {
            Insert(place);
        }

        return place;
    }

    private void Insert(int place)
    {
        var slot = _hashes[place];
        while (_slots[slot & (uint)(_slots.Length - 1)] != 0)
        {
            slot++;
        }

        _slots[slot & (uint)(_slots.Length - 1)] = place + 1;
    }

    /// <summary>Eight bytes at a time, with the multiplier of the golden ratio.</summary>
    private static uint Hash(ReadOnlySpan<byte> field)
    {
        const ulong Multiplier = 0x9E37_79B9_7F4A_7C15;
        var hash = (ulong)field.Length * Multiplier;
        while (field.Length >= sizeof(ulong))
        {
            hash = (hash ^ BinaryPrimitives.ReadUInt64LittleEndian(field)) * Multiplier;
            hash ^= hash >> 32;
            field = field[sizeof(ulong)..];
        }

        foreach (var letter in field)
        {
            hash = (hash ^ letter) * Multiplier;
        }

        return (uint)(hash ^ hash >> 32);
    }
}
