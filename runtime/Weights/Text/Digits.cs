using System.Globalization;

namespace Generated.Neuron.Weights;

/// <summary>Whole numbers in text: int.TryParse also accepts trailing zero characters.</summary>
internal static class Digits
{
    /// <summary>A number of one digit or more, and of nothing else.</summary>
    public static bool TryParse(string text, out int number)
    {
        number = 0;
        return text.All(character => character is >= '0' and <= '9')
            && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
    }
}
