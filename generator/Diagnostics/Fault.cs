namespace Generated.Neuron.Generator.Diagnostics;

/// <summary>An unexpected exception, for the message that asks users to report it.</summary>
internal static class Fault
{
    /// <summary>In one line, with the place in the generator's code, which a report needs.</summary>
    public static string Describe(Exception exception)
    {
        var frame = exception.StackTrace?.Split('\n').FirstOrDefault()?.Trim();
        var text = $"{exception.GetType().Name}: {exception.Message}{(frame is null ? "" : $", {frame}")}";
        return string.Join(" ", text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }
}
