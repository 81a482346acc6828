using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Generated.Neuron.Weights;

namespace Generated.Neuron.Tables;

/// <summary>An object in the text of an encoding: its members by name, each read once and all of them read.</summary>
internal sealed class EncodingObject
{
    private const string Whole = "the text as a whole";

    private readonly string _place;
    private readonly Dictionary<string, JsonElement> _members = new(StringComparer.Ordinal);
    private readonly HashSet<string> _read = new(StringComparer.Ordinal);

    /// <param name="place">Where it is, such as <c>inputs[3]</c>; empty for the whole.</param>
    /// <param name="element">It may be anything.</param>
    /// <exception cref="EncodingFault">It is not an object, or a member is there twice.</exception>
    public EncodingObject(string place, JsonElement element)
    {
        _place = place;
        if (element.ValueKind != JsonValueKind.Object)
        {
            throw new EncodingFault(place.Length == 0 ? Whole : place, $"is {Kind(element)}, but must be an object");
        }

        foreach (var member in element.EnumerateObject())
        {
            var name = NameOf(place, member);
            if (!_members.TryAdd(name, member.Value))
            {
                throw Wrong(name, "is there twice; write each member once");
            }
        }
    }

    public string PlaceOf(string member)
    {
        var name = PlainText.Escape(member, 80);
        return _place.Length == 0 ? name : $"{_place}.{name}";
    }

    public EncodingFault Wrong(string member, string problem) => new(PlaceOf(member), problem);

    public bool Has(string member) => _members.ContainsKey(member);

    public string Text(string member) => TextOf(PlaceOf(member), Member(member, "a text"));

    public string? OptionalText(string member) => Has(member) ? Text(member) : null;

    public double Number(string member)
    {
        var element = Member(member, "a number");
        return element.ValueKind == JsonValueKind.Number && element.TryGetDouble(out var number)
            ? number
            : throw Wrong(member, $"is {Kind(element)}, but must be a number");
    }

    public bool Flag(string member)
    {
        var element = Member(member, "true or false");
        return element.ValueKind is JsonValueKind.True or JsonValueKind.False
            ? element.GetBoolean()
            : throw Wrong(member, $"is {Kind(element)}, but must be true or false");
    }

    public string[] Texts(string member)
    {
        var list = List(member, "a list of texts");
        var texts = new List<string>(list.GetArrayLength());
        foreach (var item in list.EnumerateArray())
        {
            // The place only of an item that is wrong: there may be thousands.
            texts.Add(item.ValueKind == JsonValueKind.String && TryDecode(item, out var text)
                ? text
                : TextOf(ItemOf(member, texts.Count), item));
        }

        return [.. texts];
    }

    public IEnumerable<EncodingObject> Objects(string member) =>
        List(member, "a list of objects").EnumerateArray().Select((item, index) => new EncodingObject(ItemOf(member, index), item));

    /// <exception cref="EncodingFault">A member was never asked for.</exception>
    public void CheckAllRead(string what)
    {
        foreach (var member in _members.Keys)
        {
            if (!_read.Contains(member))
            {
                throw Wrong(member, $"is not a member of {what}; remove it");
            }
        }
    }

    private JsonElement Member(string member, string expected)
    {
        _read.Add(member);
        return _members.TryGetValue(member, out var element) ? element : throw Wrong(member, $"is missing; write {expected} there");
    }

    private string ItemOf(string member, int index) => $"{PlaceOf(member)}[{index}]";

    private JsonElement List(string member, string expected)
    {
        var element = Member(member, expected);
        if (element.ValueKind != JsonValueKind.Array)
        {
            throw Wrong(member, $"is {Kind(element)}, but must be {expected}");
        }

        // Counted before anything is made of them.
        var most = Math.Max(EncodingRules.MostColumns, EncodingRules.MostWords);
        return element.GetArrayLength() <= most
            ? element
            : throw Wrong(member, $"has {element.GetArrayLength()} items, but may have {most}");
    }

    private static string TextOf(string place, JsonElement element) =>
        element.ValueKind != JsonValueKind.String ? throw new EncodingFault(place, $"is {Kind(element)}, but must be a text")
        : TryDecode(element, out var text) ? text
        : throw HalfPair(place);

    /// <summary>False for half of a surrogate pair as an escape.</summary>
    private static bool TryDecode(JsonElement element, [NotNullWhen(true)] out string? text)
    {
        try
        {
            text = element.GetString()!;
            return true;
        }
        catch (InvalidOperationException)
        {
            text = null;
            return false;
        }
    }

    private static string NameOf(string place, JsonProperty member)
    {
        try
        {
            return member.Name;
        }
        catch (InvalidOperationException)
        {
            throw HalfPair(place.Length == 0 ? Whole : place);
        }
    }

    private static EncodingFault HalfPair(string place) =>
        new(place, "has half of a surrogate pair as an escape, which is not a character");

    private static string Kind(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "a list",
        JsonValueKind.String => "a text",
        JsonValueKind.Number => "a number",
        JsonValueKind.Null => "null",
        _ => "true or false",
    };
}
