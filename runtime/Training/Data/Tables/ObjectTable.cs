using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Reflection;
using System.Text;

namespace Generated.Neuron;

/// <summary>A table whose fields are the properties of objects, as invariant text.</summary>
internal static class ObjectTable
{
    /// <summary>The table of some objects.</summary>
    /// <exception cref="ArgumentException">There are no rows, or a property has a type that is not one value.</exception>
    public static TableText Of<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicProperties)] T>(
        IEnumerable<T> rows, IReadOnlyList<string> missing)
    {
        PropertyInfo[] properties = [.. typeof(T).GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(property => property.CanRead && property.GetIndexParameters().Length == 0)];
        if (properties.Length == 0)
        {
            throw new ArgumentException(
                $"{typeof(T).Name} has no public properties; give rows of a class or record that has.", nameof(rows));
        }

        var (bytes, starts, ends) = (new MemoryStream(), new List<int>(), new List<int>());
        foreach (var row in rows)
        {
            if (row is null)
            {
                throw new ArgumentException($"Row {starts.Count + 1} is null.", nameof(rows));
            }

            starts.Add((int)bytes.Length);
            foreach (var property in properties)
            {
                bytes.Write(Encoding.UTF8.GetBytes(Text(property.GetValue(row), property)));
                ends.Add((int)bytes.Length);
            }
        }

        return starts.Count == 0
            ? throw new ArgumentException("There are no rows; give at least one.", nameof(rows))
            : new TableText(
                typeof(T).Name, [.. properties.Select(property => property.Name)], headerLine: null, missing, bytes.ToArray(),
                [.. starts], [.. ends], separatorLength: 0, hasQuotes: false);
    }

    private static string Text(object? value, PropertyInfo property) => value switch
    {
        null => "",
        string text => text.Contains('\0')
            ? throw new ArgumentException($"The property {property.Name} has a text with a zero character; remove it.")
            : text,
        bool truth => truth ? "true" : "false",
        char letter => letter.ToString(),
        double.NaN or float.NaN => "",
        double or float or Half or decimal or sbyte or byte or short or ushort or int or uint or long or ulong or Int128 or UInt128 =>
            ((IFormattable)value).ToString(null, CultureInfo.InvariantCulture),
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTime time => time.Kind == DateTimeKind.Utc
            ? time.ToString("yyyy-MM-dd HH:mm:ss.FFFFFFFK", CultureInfo.InvariantCulture)
            : time.ToString("yyyy-MM-dd HH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture),
        DateTimeOffset moment => moment.ToString("yyyy-MM-dd HH:mm:ss.FFFFFFFzzz", CultureInfo.InvariantCulture),
        Enum name => name.ToString(),
        Guid id => id.ToString(),
        _ => throw new ArgumentException(
            $"The property {property.Name} has the type {property.PropertyType.Name}, which is not a number, a text, a truth value or a "
                + "date; project the rows to ones that have those only."),
    };
}
