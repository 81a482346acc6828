namespace Generated.Neuron.Tables;

/// <summary>The value of an object's property as a value of a row.</summary>
internal static class PropertyValue
{
    /// <exception cref="ArgumentException">It is of a type that no column has.</exception>
    public static TableValue Of(string property, object? value) => value switch
    {
        null => TableValue.Missing,
        TableValue table => table,
        string text => text,
        char character => character,
        bool truth => truth,
        double number => number,
        float number => (double)number,
        decimal number => number,
        Half number => (double)number,
        byte or sbyte or short or ushort or int or uint or long => Convert.ToInt64(value, null),
        ulong number => number <= long.MaxValue ? (TableValue)(long)number : (double)number,
        DateOnly date => date,
        DateTime time => time,
        DateTimeOffset moment => moment,
        Enum name => name.ToString(),
        Guid guid => guid.ToString(),
        _ => throw new ArgumentException(
            $"The property {property} is of the type {value.GetType().Name}, which no column has; make it text, a number, a bool, a "
            + "DateOnly or a DateTimeOffset, or write the row as new TableRow { … }.",
            nameof(value)),
    };
}
