namespace Generated.Neuron.Generator.Diagnostics;

/// <summary>What was thrown where nothing should be, for the message that asks to report it.</summary>
internal static class Fault
{
    /// <summary>In one line, with the place in our code that a report needs.</summary>
    public static string Describe(Exception exception)
    {
        var frame = exception.StackTrace?.Split('\n').FirstOrDefault()?.Trim();
        var text = $"{exception.GetType().Name}: {exception.Message}{(frame is null ? "" : $", {frame}")}";
        return string.Join(" ", text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }
}
