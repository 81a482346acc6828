using System.Globalization;

namespace Generated.Neuron;

/// <summary>Words of messages that depend on a number.</summary>
internal static class Words
{
    /// <summary><c>1 row</c>, <c>2 rows</c>.</summary>
    public static string Count(int number, string one) =>
        number.ToString(CultureInfo.InvariantCulture) + " " + one + (number == 1 ? "" : "s");
}
