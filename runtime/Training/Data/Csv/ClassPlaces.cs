namespace Generated.Neuron;

/// <summary>The class of a label: by name, by the same number, or by its place if no class has a number as its name.</summary>
/// <param name="classes">The names, class 0 first.</param>
internal sealed class ClassPlaces(IReadOnlyList<string> classes)
{
    private readonly bool _arePlaces = !classes.Any(name => DecimalText.TryParse(name, out _));

    /// <summary>The class of a trimmed label from 0, or −1.</summary>
    public int Of(string label)
    {
        var isNumber = DecimalText.TryParse(label, out var number);
        for (var place = 0; place < classes.Count; place++)
        {
            if (classes[place].Trim() == label || (isNumber && DecimalText.TryParse(classes[place], out var name) && name == number))
            {
                return place;
            }
        }

        return _arePlaces && isNumber && int.TryParse(number.ToString(), System.Globalization.CultureInfo.InvariantCulture, out var given)
            && given >= 0 && given < classes.Count ? given : -1;
    }
}
